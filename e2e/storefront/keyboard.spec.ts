import { expect, type Locator, type Page, test } from '@playwright/test'
import { newCustomer } from '../pages/checkout.ts'
import { OrderPage } from '../pages/order-page.ts'

test('an order from two vendors works by keyboard alone, from the category to the complete timeline', async ({
  page,
}) => {
  await addByKeyboard(page, 'garden-and-outdoors')
  await addByKeyboard(page, 'paper-and-books')
  await tabTo(page, page.getByRole('link', { name: /cart/i }).first())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /Sold and sent by/ })).toHaveCount(2)
  await tabTo(page, page.getByRole('link', { name: 'Go to checkout' }))
  await page.keyboard.press('Enter')
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
  await new OrderPage(page).untilComplete()
})

/** Opens the first thing of a category that is there and puts it into the cart, pressing keys only. */
async function addByKeyboard(page: Page, category: string): Promise<void> {
  await page.goto(`/category/${category}`)
  const card = page.getByRole('article').filter({ hasNotText: 'Sold out' }).first()
  await tabTo(page, card.getByRole('link'))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/product\//)
  await page.waitForLoadState('networkidle')
  await tabTo(page, page.getByRole('button', { name: 'Add to cart' }))
  await page.keyboard.press('Enter')
  await expect(page.getByText(/is in your cart/).first()).toBeVisible()
}

/** Presses Tab until the control has the focus: what cannot be reached so cannot be used by keyboard. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await expect(target).toBeVisible()
  for (let pressed = 0; pressed < 150; pressed += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return
    await page.keyboard.press('Tab')
  }
  throw new Error('The control cannot be reached with Tab.')
}
