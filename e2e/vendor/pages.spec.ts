import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { Storefront } from '../pages/storefront.ts'

test("every page of the vendor's dashboard opens and is accessible", async ({ page }) => {
  await new Storefront(page).signIn('vendor@demo.tradehall.test')
  for (const path of [
    '/vendor',
    '/vendor/orders',
    '/vendor/orders?status=shipped',
    '/vendor/balance',
    '/vendor/stock',
    '/vendor/notifications',
    '/vendor/webhooks',
  ]) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expectAccessible(page)
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(wider, path).toBeLessThanOrEqual(0)
  }
})

test('a vendor counts what is on the shelf', async ({ page }) => {
  await new Storefront(page).signIn('vendor@demo.tradehall.test')
  await page.goto('/vendor/stock')
  await page
    .getByRole('button', { name: /^Change the stock of/ })
    .first()
    .click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Counted').fill('many')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Please enter a whole number.')).toBeVisible()
  await dialog.getByLabel('Counted').fill('321')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('321').first()).toBeVisible()
})

test('a vendor says from how many units on a variant is low', async ({ page }) => {
  await new Storefront(page).signIn('vendor@demo.tradehall.test')
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
