import { expect, type Locator } from '@playwright/test'

/** Presses a button until the window that it opens is there: a press before the island is awake is nobody's. */
export async function openWindow(button: Locator, window: Locator): Promise<void> {
  await expect(async () => {
    if (!(await window.isVisible())) await button.click({ timeout: 3_000 })
    await expect(window).toBeVisible({ timeout: 3_000 })
  }).toPass()
}
