import { expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { kept } from '../pages/kept.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { signInAs } from '../pages/sign-in.ts'

test('a vendor makes a product: what is missing is said beside its field, and it is in the shop at the next request', {
  tag: ['@alone', '@desk'],
}, async ({ page }) => {
  const title = `Salt cellar ${crypto.randomUUID().slice(0, 8)}`
  await signInAs(page, KILN_AND_EMBER.login)
  await page.goto('/vendor/products')
  await page.getByRole('link', { name: 'New product' }).click()
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('Please give it a title.')).toBeVisible()
  await expect(page.getByText('Please give it an SKU: your own name for it.')).toBeVisible()
  await expect(page.getByLabel('Title')).toBeFocused()

  await page.getByLabel('Title').fill(title)
  await page.getByLabel('Category').selectOption('paper-and-books')
  await page.getByRole('button', { name: 'Add an option' }).click()
  await page.getByLabel('Option', { exact: true }).fill('Glaze')
  await page.getByLabel('Choices, with commas between them').fill('white, blue, green')
  await page.getByRole('checkbox', { name: 'green' }).click()
  for (const [glaze, price] of [
    ['white', '12.5'],
    ['blue', '14'],
  ] as const) {
    const variant = page.getByRole('group', { name: glaze })
    await variant.getByLabel('SKU').fill(`${title} ${glaze}`)
    await variant.getByLabel('Price in EUR').fill(price)
    await variant.getByLabel('On the shelf').fill('3')
  }
  await expectAccessible(page)
  const shelves = ['/category/paper-and-books', '/category/kitchen-and-table'] as const
  for (const shelf of shelves) await kept(page, shelf)
  await page.getByRole('button', { name: 'Save as draft' }).click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await expect(page.getByRole('row', { name: /blue/ })).toContainText('3')
  for (const shelf of shelves) expect(await kept(page, shelf)).toBe('HIT')

  await page.getByRole('button', { name: 'Publish' }).click()
  const link = page.getByRole('link', { name: 'See it in the shop' })
  await expect(link).toBeVisible()
  expect(await (await page.request.get((await link.getAttribute('href')) ?? '')).text()).toContain('12.50')
  expect(await (await page.request.get(shelves[0])).text()).toContain(title)
  expect(await kept(page, shelves[1])).toBe('HIT')
  await page.getByRole('button', { name: 'Archive' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('Archived', { exact: true })).toBeVisible()
})
