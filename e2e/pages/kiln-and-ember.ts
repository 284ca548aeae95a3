import { expect, type PlaywrightWorkerArgs } from '@playwright/test'
import { ShopApi } from './shop-api.ts'

/** One of the demo's vendors, and who signs in for it. */
export const KILN_AND_EMBER = { slug: 'kiln-and-ember', login: 'vendor@demo.tradehall.test' }

/** A new product of the vendor, on sale without a word or a picture; with sizes, one variant of each. */
export async function newProduct(
  vendor: ShopApi,
  sizes: readonly string[] = [],
): Promise<{ productId: string; slug: string; title: string }> {
  const title = `Cup ${crypto.randomUUID().slice(0, 8)}`
  const choices = sizes.length > 0 ? sizes.map((size) => [size]) : [[]]
  const { productId } = await vendor.tell('vendor.products.create', {
    ...{ title, description: '', category: 'kitchen-and-table', status: 'published', taxClass: 'standard' },
    axes: sizes.length > 0 ? [{ name: 'Size', values: sizes }] : [],
    variants: choices.map((choice) => ({
      ...{ choice, sku: [title, ...choice].join(' '), price: 1_200, onHand: 3 },
    })),
  })
  const { slug } = await vendor.ask('vendor.products.get', { productId })
  return { productId, slug, title }
}

/** Where it is ordered. */
export interface Scene {
  playwright: PlaywrightWorkerArgs['playwright']
  baseURL: string | undefined
  /** Who orders; a guest otherwise. */
  customer?: ShopApi
  email?: string
  /** To whom it is sent. */
  name?: string
}

/** The vendor's part of an order, as its own list has it. */
export interface NewOrder {
  vendorOrderId: string
  /** The part's code. */
  code: string
  /** What was ordered. */
  slug: string
  title: string
  /** The API, signed in for the vendor. */
  vendor: ShopApi
}

/**
 * Somebody orders one thing of the vendor by card, and it waits to be accepted. For journeys that change an order: those of
 * the demo, and the newest of a list, are everybody's who walks at the same time.
 */
export async function newOrder({ playwright, baseURL, ...scene }: Scene): Promise<NewOrder> {
  const customer = scene.customer ?? (await ShopApi.open(playwright, baseURL))
  const { slug, title, variantId } = await somethingToBuy(customer)
  const email = scene.email ?? `${crypto.randomUUID()}@example.test`
  const order = await customer.order(variantId, { email, name: scene.name })
  const vendor = await ShopApi.open(playwright, baseURL)
  await vendor.signIn(KILN_AND_EMBER.login)
  return { ...(await partOf(vendor, order)), slug, title, vendor }
}

/** Of the end of the list: its beginning is what other journeys count, price and buy. */
async function somethingToBuy(api: ShopApi) {
  const { items } = await api.ask('catalog.products', { vendor: KILN_AND_EMBER.slug, pageSize: 48 })
  const { slug, title } = items.findLast(({ soldOut }: { soldOut: boolean }) => !soldOut)
  const { variants } = await api.ask('catalog.product', { slug })
  const { id } = variants.find(({ available }: { available: number }) => available > 0)
  return { slug, title, variantId: id }
}

/** The vendor sees it once it is paid. */
async function partOf(vendor: ShopApi, order: string): Promise<{ vendorOrderId: string; code: string }> {
  let found: { id: string; code: string; status: string } | undefined
  await expect(async () => {
    const { parts } = await vendor.ask('vendor.orders.list', { search: order })
    found = parts[0]
    expect(found?.status).toBe('placed')
  }).toPass({ timeout: 60_000 })
  return { vendorOrderId: found?.id ?? '', code: found?.code ?? '' }
}
