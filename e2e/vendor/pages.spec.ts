import { expect, test } from '@playwright/test'
import { excessWidthOf } from '#local/tour/visit.ts'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { signInAs } from '../pages/sign-in.ts'

const PATHS = [
  '/vendor',
  '/vendor/orders',
  '/vendor?period=365',
  '/vendor/orders?status=shipped',
  '/vendor/orders?q=nothing-has-this-name',
  '/vendor/products',
  '/vendor/products/new',
  '/vendor/products?stock=low&sort=title',
  '/vendor/balance',
  '/vendor/balance?list=entries',
  '/vendor/balance?list=payouts',
  '/vendor/stock?low=1',
  '/vendor/notifications?unread=1',
  '/vendor/settings',
  '/vendor/settings/delivery',
  '/vendor/settings/notifications',
  '/vendor/settings/team',
  '/vendor/stock',
  '/vendor/notifications',
  '/vendor/webhooks',
] as const

const DESK = { tag: '@desk' }

for (const path of PATHS) {
  test(
    `${path} opens, is accessible and no wider than its window`,
    path.includes('?') ? {} : DESK,
    async ({ page }) => {
      await signInAs(page, KILN_AND_EMBER.login)
      await page.goto(path)
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
      await expectAccessible(page)
      const wider = await excessWidthOf(page)
      expect(wider).toBeLessThanOrEqual(0)
    },
  )
}

test('what stands behind the lists opens and is accessible', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  for (const [list, table] of [
    ['/vendor/orders', 'Orders'],
    ['/vendor/products', 'Products'],
  ] as const) {
    await page.goto(list)
    await page
      .getByRole('table', { name: table })
      .getByRole('link')
      .filter({ hasNotText: 'Placed' })
      .first()
      .click()
    await expect(page.getByRole('navigation', { name: 'Breadcrumb' })).toBeVisible()
    await expectAccessible(page)
  }
})

test('a vendor counts what is on the shelf, where it stands', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/stock')
  const units = page.getByRole('textbox', { name: /on the shelf$/ }).first()
  const name = (await units.getAttribute('aria-label')) ?? ''
  const before = await units.inputValue()
  await units.fill('many')
  await units.press('Enter')
  await expect(page.getByText('Please enter a whole number.')).toBeVisible()
  await units.press('Escape')
  await expect(units).toHaveValue(before)
  await units.fill(String(Number(before) + 3))
  await units.press('Enter')
  await expect(page.getByText(`${Number(before) + 3} on the shelf`, { exact: false })).toBeAttached()
  await page.reload()
  await expect(page.getByRole('textbox', { name })).toHaveValue(String(Number(before) + 3))
})

test('a vendor says from how many units on a variant is low', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/stock')
  const row = page.getByRole('table', { name: 'Stock' }).getByRole('row').last()
  const setThreshold = async (threshold: string) => {
    await row.getByRole('button', { name: /^Change the stock of/ }).click()
    const dialog = page.getByRole('dialog')
    await expect(dialog.getByRole('heading', { name: 'Movements' })).toBeVisible()
    await expect(dialog.getByRole('listitem').first()).toBeVisible()
    await expectAccessible(page)
    await dialog.getByLabel('Low under').fill(threshold)
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toHaveCount(0)
  }
  await setThreshold('900000')
  await expect(row.getByText('Low', { exact: true })).toBeVisible()
  await setThreshold('')
  await expect(row.getByText('Low', { exact: true })).toHaveCount(0)
})
