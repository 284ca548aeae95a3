import { expect, type Page, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { settled } from '../pages/settled.ts'

const field = (page: Page) => page.getByRole('combobox', { name: /Search products|suchen/ })
const cards = (page: Page) => page.getByRole('article')
const wide = (page: Page) => (page.viewportSize()?.width ?? 0) >= 1024

/** The filters stand beside the products, or behind a button on a phone. */
async function openFilters(page: Page): Promise<void> {
  if (!wide(page)) await page.getByText(/^Filters?( \(\d+\))?$/).click()
}

test('somebody searches by keyboard, narrows it down, and comes back to the same place', async ({ page }) => {
  await page.goto('/')
  await settled(page)
  await field(page).focus()
  await page.keyboard.type('teap')
  const options = page.getByRole('option')
  await expect(options.first()).toContainText('Teapot')
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true')
  await expectAccessible(page)
  await page.keyboard.press('ArrowDown')
  await expect(options.first()).toHaveAttribute('aria-selected', 'true')
  await page.keyboard.press('Escape')
  await expect(options).toHaveCount(0)

  await field(page).fill('mug')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/search\?q=mug$/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('mug')
  await expect(cards(page).first()).toContainText(/Mug/)
  const before = await cards(page).count()

  await openFilters(page)
  await page.getByRole('link', { name: /Up to/ }).first().click()
  await expect(page).toHaveURL(/max=\d+/)
  const chips = page.getByRole('list', { name: /filter/i })
  await expect(chips.getByRole('link')).toHaveCount(2)
  expect(await cards(page).count()).toBeLessThanOrEqual(before)
  await expectAccessible(page)
  await chips.getByRole('link').first().click()
  await expect(page).toHaveURL(/\/search\?q=mug$/)
  await expect(chips).toHaveCount(0)
})

test('Back leads from a product to the same place of the same listing', async ({ page }) => {
  await page.goto('/category/kitchen-and-table?sort=price-up')
  await settled(page)
  const far = cards(page).nth(18)
  await far.scrollIntoViewIfNeeded()
  const at = await page.evaluate(() => window.scrollY)
  expect(at).toBeGreaterThan(200)
  await far.getByRole('link').click()
  await expect(page).toHaveURL(/\/product\//)
  await page.goBack()
  await expect(page).toHaveURL(/\/category\/kitchen-and-table\?sort=price-up$/)
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(at - 100)
})

test('a search works in German, and the language can be changed in the middle of it', async ({ page }) => {
  await page.goto('/de/search?q=Tassen')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Treffer für „Tassen“')
  await expect(cards(page).first()).toContainText(/Mug|cup/i)
  await settled(page)
  await expectAccessible(page)
  await page.getByRole('link', { name: 'This page in English' }).last().click()
  await expect(page).toHaveURL(/[^e]\/search\?q=Tassen$/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('a mistyped word is understood, and a search without a match shows what people buy', async ({
  page,
}) => {
  await page.goto('/search?q=teepot')
  await expect(page.getByText('“teapot”')).toBeVisible()
  await expect(cards(page).first()).toContainText('Teapot')
  await page.goto('/search?q=qqqqqqq')
  await expect(page.getByRole('heading', { name: /We found nothing/ })).toBeVisible()
  await expect(cards(page)).toHaveCount(8)
  await expectAccessible(page)
})

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false })
  test('search, filters, order and pages are links and forms', async ({ page }) => {
    await page.goto('/')
    await field(page).fill('olive oil')
    await field(page).press('Enter')
    await expect(page).toHaveURL(/\/search\?q=olive\+oil$/)
    await openFilters(page)
    await page.getByRole('textbox', { name: 'Lowest price' }).fill('13')
    await page.getByRole('button', { name: 'Apply' }).click()
    await expect(page).toHaveURL(/q=olive\+oil&min=13/)
    await page.locator('summary', { hasText: 'Sort by' }).click()
    await page.getByRole('link', { name: 'Lowest price' }).click()
    await expect(page).toHaveURL(/sort=price-up/)
  })
})

test('what was an address of a listing leads to where it is now', async ({ request }) => {
  for (const [from, to] of [
    ['/category/jewellery/price-up/2', '/category/jewellery?sort=price-up&page=2'],
    ['/category/jewellery/2', '/category/jewellery?page=2'],
    ['/de/shop/wollwerk/price-down', '/de/shop/wollwerk?sort=price-down'],
  ] as const) {
    const answer = await request.get(from, { maxRedirects: 0 })
    expect([answer.status(), answer.headers().location]).toEqual([308, to])
  }
})

test('search engines are told every page in every language', async ({ request }) => {
  expect(await (await request.get('/robots.txt')).text()).toMatch(/Sitemap: http.*\/sitemap\.xml/)
  expect(await (await request.get('/sitemap.xml')).text()).toContain('/sitemaps/1</loc>')
  const sitemap = await (await request.get('/sitemaps/1')).text()
  expect(sitemap).toContain('/de/category/jewellery</loc>')
  expect(sitemap.match(/<loc>[^<]*\/product\//g)?.length).toBeGreaterThan(700)
})
