import { expect, test } from '@playwright/test'
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
