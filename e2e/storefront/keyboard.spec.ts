import { expect, type Locator, type Page, test } from '@playwright/test'
import { newCustomer } from '../pages/checkout.ts'

test('a cart, a checkout and an order work by keyboard alone', async ({ page }) => {
  await page.goto('/category/garden-and-outdoors')
  await tabTo(page, page.getByRole('article').filter({ hasNotText: 'Sold out' }).first().getByRole('link'))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/product\//)
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: 'Add to cart' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/is in your cart/).first()).toBeVisible()
  await page.goto('/checkout')
  const customer = newCustomer()
  for (const [label, value] of [
    ['E-mail', customer.email],
    ['Name', customer.name],
    ['Street and number', customer.line1],
    ['Postal code', customer.postalCode],
    ['Town or city', customer.city],
  ] as const) {
    await tabTo(page, page.getByLabel(label, { exact: true }))
    await page.keyboard.type(value)
  }
  await tabTo(page, page.getByRole('button', { name: /^Place order/ }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/order\/TH-/)
})

/** Presses Tab until the control has the focus: what cannot be reached so cannot be used by keyboard. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < 120; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The control cannot be reached with Tab.')
}
