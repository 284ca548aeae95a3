import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { Checkout, newCustomer } from '../pages/checkout.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { linkIn, mailsTo, mailTo } from '../pages/mailbox.ts'
import { OrderPage } from '../pages/order-page.ts'
import { Storefront } from '../pages/storefront.ts'

const VENDOR = 'Kiln & Ember'
const VENDOR_MAIL = 'kiln-and-ember@demo.tradehall.test'

test('a guest orders from two vendors by card, follows it, and a vendor ships its part', async ({
  page,
  browser,
}) => {
  const shop = new Storefront(page)
  await shop.addFromCategory('kitchen-and-table', VENDOR)
  await shop.addFromCategory('food-and-drink')

  await shop.openCart()
  await expect(page.getByRole('heading', { name: /Sold and sent by/ })).toHaveCount(2)
  await expectAccessible(page)

  const customer = newCustomer()
  const checkout = new Checkout(page)
  await checkout.open()
  await expectAccessible(page)
  await checkout.fill(customer)
  const code = await checkout.place()

  const order = new OrderPage(page)
  await order.untilComplete()
  await expectAccessible(page)
  await expect(order.stage('Confirmation sent to you')).toBeVisible()
  await expect(order.stage('The shops know what to pack')).toBeVisible()

  // The mails: one confirmation to the customer, whose link opens the order elsewhere; one to the vendor.
  const confirmation = await mailTo(customer.email, `Your order ${code}`)
  const elsewhere = await browser.newContext()
  const guest = await elsewhere.newPage()
  await guest.goto(linkIn(confirmation, `/order/${code}?key=`))
  await expect(guest.getByText(code).first()).toBeVisible()
  const toVendor = await mailTo(VENDOR_MAIL, new RegExp(`New order ${code}/`))
  expect((await mailsTo(customer.email)).filter(({ subject }) => subject.includes(code))).toHaveLength(1)

  // The vendor ships; the customer's open page shows it without a reload, and a mail tells it.
  const vendor = await elsewhere.newPage()
  const part = new URL(linkIn(toVendor, '/vendor/orders/')).pathname
  await new Storefront(vendor).signIn(KILN_AND_EMBER.login, undefined, part)
  await vendor.goto(part)
  await expectAccessible(vendor)
  await vendor.getByRole('button', { name: 'Accept' }).click()
  await expect(vendor.getByText('To ship').first()).toBeVisible()
  await vendor.getByRole('button', { name: 'Ship', exact: true }).click()
  const dialog = vendor.getByRole('dialog')
  await dialog.getByLabel('Carrier').fill('DHL')
  await dialog.getByLabel('Tracking number').fill('JD014600006251')
  await dialog.getByRole('button', { name: 'Ship', exact: true }).click()
  await expect(vendor.getByText('JD014600006251')).toBeVisible()
  await mailTo(customer.email, /parcel .* on its way/)
  await expect(page.getByText('JD014600006251')).toBeVisible({ timeout: 40_000 })

  // Delivered: the earning has its release date.
  await vendor.getByRole('button', { name: 'Mark as delivered' }).click()
  await expect(vendor.getByText('Delivered').first()).toBeVisible()
  await expect(async () => {
    await vendor.reload()
    await expect(vendor.getByText(/Available from/)).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
  await vendor.goto('/vendor/balance')
  await expectAccessible(vendor)
  await expect(vendor.getByText(code).first()).toBeVisible()
  await elsewhere.close()
})

test('a declined card keeps everything typed, and another card places the order', async ({ page }) => {
  const shop = new Storefront(page)
  await shop.addFromCategory('paper-and-books')
  const customer = newCustomer()
  const checkout = new Checkout(page)
  await checkout.open()
  await checkout.fill(customer)
  await checkout.chooseCard(/is declined/)
  await checkout.review()
  await checkout.placeButton().click()
  await expect(page.getByRole('alert').getByText('Your card was not charged')).toBeVisible()
  await expect(page.getByText(customer.email)).toBeVisible()
  await page.getByRole('button', { name: 'Change: Delivery address' }).click()
  await expect(page.getByLabel('Street and number')).toHaveValue(customer.line1)
  await checkout.goOn('Continue to delivery')
  await checkout.goOn('Continue to payment')
  await checkout.chooseCard(/4242/)
  await checkout.place()
})
