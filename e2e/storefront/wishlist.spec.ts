import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'

const heart = (page: Page, title: string) =>
  page.getByRole('button', { name: `Keep ${title} on your wishlist` })

test('a guest keeps something, signs in on the way, and finds it on the wishlist', async ({
  page,
  playwright,
  baseURL,
}) => {
  const api = await ShopApi.open(playwright, baseURL)
  const { email, password } = await api.signUp('Ada Lovelace')
  const { items } = await api.ask('catalog.products', {})
  const { slug, title } = items[0]
  await page.goto(`/product/${slug}`)
  await settled(page)
  await expect(heart(page, title)).toHaveAttribute('aria-pressed', 'false')
  await heart(page, title).click()
  const dialog = page.getByRole('dialog', { name: 'Sign in to keep it' })
  await expect(dialog).toBeVisible()
  await expectAccessible(page)
  await dialog.getByRole('link', { name: 'Sign in' }).click()
  await page.getByLabel('E-mail').fill(email)
  await page.getByLabel('Password').fill(password)
  await page.getByRole('button', { name: /^sign in$/i }).click()

  await page.waitForURL(new RegExp(`/product/${slug}`))
  await expect(heart(page, title)).toHaveAttribute('aria-pressed', 'true')
  await expect.poll(async () => (await wishesOf(page)).length).toBe(1)
  await page.goto('/account/wishlist')
  await expect(page.getByRole('heading', { level: 1, name: 'Your wishlist' })).toBeVisible()
  await expect(page.getByRole('link', { name: title })).toBeVisible()
  await expectAccessible(page)

  await heart(page, title).click()
  await expect(heart(page, title)).toHaveAttribute('aria-pressed', 'false')
  await expect.poll(async () => (await wishesOf(page)).length).toBe(0)
  await page.reload()
  await expect(page.getByText('Nothing kept yet')).toBeVisible()
})

test('the hearts of a whole page are one request; one that cannot be saved is taken back with words', async ({
  page,
  playwright,
  baseURL,
}) => {
  const api = await ShopApi.open(playwright, baseURL)
  await api.signUp('Ada Lovelace')
  await api.hand(page)
  const asked: string[] = []
  page.on('request', (request) => request.url().includes('/api/trpc/wishlist.') && asked.push(request.url()))
  await page.goto('/category/kitchen-and-table')
  await settled(page)
  expect(await page.getByRole('button', { name: /on your wishlist$/ }).count()).toBeGreaterThan(4)
  expect(asked).toHaveLength(1)

  await page.route('**/api/trpc/wishlist.set*', (route) => route.abort())
  const first = page.getByRole('button', { name: /on your wishlist$/ }).first()
  await first.click()
  await expect(page.getByText(/could not reach the shop/)).toBeVisible()
  await expect(first).toHaveAttribute('aria-pressed', 'false')
})

test('a guest who presses a heart before the page knows who is there is asked to sign in as well', async ({
  page,
}) => {
  await page.route('**/api/trpc/account.header*', (route) => route.abort())
  await page.goto('/category/kitchen-and-table')
  await settled(page)
  const first = page.getByRole('button', { name: /on your wishlist$/ }).first()
  await first.click()
  await expect(page.getByRole('dialog', { name: 'Sign in to keep it' })).toBeVisible()
  await expect(page.locator('[data-sonner-toast]')).toHaveCount(0)
  await expect(page.getByText(/is on your wishlist$/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Close' }).click()
  await expect(first).toHaveAttribute('aria-pressed', 'false')
})

async function wishesOf(page: Page): Promise<string[]> {
  return (await (await page.request.get('/api/trpc/wishlist.slugs')).json()).result.data.json
}
