import type { Page } from '@playwright/test'

/** A page has come to rest by then, in milliseconds. */
const SETTLES_MS = 3_000

/**
 * The page has come and answers to what is pressed. Who leaves a page while it fetches others ahead is told of their end only half a
 * minute later, so nobody waits for that.
 */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle', { timeout: SETTLES_MS }).catch(() => {})
}
