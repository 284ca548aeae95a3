import { expect, type Page, type PlaywrightWorkerArgs, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'

type Variant = { id: string; available: number; options: Record<string, string> }
type Product = {
  slug: string
  title: string
  axes: { name: string; values: string[] }[]
  variants: Variant[]
}

/** A product that can be chosen along at least one axis, with two variants in stock that differ in the first one alone. */
async function findChoosable(playwright: PlaywrightWorkerArgs['playwright'], baseURL = '') {
  const api = await ShopApi.open(playwright, baseURL)
  const { items } = await api.ask('catalog.products', { pageSize: 48 })
  for (const { slug } of items) {
    const product: Product = await api.ask('catalog.product', { slug })
    const [axis] = product.axes
    const [from, to] = product.variants.filter(({ available }) => available > 0)
    if (axis && from && to && from.options[axis.name] !== to.options[axis.name])
      return { product, axis, from, to }
  }
  throw new Error('Nothing in the shop can be chosen.')
}

const cartCount = (page: Page) => page.getByRole('banner').getByRole('link', { name: /cart/i })

test('options are chosen by arrow keys; the address names the variant, and leads to it on a page that is cached', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { product, axis, from, to } = await findChoosable(playwright, baseURL)
  const path = `/product/${product.slug}`
  await page.goto(path)
  await settled(page)
  const group = page.getByRole('group', { name: axis.name })
  await group.getByRole('radio', { name: from.options[axis.name] }).focus()
  await expect(async () => {
    await page.keyboard.press('ArrowRight')
    await expect(group.getByRole('radio', { name: to.options[axis.name] })).toBeChecked({ timeout: 300 })
  }).toPass()
  await expect(page).toHaveURL(/\?variant=[0-9a-f-]{36}$/)
  const chosen = new URL(page.url()).searchParams.get('variant')
  const variant = product.variants.find(({ id }) => id === chosen)
  expect(variant?.options[axis.name]).toBe(to.options[axis.name])

  const answer = await page.goto(`${path}?variant=${to.id}`)
  // Kept, be it for a second or for more than the minute after which it is made anew meanwhile.
  expect(['HIT', 'STALE']).toContain(answer?.headers()['x-nextjs-cache'])
  for (const [name, value] of Object.entries(to.options)) {
    await expect(
      page.getByRole('group', { name }).getByRole('radio', { name: value, exact: true }),
    ).toBeChecked()
  }
})

test('a product tells what it costs to be sent and how long that takes, and goes into the cart at once', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { product, to } = await findChoosable(playwright, baseURL)
  await page.goto(`/product/${product.slug}?variant=${to.id}`)
  await settled(page)
  await expect(page.getByText(/To Germany: (€|free)/)).toBeVisible()
  await expect(page.getByText(/With you in .* working days?/)).toBeVisible()
  await expectAccessible(page)

  // The server is slow: the header counts what will be there, and is not wrong for it.
  let answer = () => {}
  const held = new Promise<void>((resolve) => {
    answer = resolve
  })
  await page.route('**/api/trpc/cart.addLine*', async (route) => {
    await held
    await route.continue()
  })
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(cartCount(page)).toContainText('1', { timeout: 1000 })
  answer()
  await expect(page.getByText(/is in your cart/).first()).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(cartCount(page)).toContainText('1')
})

test('what cannot be put into the cart says why, and the header counts it no more', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { product } = await findChoosable(playwright, baseURL)
  await page.goto(`/product/${product.slug}`)
  await settled(page)
  await page.route('**/api/trpc/cart.addLine*', (route) => route.abort())
  await page.getByRole('button', { name: 'Add to cart' }).click()
  await expect(page.getByRole('alert').getByText(/could not reach the shop/)).toBeVisible()
  await expect(cartCount(page)).not.toContainText('1')
})

test('pictures are walked by keys and by thumbnails', async ({ page, playwright, baseURL }) => {
  const { product } = await findChoosable(playwright, baseURL)
  await page.goto(`/product/${product.slug}`)
  await settled(page)
  const gallery = page.getByRole('region', { name: `Pictures of ${product.title}` })
  const shown = (number: number) => gallery.getByRole('button', { name: `Show picture ${number}` })
  await gallery.getByRole('list', { name: /Picture 1 of/ }).focus()
  await page.keyboard.press('ArrowRight')
  await expect(shown(2)).toHaveAttribute('aria-current', 'true')
  await page.keyboard.press('Home')
  await expect(shown(1)).toHaveAttribute('aria-current', 'true')
  const last = shown(await gallery.getByRole('button', { name: /^Show picture/ }).count())
  await last.click()
  await expect(last).toHaveAttribute('aria-current', 'true')
})

test('the page speaks German below /de, and search engines are told of both', async ({
  page,
  playwright,
  baseURL,
}) => {
  const { product } = await findChoosable(playwright, baseURL)
  await page.goto(`/de/product/${product.slug}`)
  await expect(page.getByRole('button', { name: 'In den Warenkorb' })).toBeVisible()
  await expect(page.getByText(/Bei dir in .* Werktag/)).toBeVisible()
  const hreflangs = page.locator('link[rel="alternate"][hreflang]')
  expect(
    (await hreflangs.evaluateAll((links) => links.map((link) => link.getAttribute('hreflang')))).sort(),
  ).toEqual(['de', 'en', 'x-default'])
  const told = await page.locator('script[type="application/ld+json"]').allTextContents()
  expect(told.map((text) => JSON.parse(text)['@type']).sort()).toEqual(['BreadcrumbList', 'Product'])
})
