import { expect, test } from '@playwright/test'
import { excessWidthOf } from '#local/tour/visit.ts'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { Storefront } from '../pages/storefront.ts'

const pages = [
  '/',
  '/category/kitchen-and-table',
  '/shop/kiln-and-ember',
  '/cart',
  '/sign-in',
  '/sign-up',
  '/forgot-password',
  '/order/find',
]

const DESK = { tag: '@desk' }

for (const path of pages) {
  test(`${path} opens, is accessible and nothing in it is wider than the screen`, DESK, async ({ page }) => {
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(error.message))
    page.on('console', (message) => message.type() === 'error' && problems.push(message.text()))
    await page.goto(path)
    await settled(page)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    const wider = await excessWidthOf(page)
    expect(wider).toBeLessThanOrEqual(0)
    expect(problems).toEqual([])
  })
}

test('a page that does not exist says so and shows the way on', async ({ page }) => {
  const response = await page.goto('/no/such/page')
  expect(response?.status()).toBe(404)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectAccessible(page)
})

test('a dashboard sends who is not signed in to sign in, and who may not see it to nothing', async ({
  page,
}) => {
  await page.goto('/vendor')
  await expect(page).toHaveURL(/\/sign-in\?next=/)
  await page.getByLabel('E-mail').fill('customer@demo.tradehall.test')
  await page.getByLabel('Password').fill('tradehall-demo')
  await page.getByRole('button', { name: /^sign in$/i }).click()
  await expect(page).not.toHaveURL(/\/sign-in/)
  for (const path of ['/vendor', '/admin']) {
    const response = await page.goto(path)
    expect(response?.status()).toBe(404)
  }
})

test('the footer leads guests and vendors to the dashboard, in any language, and nobody else', async ({
  page,
}) => {
  const shop = new Storefront(page)
  const link = page.getByRole('contentinfo').getByRole('link', { name: /Vendor dashboard|Laden verwalten/ })
  await page.goto('/de')
  await expect(link).toHaveAttribute('href', '/vendor')
  await shop.signIn(KILN_AND_EMBER.login)
  await page.goto('/de/account')
  await expect(link).toHaveAttribute('href', '/vendor')
  await expect(page.locator('main a[href="/vendor"]')).toBeVisible()
  await page.context().clearCookies()
  await shop.signIn('customer@demo.tradehall.test')
  await page.goto('/')
  await expect(page.getByRole('link', { name: 'Clara' })).toBeVisible()
  await expect(link).toHaveCount(0)
})
