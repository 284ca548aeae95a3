import { expect, type Locator, type Page, test } from '@playwright/test'
import { newCustomer } from '../pages/checkout.ts'
import { OrderPage } from '../pages/order-page.ts'
import { settled } from '../pages/settled.ts'

test('an order from two vendors works by keyboard alone, from the category to the complete timeline', async ({
  page,
}) => {
  await addByKeyboard(page, 'garden-and-outdoors')
  await addByKeyboard(page, 'paper-and-books')
  await tabTo(page, page.getByRole('link', { name: /cart/i }).first())
  await page.keyboard.press('Enter')
  // The cart beside the page shows the same, and goes as the cart's own page comes.
  await expect(page).toHaveURL(/\/cart$/)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await expect(page.getByRole('heading', { name: /Sold and sent by/ })).toHaveCount(2)
  await tabTo(page, page.getByRole('link', { name: 'Go to checkout' }))
  await page.keyboard.press('Enter')
  const customer = newCustomer()
  await type(page, 'E-mail', customer.email)
  await press(page, 'Continue to the address')
  await type(page, 'Name', customer.name)
  await type(page, 'Street and number', customer.line1)
  await type(page, 'Postal code', customer.postalCode)
  await type(page, 'Town or city', customer.city)
  for (const next of ['Continue to delivery', 'Continue to payment', 'Review the order'])
    await press(page, next)
  await tabTo(page, page.getByRole('button', { name: /^Place order/ }))
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/order\/TH-/)
  await new OrderPage(page).untilComplete()
})

async function type(page: Page, label: string, value: string): Promise<void> {
  await tabTo(page, page.getByLabel(label, { exact: true }))
  await page.keyboard.type(value)
}

async function press(page: Page, name: string): Promise<void> {
  await tabTo(page, page.getByRole('button', { name }))
  await page.keyboard.press('Enter')
}

/** Opens the first thing of a category that can be had as it is first shown, and puts it into the cart, pressing keys only. */
async function addByKeyboard(page: Page, category: string): Promise<void> {
  for (let opened = 0; opened < 8; opened += 1) {
    await page.goto(`/category/${category}`)
    const card = page.getByRole('article').filter({ hasNotText: 'Sold out' }).nth(opened)
    await tabTo(page, card.getByRole('link'))
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/product\//)
    await settled(page)
    const button = page.getByRole('button', { name: /^(Add to cart|Sold out)$/ })
    await expect(button).toBeVisible()
    if ((await button.textContent())?.includes('Sold out')) continue
    await tabTo(page, button)
    await page.keyboard.press('Enter')
    await expect(page.getByText(/is in your cart/).first()).toBeVisible()
    return
  }
  throw new Error(`Nothing in ${category} can be bought.`)
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
