import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER, newProduct } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'

test('a vendor adds a variant, takes one off sale and puts it back; the shop is right at the next request', async ({
  page,
  playwright,
  baseURL,
}) => {
  const api = await ShopApi.open(playwright, baseURL)
  await api.signIn(KILN_AND_EMBER.login)
  const { productId, slug, title } = await newProduct(api, ['S', 'M'])
  /** The sizes that customers can choose. */
  const sizes = async () =>
    [
      ...(await (await api.request.get(`/product/${slug}`)).text()).matchAll(
        /type="radio"[^>]*value="([^"]+)"/g,
      ),
    ].map(([, size]) => size)
  expect(await sizes()).toEqual(['S', 'M'])
  await api.hand(page)
  await page.goto(`/vendor/products/${productId}`)
  await settled(page)

  const dialog = page.getByRole('dialog')
  await openWindow(page.getByRole('button', { name: 'Add a variant' }), dialog)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Please say which.')).toBeVisible()
  await expect(dialog.getByText('Please give it an SKU')).toBeVisible()
  await expectAccessible(page)
  await dialog.getByLabel('Size').fill('S')
  await dialog.getByLabel('SKU').fill(`${title} M`)
  await dialog.getByLabel('Price').fill('14.50')
  await dialog.getByLabel('On the shelf').fill('2')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('The product has this variant already, on sale or off.')).toBeVisible()
  await dialog.getByLabel('Size').fill('L')
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(dialog.getByText('Another of your variants has this SKU.')).toBeVisible()
  await dialog.getByLabel('SKU').fill(`${title} L`)
  await dialog.getByRole('button', { name: 'Save' }).click()
  await expect(page.getByText('L is added.')).toBeVisible()
  await expect(dialog).toHaveCount(0)
  expect(await sizes()).toEqual(['S', 'M', 'L'])

  const variant = (sku: string) =>
    page.getByRole('table', { name: 'Variants' }).getByRole('row').filter({ hasText: sku })
  await expect(variant(`${title} L`)).toContainText('2')
  await page.getByRole('button', { name: 'Take off sale: S' }).click()
  await expect(page.getByText('S is off sale.', { exact: false })).toBeVisible()
  await expect(variant(`${title} S`).getByText('Off sale')).toBeVisible()
  await expectAccessible(page)
  expect(await sizes()).toEqual(['M', 'L'])
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('S is on sale.')).toBeVisible()
  expect(await sizes()).toEqual(['S', 'M', 'L'])

  // One stays.
  for (const size of ['S', 'M']) {
    await page.getByRole('button', { name: `Take off sale: ${size}` }).click()
    await expect(page.getByRole('button', { name: `Put on sale: ${size}` })).toBeVisible()
  }
  await page.getByRole('button', { name: 'Take off sale: L' }).click()
  await expect(page.getByText('It is the only one that is on sale.', { exact: false })).toBeVisible()
  expect(await sizes()).toEqual(['L'])
})
