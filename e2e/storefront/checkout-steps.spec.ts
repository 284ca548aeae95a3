import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { Checkout, newCustomer } from '../pages/checkout.ts'
import { Storefront } from '../pages/storefront.ts'

const PLACE = '**/api/trpc/checkout.placeOrder*'

async function toCheckout(page: Page): Promise<Checkout> {
  await new Storefront(page).addFromCategory('paper-and-books')
  const checkout = new Checkout(page)
  await checkout.open()
  return checkout
}

/** With everything said, before the last button. */
async function toReview(page: Page) {
  const checkout = await toCheckout(page)
  const customer = newCustomer()
  await checkout.fill(customer)
  await checkout.review()
  return { checkout, customer }
}

const openStep = (page: Page) => page.locator('[aria-current="step"]').getByRole('heading')

test('every error stands beside its field, and the first one has the focus', async ({ page }) => {
  const checkout = await toCheckout(page)
  await checkout.goOn('Continue to the address')
  await expect(page.getByLabel('E-mail')).toBeFocused()
  await expect(page.getByText('Please write an e-mail address')).toBeVisible()
  await page.getByLabel('E-mail').fill('ada@example.test')
  await expect(page.getByText('Please write an e-mail address')).toHaveCount(0)
  await checkout.goOn('Continue to the address')
  await expect(openStep(page)).toHaveText(/Delivery address/)
  await expect(openStep(page)).toBeFocused()

  await checkout.goOn('Continue to delivery')
  await expect(page.getByLabel('Name', { exact: true })).toBeFocused()
  for (const words of ['who receives', 'street and house', 'the postal code', 'the town or city'])
    await expect(page.getByText(`Please write ${words}`)).toBeVisible()
  await expectAccessible(page)

  // The fields are those of the country.
  await page.getByLabel('Country').selectOption('US')
  await expect(page.getByLabel('State')).toBeVisible()
  await page.getByLabel('ZIP code').fill('1234')
  await checkout.goOn('Continue to delivery')
  await expect(page.getByText('Postal codes there look like 10001.')).toBeVisible()
})

test('Back goes from step to step, and a reload in the middle keeps all that was typed', async ({ page }) => {
  const { customer } = await toReview(page)
  await expectAccessible(page)
  for (const step of [/Payment/, /^\d?Delivery$/, /Delivery address/]) {
    await page.goBack()
    await expect(openStep(page)).toHaveText(step)
  }
  await page.getByLabel('Town or city').fill('Potsdam')
  await page.reload()
  await expect(openStep(page)).toHaveText(/Delivery address/)
  await expect(page.getByLabel('Town or city')).toHaveValue('Potsdam')
  await expect(page.getByLabel('Street and number')).toHaveValue(customer.line1)
  await page.goBack()
  await expect(page.getByLabel('E-mail')).toHaveValue(customer.email)
  await page.goForward()
  await expect(openStep(page)).toHaveText(/Delivery address/)
})

test('a double click orders once', async ({ page }) => {
  const { checkout } = await toReview(page)
  let placements = 0
  await page.route(PLACE, async (route) => {
    placements += 1
    await route.continue()
  })
  await checkout.placeButton().dblclick()
  await checkout.arrive()
  expect(placements).toBe(1)
})

test('a reply that gets lost after the order was placed leads to that order', async ({ page }) => {
  const { checkout } = await toReview(page)
  const codes: string[] = []
  const keys = new Set<string>()
  await page.route(PLACE, async (route) => {
    keys.add(route.request().postDataJSON().json.key)
    const reply = await route.fetch()
    codes.push((await reply.json()).result.data.json.orderCode)
    // The order stands; its answer never arrives.
    if (codes.length === 1) await route.abort('connectionreset')
    else await route.fulfill({ response: reply })
  })
  await checkout.placeButton().click()
  const code = await checkout.arrive()
  expect(codes).toEqual([code, code])
  expect(keys.size).toBe(1)
})

test('a server that fails in the middle costs nothing but time, and a reload asks for the same order', async ({
  page,
}) => {
  const { checkout } = await toReview(page)
  const keys = new Set<string>()
  await page.route(PLACE, async (route) => {
    keys.add(route.request().postDataJSON().json.key)
    await route.fulfill({ status: 503, body: 'down' })
  })
  await checkout.placeButton().click()
  await expect(page.getByText('We do not know yet whether your order stands')).toBeVisible({
    timeout: 20_000,
  })
  await expectAccessible(page)
  await page.unroute(PLACE)
  await page.route(PLACE, async (route) => {
    keys.add(route.request().postDataJSON().json.key)
    await route.continue()
  })
  await page.reload()
  await checkout.arrive()
  expect(keys.size).toBe(1)
})

test('a second tab that orders the same cart is led to the order that stands', async ({ page, context }) => {
  const { checkout } = await toReview(page)
  const tab = await context.newPage()
  const second = new Checkout(tab)
  await second.open()
  await second.fill(newCustomer())
  await second.review()
  const code = await checkout.place()
  expect(await second.place()).toBe(code)
})

test('a customer cancels an order that no shop has begun with', async ({ page }) => {
  const checkout = await toCheckout(page)
  await checkout.fill(newCustomer())
  await checkout.payByTransfer()
  await checkout.place()
  await page.getByRole('button', { name: 'Cancel the order' }).click()
  const question = page.getByRole('alertdialog')
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Cancel the order' }).click()
  await expect(page.getByRole('heading', { name: 'This order was cancelled' })).toBeVisible({
    timeout: 20_000,
  })
  await expect(page.getByRole('button', { name: 'Cancel the order' })).toHaveCount(0)
})

test('a customer keeps an address, and chooses it the next time instead of typing', async ({ page }) => {
  const customer = newCustomer()
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill(customer.name)
  await page.getByLabel('E-mail').fill(customer.email)
  await page.getByLabel('Password', { exact: true }).fill('a long enough password')
  await page.getByRole('button', { name: /create/i }).click()
  await expect(page).not.toHaveURL(/\/sign-up/)
  await toCheckout(page)
  await expect(openStep(page)).toHaveText(/Delivery address/)
  await page.getByLabel('Street and number').fill(customer.line1)
  await page.getByLabel('Postal code').fill(customer.postalCode)
  await page.getByLabel('Town or city').fill(customer.city)
  await page.getByRole('checkbox', { name: 'Keep this address in my account' }).click()
  await page.getByRole('button', { name: 'Continue to delivery' }).click()
  await expect(page.getByText('The address is in your account').first()).toBeVisible()

  await page.evaluate(() => sessionStorage.clear())
  await page.goto('/checkout')
  await expect(page.getByRole('radio', { name: customer.name })).toBeChecked()
  await expect(page.getByLabel('Street and number')).toHaveCount(0)
  await expectAccessible(page)
  await page.getByRole('radio', { name: 'Another address' }).click()
  await expect(page.getByLabel('Street and number')).toHaveValue('')
  await page.getByRole('radio', { name: customer.name }).click()
  await page.getByRole('button', { name: 'Continue to delivery' }).click()
  await expect(openStep(page)).toHaveText(/^\d?Delivery$/)
})
