import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { Checkout, type Customer, newCustomer } from '../pages/checkout.ts'
import { mailTo } from '../pages/mailbox.ts'
import { OrderPage } from '../pages/order-page.ts'
import { signInAs } from '../pages/sign-in.ts'
import { Storefront } from '../pages/storefront.ts'

/** An order by bank transfer, as a guest places it. */
async function orderByTransfer(page: Page): Promise<{ code: string; customer: Customer }> {
  await new Storefront(page).addFromCategory('home-and-living')
  const customer = newCustomer()
  const checkout = new Checkout(page)
  await checkout.open()
  await checkout.fill(customer)
  await checkout.payByTransfer()
  return { code: await checkout.place(), customer }
}

async function asOperator(page: Page, path: string): Promise<Page> {
  const context = await page.context().browser()?.newContext()
  if (!context) throw new Error('There is no browser.')
  const operator = await context.newPage()
  await signInAs(operator, 'admin@demo.tradehall.test')
  await operator.goto(path)
  return operator
}

test('a transfer is told to the customer, marked received by an operator, and the order goes on', async ({
  page,
}) => {
  const { code, customer } = await orderByTransfer(page)
  await expect(page.getByText('Please transfer').first()).toBeVisible()
  await expect(page.getByText(/DE\d\d/).first()).toBeVisible()
  const confirmation = await mailTo(customer.email, `Your order ${code}`)
  expect(confirmation.text).toContain(code)

  const operator = await asOperator(page, `/admin/orders/${code}`)
  await expectAccessible(operator)
  await operator.getByRole('button', { name: 'Mark transfer as received' }).click()
  await operator.getByRole('button', { name: 'Mark as received' }).click()
  await expect(operator.getByText('The order is paid; the vendors are told.').first()).toBeVisible()

  // The customer's open page follows without a reload.
  await expect(page.getByText('Please transfer')).toHaveCount(0, { timeout: 40_000 })
  await new OrderPage(page).untilComplete()
  await operator.getByRole('link', { name: /^Events and listeners/ }).click()
  for (const listener of [
    'update-vendor-balance',
    'adjust-inventory',
    'notify-vendors',
    'create-audit-trail-entry',
  ]) {
    await expect(operator.getByText(listener).first()).toBeVisible()
  }
  await operator.context().close()
})

test('an operator cancels a paid order: the customer is told and the money goes back', async ({ page }) => {
  await new Storefront(page).addFromCategory('jewellery')
  const customer = newCustomer()
  const checkout = new Checkout(page)
  await checkout.open()
  await checkout.fill(customer)
  const code = await checkout.place()
  await new OrderPage(page).untilComplete()

  const operator = await asOperator(page, `/admin/orders/${code}`)
  await operator.getByRole('button', { name: 'Cancel order' }).click()
  const dialog = operator.getByRole('alertdialog')
  await dialog.getByRole('button', { name: 'Cancel the order' }).click()
  await expect(dialog.getByText('Please choose a reason.')).toBeVisible()
  await dialog.getByRole('radio').first().click()
  await dialog.getByRole('button', { name: 'Cancel the order' }).click()
  await expect(operator.getByText(`${code} is cancelled. The money goes back.`).first()).toBeVisible()
  await mailTo(customer.email, /was cancelled/)
  await expect(page.getByText('This order was cancelled')).toBeVisible({ timeout: 40_000 })
  await expect(async () => {
    await operator.reload()
    await expect(operator.getByText('Refunded').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await operator.context().close()
})
