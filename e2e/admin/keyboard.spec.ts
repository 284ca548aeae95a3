import { expect, type Locator, type Page, test } from '@playwright/test'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'

test('an operator finds an order, looks at its messages and reads one by keyboard alone', async ({
  page,
}) => {
  await signInAs(page, 'admin@demo.tradehall.test')
  await page.goto('/admin/orders')
  await settled(page)
  await page.keyboard.press('/')
  await expect(page.getByRole('searchbox', { name: 'Search orders' })).toBeFocused()
  // A customer of the demo's past, whose messages were sent.
  await page.keyboard.type('customer-')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/q=customer-/)
  const first = page.getByRole('table', { name: 'Orders' }).getByRole('link').first()
  await tabTo(page, first)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: /^TH-/ })).toBeVisible()
  await tabTo(page, page.getByRole('link', { name: /^Messages/ }).last())
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/show=messages/)
  await tabTo(page, page.getByRole('link', { name: /^Order (confirmation|cancelled)/ }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'What it says' })).toBeVisible()
})

test('the book is proved by keyboard alone', async ({ page }) => {
  await signInAs(page, 'admin@demo.tradehall.test')
  await page.goto('/admin/journals')
  await settled(page)
  await tabTo(page, page.getByRole('button', { name: 'Prove the book now' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText('The book sums to zero')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Trial balance in EUR' })).toBeVisible()
})

/** Presses Tab until it is there, as somebody without a mouse does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not reach ${target}.`)
}
