import { type APIRequestContext, expect, test } from '@playwright/test'
import { expectAccessible } from '../accessible.ts'
import { KILN_AND_EMBER, newOrder, type Scene } from '../pages/kiln-and-ember.ts'
import { settled } from '../pages/settled.ts'
import { ShopApi } from '../pages/shop-api.ts'

test('who got what they ordered reviews it; its page is right at the next request, and no other is made anew', {
  tag: '@alone',
}, async ({ page, playwright, baseURL }) => {
  const customer = await ShopApi.open(playwright, baseURL)
  const { email } = await customer.signUp('Ada Lovelace')
  const { slug, title } = await deliveredThing({ customer, email, playwright, baseURL })
  const other = await somethingElse(customer, slug)
  await customer.hand(page)

  // As a person finds it: what waits for their word, chosen by keys alone.
  await page.goto('/account/reviews')
  await expectAccessible(page)
  const write = page.getByRole('link', { name: `Write a review of ${title}` })
  await write.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Write a review' })).toBeVisible()
  await settled(page)
  await page.getByRole('button', { name: 'Post review' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Please choose how many stars you give.')).toBeVisible()
  await expectAccessible(page)
  await page.getByRole('radio', { name: /^1 star,/ }).focus()
  for (let stars = 1; stars < 4; stars += 1) await page.keyboard.press('ArrowRight')
  await expect(page.getByRole('radio', { name: '4 stars, Good' })).toBeChecked()
  const said = `Holds tea ${crypto.randomUUID().slice(0, 8)}`
  await page.getByLabel('Headline').fill(said)
  await page.getByLabel('Your review').fill('It is what it says.\n<b>Really.</b>')

  // Both pages as everybody has them; from here on the clock of neither runs out before the end.
  const before = await ratingOf(customer, slug)
  for (const path of [`/product/${slug}`, `/product/${other}`]) await untilCached(customer.request, path)
  await page.getByRole('button', { name: 'Post review' }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Thank you, your review is on the page')).toBeVisible()

  const untouched = await customer.request.get(`/product/${other}`)
  expect(untouched.headers()['x-nextjs-cache']).toBe('HIT')
  const changed = await customer.request.get(`/product/${slug}`)
  expect(await changed.text()).toContain(said)
  const told = structuredData(await changed.text())
  expect(told.aggregateRating.reviewCount).toBe(before.ratingCount + 1)

  await page.getByRole('link', { name: 'See it there' }).click()
  const review = page.getByRole('listitem').filter({ hasText: said })
  await expect(review).toContainText('Ada L.')
  await expect(review).toContainText('Verified purchase')
  await expect(review).toContainText('<b>Really.</b>')
  await expectAccessible(page)

  // By stars: those with four alone, and back to all.
  await settled(page)
  await page.getByRole('button', { name: /^4 stars: / }).click()
  await expect(page.getByRole('button', { name: /^4 stars: / })).toHaveAttribute('aria-pressed', 'true')
  await expect(review).toBeVisible()
  await page.getByRole('button', { name: 'Show all reviews' }).click()
  await expect(review).toBeVisible()

  await page.goto('/account/reviews')
  await expect(page.getByText(said)).toBeVisible()
  await expect(write).toHaveCount(0)
})

test('nobody reviews what they did not buy', async ({ page, playwright, baseURL }) => {
  const api = await ShopApi.open(playwright, baseURL)
  await api.signUp('Bob')
  await api.hand(page)
  const answer = await page.goto('/account/reviews/new?item=01890000-0000-7000-8000-000000000000')
  expect(answer?.status()).toBe(404)
  await page.goto('/account/reviews')
  await expect(page.getByText('Nothing to review yet')).toBeVisible()
  await expectAccessible(page)
})

/** One thing of the demo's vendor that this customer ordered and has in hand. */
async function deliveredThing(scene: Scene) {
  const { vendor, vendorOrderId, slug, title } = await newOrder(scene)
  await vendor.tell('vendor.orders.accept', { vendorOrderId })
  await vendor.tell('vendor.orders.ship', { vendorOrderId, carrier: 'DHL' })
  await vendor.tell('vendor.orders.deliver', { vendorOrderId })
  return { slug, title }
}

/** A product of another vendor, whose page shows neither the first one nor its vendor. */
async function somethingElse(api: ShopApi, slug: string): Promise<string> {
  const { items } = await api.ask('catalog.products', { pageSize: 48 })
  for (const item of items.filter(
    ({ vendor }: { vendor: { slug: string } }) => vendor.slug !== KILN_AND_EMBER.slug,
  )) {
    const { together, alike } = await api.ask('catalog.related', { slug: item.slug })
    if (![...together, ...alike].includes(slug)) return item.slug
  }
  throw new Error('Everything in the shop is related.')
}

async function untilCached(request: APIRequestContext, path: string): Promise<void> {
  await expect(async () => {
    expect((await request.get(path)).headers()['x-nextjs-cache']).toBe('HIT')
  }).toPass()
}

async function ratingOf(api: ShopApi, slug: string): Promise<{ ratingCount: number }> {
  return api.ask('catalog.product', { slug })
}

function structuredData(html: string) {
  const [, json = '{}'] =
    /<script type="application\/ld\+json">(\{[^<]*"Product"[^<]*)<\/script>/.exec(html) ?? []
  return JSON.parse(json)
}
