import { expect, test } from '@playwright/test'
import { Checkout, newCustomer } from '../pages/checkout.ts'
import { linkIn, mailTo } from '../pages/mailbox.ts'
import { Storefront } from '../pages/storefront.ts'

test('somebody signs up, confirms the address, and chooses a new password when it is forgotten', async ({
  page,
}) => {
  const email = `grace-${crypto.randomUUID().slice(0, 8)}@example.test`
  await page.goto('/sign-up')
  await page.getByLabel('Name', { exact: true }).fill('Grace Hopper')
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password', { exact: true }).fill('a first long password')
  await page.getByRole('button', { name: /create|sign up/i }).click()
  await expect(page).not.toHaveURL(/\/sign-up/)
  await page.goto(linkIn(await mailTo(email, /confirm/i), 'token='))

  await page.context().clearCookies()
  await page.goto('/forgot-password')
  await page.getByLabel('E-mail').fill(email)
  await page
    .getByRole('button')
    .filter({ hasText: /link|send|reset/i })
    .first()
    .click()
  await page.goto(linkIn(await mailTo(email, /new password/i), '/reset-password'))
  await page.getByLabel('New password').fill('a second long password')
  await page.getByLabel('The same once more').fill('a second long password')
  await page.getByRole('button', { name: /password/i }).click()
  await expect(page.getByText(/is changed/)).toBeVisible()
  await new Storefront(page).signIn(email, 'a second long password')
})

test('a guest finds an order again by its code and address, and by nothing less', async ({ page }) => {
  await new Storefront(page).addFromCategory('paper-and-books')
  const customer = newCustomer()
  const checkout = new Checkout(page)
  await checkout.open()
  await checkout.fill(customer)
  const code = await checkout.place()

  await page.context().clearCookies()
  const response = await page.goto(`/order/${code}`)
  expect(response?.status()).toBe(404)
  await page.goto('/order/find')
  await page.getByLabel('Order code').fill(code.toLowerCase())
  await page.getByLabel('E-mail').fill('somebody-else@example.test')
  await page.getByRole('button', { name: 'Open the order' }).click()
  await expect(page.getByText(/no order|not find|nothing/i).first()).toBeVisible()
  await page.getByLabel('E-mail').fill(customer.email)
  await page.getByRole('button', { name: 'Open the order' }).click()
  await page.waitForURL(new RegExp(`/order/${code}`))
  await expect(page.getByText(code).first()).toBeVisible()
})
