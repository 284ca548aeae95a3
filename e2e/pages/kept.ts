import type { Page } from '@playwright/test'

/** Whether a cached page was there already when it was asked for. */
export async function kept(page: Page, path: string): Promise<string | undefined> {
  return (await page.request.get(path)).headers()['x-nextjs-cache']
}
