import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { kept } from '../pages/kept.ts'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'
import { openWindow } from '../pages/open-window.ts'
import { settled } from '../pages/settled.ts'
import { signInAs } from '../pages/sign-in.ts'

/** Opens the first product on sale of the vendor's list and tells its public address. */
async function openProduct(page: Page): Promise<string> {
  await page.goto('/vendor/products?status=published&sort=title')
  await page.getByRole('table', { name: 'Products' }).getByRole('link').first().click()
  const link = page.getByRole('link', { name: 'See it in the shop' })
  await expect(link).toBeVisible()
  return (await link.getAttribute('href')) ?? ''
}

/** Of another shelf, the first product whose page shows nothing of what stands at `address`. */
async function pageWithout(page: Page, address: string): Promise<string> {
  const shelf = await (await page.request.get('/category/paper-and-books')).text()
  const hrefs = new Set([...shelf.matchAll(/href="(\/product\/[^"?#]+)"/g)].map(([, href]) => href ?? ''))
  for (const href of hrefs) {
    const text = await (await page.request.get(href)).text()
    if (!text.includes(address)) return href
  }
  throw new Error(`Every page of the shelf shows ${address}.`)
}

test('a price that is changed where it stands is right on the product page at the next request, and no other page is made anew', {
  tag: '@alone',
}, async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  const address = await openProduct(page)
  const other = await pageWithout(page, address)
  const shelf = '/category/paper-and-books'
  for (const path of [address, other, shelf]) {
    await kept(page, path)
    expect(await kept(page, path)).toBe('HIT')
  }

  const price = page.getByRole('textbox', { name: /^Price of/ }).first()
  const before = await price.inputValue()
  const [euros = ''] = before.split('.')
  const wanted = `${Number(euros) + 1}.37`
  await price.fill('nothing')
  await price.press('Enter')
  await expect(page.getByText('Please enter a price above zero')).toBeVisible()
  await price.fill(wanted)
  await price.press('Enter')
  await expect(page.getByText(`: the price is €${wanted}`)).toBeAttached()

  expect(await (await page.request.get(address)).text()).toContain(wanted)
  expect(await kept(page, other)).toBe('HIT')
  expect(await kept(page, shelf)).toBe('HIT')
  await price.fill(before)
  await price.press('Enter')
  await expect(page.getByText(`: the price is €${before}`)).toBeAttached()
})

test('what cannot be saved goes back to what it was, and says why', async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  await openProduct(page)
  const price = page.getByRole('textbox', { name: /^Price of/ }).first()
  const before = await price.inputValue()
  await page.route('**/api/trpc/vendor.products.changePrice*', (route) => route.abort())
  await settled(page)
  await price.fill('99.99')
  await price.press('Enter')
  await expect(page.getByText(/could not reach the shop/).first()).toBeVisible()
  await expect(price).toHaveValue(before)
})

test('a product is archived, gone from the shop at the next request, and comes back', {
  tag: '@alone',
}, async ({ page }) => {
  await signInAs(page, KILN_AND_EMBER.login)
  const address = await openProduct(page)
  expect((await page.request.get(address)).status()).toBe(200)
  const question = page.getByRole('alertdialog')
  await openWindow(page.getByRole('button', { name: 'Archive' }), question)
  await expectAccessible(page)
  await question.getByRole('button', { name: 'Archive' }).click()
  await expect(page.getByText('Archived', { exact: true })).toBeVisible()
  expect((await page.request.get(address)).status()).toBe(404)
  await page.getByRole('button', { name: 'Publish' }).click()
  await expect(page.getByText('On sale', { exact: true })).toBeVisible()
  expect((await page.request.get(address)).status()).toBe(200)
})
