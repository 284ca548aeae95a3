import { expect, type Page } from '@playwright/test'
import { violationsOn } from '#local/tour/axe.ts'

/** The page as it stands breaks no rule of WCAG 2.2 A and AA that a machine can check. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOn(page), page.url()).toEqual([])
}
