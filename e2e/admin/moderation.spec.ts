import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { signInAs } from '../pages/sign-in.ts'

const OPERATOR = 'admin@demo.tradehall.test'

/** Chooses a reason in the open question and answers it. */
async function answer(page: Page, reason: string, verb: string): Promise<void> {
  const question = page.getByRole('alertdialog')
  await question.getByRole('button', { name: verb, exact: true }).click()
  await expect(question.getByText('Please choose a reason.')).toBeVisible()
  await question.getByRole('radio', { name: reason }).click()
  await question.getByRole('button', { name: verb, exact: true }).click()
  await expect(question).toHaveCount(0)
}

/** The address of a product of the vendor that is open, as the shop knows it. */
async function aProductOf(page: Page, vendor: string): Promise<string> {
  await page.goto(`/admin/products?vendor=${vendor}&show=listed`)
  await page.getByRole('table', { name: 'Products' }).getByRole('link').first().click()
  const href = await page.getByRole('link', { name: 'See it in the shop' }).getAttribute('href')
  if (!href) throw new Error(`${vendor} has no product.`)
  return href
}

test('a suspended vendor is gone from the shop at the next request, and back when it is let in again', {
  tag: '@alone',
}, async ({ page }) => {
  await signInAs(page, OPERATOR)
  await page.goto('/admin/vendors?show=approved')
  // Not the one whom most other journeys are about: they would all fail with this one.
  const links = page.getByRole('table', { name: 'Vendors' }).getByRole('link')
  const link = links.filter({ hasNotText: 'Kiln & Ember' }).last()
  const vendor = ((await link.getAttribute('href')) ?? '').split('/').at(-1) ?? ''
  const product = await aProductOf(page, vendor)
  const status = async () => (await page.request.get(product)).status()
  expect(await status()).toBe(200)

  await page.goto(`/admin/vendors/${vendor}`)
  await page.getByRole('button', { name: 'Suspend' }).click()
  await expectAccessible(page)
  await answer(page, 'Complaints from customers', 'Suspend')
  await expect(page.getByText('This vendor is suspended')).toBeVisible()
  expect(await status()).toBe(404)
  expect((await page.request.get(`/shop/${vendor}`)).status()).toBe(404)
  await expectAccessible(page)

  await page.getByRole('button', { name: 'Lift the suspension' }).click()
  await answer(page, 'The cause is resolved', 'Lift the suspension')
  await expect(page.getByText('This vendor is suspended')).toHaveCount(0)
  expect(await status()).toBe(200)

  await expect(async () => {
    await page.goto('/admin/audit?name=vendor/suspended')
    await expect(page.getByText('reason: complaints').first()).toBeVisible({ timeout: 2_000 })
  }).toPass({ timeout: 30_000 })
})

test('a product leaves the lists with a reason and comes back', { tag: '@alone' }, async ({ page }) => {
  await signInAs(page, OPERATOR)
  await page.goto('/admin/products?show=listed')
  const unlist = page.getByRole('button', { name: /^Unlist / }).first()
  const title = ((await unlist.getAttribute('aria-label')) ?? '').replace('Unlist ', '')
  await unlist.click()
  await answer(page, 'Misleading descriptions or pictures', 'Unlist')
  await expect(page.getByText(`${title} is unlisted.`).first()).toBeVisible()
  await page.goto('/admin/products?show=unlisted')
  await page.getByRole('button', { name: `List ${title} again` }).click()
  await answer(page, 'It was a mistake', 'List again')
  await expect(page.getByText(`${title} is listed.`).first()).toBeVisible()
})

test("a vendor's terms are changed, and given back to the platform's", { tag: '@alone' }, async ({
  page,
}) => {
  await signInAs(page, OPERATOR)
  await page.goto('/admin/vendors?show=approved')
  await page.getByRole('table', { name: 'Vendors' }).getByRole('link').first().click()
  const commission = page.getByLabel('Commission')
  const before = await commission.inputValue()
  await commission.fill('99')
  await page.getByRole('button', { name: 'Save terms' }).click()
  await expect(page.getByText('Please enter a rate from 0 to 50 %')).toBeVisible()
  await commission.fill('7.5')
  await page.getByRole('button', { name: 'Save terms' }).click()
  await expect(page.getByText(/^The terms of .* are saved\.$/).first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Save terms' })).toBeDisabled()
  await page.getByLabel('Commission').fill(before)
  await page.getByRole('button', { name: 'Save terms' }).click()
  await expect(page.getByRole('button', { name: 'Save terms' })).toBeDisabled()
})

test('whom an operator locks out cannot sign in, and can again when they are let in', async ({
  page,
  browser,
}) => {
  const email = `locked-${Date.now()}@example.test`
  const password = 'a password to remember'
  const guest = await (await browser.newContext()).newPage()
  await guest.goto('/sign-up')
  await guest.getByLabel('Name').fill('Lotte Locked')
  await guest.getByLabel('E-mail').fill(email)
  await guest.getByLabel('Password').fill(password)
  await guest.getByRole('button', { name: /create/i }).click()
  await expect(guest).not.toHaveURL(/\/sign-up/)

  await signInAs(page, OPERATOR)
  await page.goto(`/admin/customers?q=${encodeURIComponent(email)}`)
  await page.getByRole('link', { name: 'Lotte Locked' }).click()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Lock out' }).click()
  await answer(page, 'Suspected fraud', 'Lock out')
  await expect(page.getByText(/^Locked out since/)).toBeVisible()

  // As their browser's own form would: with cookies, but from nowhere, it would be refused whoever they are.
  const headers = { origin: new URL(guest.url()).origin }
  const signIn = () => guest.request.post('/api/auth/sign-in/email', { data: { email, password }, headers })
  expect((await signIn()).status()).toBe(403)
  await guest.goto('/account')
  await expect(guest).toHaveURL(/\/sign-in/)

  await page.getByRole('button', { name: 'Let in again' }).click()
  await answer(page, 'It was a mistake', 'Let in again')
  await expect(page.getByText(/^Locked out since/)).toHaveCount(0)
  expect((await signIn()).status()).toBe(200)
  await guest.context().close()
})
