import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { findVendor, listVendors } from '#server/modules/vendors/queries.ts'
import { listProducts } from './list-products.ts'
import { availability, categoryTree, findCategory, findProduct } from './queries.ts'
import { type Listing, listingInput } from './schema.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const asking = (listing: Partial<Listing>): Listing => listingInput.parse(listing)

async function makeVendor(slug: string, more: { status?: string; listed?: boolean } = {}) {
  const id = newId()
  await world.db.vendor.create({
    data: { id, slug, name: slug, status: 'approved', country: 'DE', email: `${slug}@example.test`, ...more },
  })
  return id
}

async function makeCategory(slug: string, parentId: string | null = null, position = 0) {
  return (await world.db.category.create({ data: { id: newId(), slug, name: slug, parentId, position } })).id
}

interface ProductDraft {
  slug: string
  vendorId: string
  categoryId?: string
  status?: string
  listed?: boolean
  /** Minor units and free units, one pair per variant. */
  variants?: { price: number; units?: number; status?: string }[]
  publishedAt?: Date
}

async function makeProduct({ slug, vendorId, variants = [{ price: 1000 }], ...more }: ProductDraft) {
  await world.db.product.create({
    data: {
      id: newId(),
      slug,
      vendorId,
      title: slug,
      status: 'published',
      publishedAt: new Date(),
      pictures: { create: { id: newId(), position: 0, url: `/${slug}.svg`, alt: slug, width: 8, height: 8 } },
      variants: {
        create: variants.map(({ price, units = 3, status = 'active' }, position) => ({
          id: newId(),
          vendorId,
          sku: `${slug}-${position}`,
          title: `Nr ${position}`,
          price,
          currency: 'EUR',
          status,
          position,
          stock: { create: { onHand: units } },
        })),
      },
      ...more,
    },
  })
}

const slugs = async (listing: Partial<Listing>) =>
  (await listProducts(world.db, asking(listing))).items.map((item) => item.slug)

describe('a listing', () => {
  test('shows what is published and listed by vendors that are approved and listed, and nothing else', async () => {
    const vendorId = await makeVendor('good')
    await makeProduct({ slug: 'shown', vendorId })
    await makeProduct({ slug: 'draft', vendorId, status: 'draft' })
    await makeProduct({ slug: 'hidden', vendorId, listed: false })
    await makeProduct({ slug: 'nothing-on-sale', vendorId, variants: [{ price: 5, status: 'archived' }] })
    await makeProduct({ slug: 'of-suspended', vendorId: await makeVendor('bad', { status: 'suspended' }) })
    await makeProduct({ slug: 'of-unlisted', vendorId: await makeVendor('replayed', { listed: false }) })
    expect(await slugs({})).toEqual(['shown'])
    expect(await slugs({ vendor: 'good' })).toEqual(['shown'])
    expect(await slugs({ vendor: 'replayed' })).toEqual([])
    expect((await listVendors(world.db, { limit: 9 })).map((vendor) => vendor.slug)).toEqual(['good'])
    expect(await findVendor(world.db, 'replayed')).toBeNull()
    expect(await findVendor(world.db, 'good')).toMatchObject({ slug: 'good', products: 1 })
  })

  test('contains what stands in categories below, and sorts by price in both directions', async () => {
    const vendorId = await makeVendor('sorted')
    const top = await makeCategory('top')
    const below = await makeCategory('below', top)
    await makeProduct({ slug: 'dear', vendorId, categoryId: top, variants: [{ price: 900 }] })
    await makeProduct({
      slug: 'cheap',
      vendorId,
      categoryId: below,
      variants: [{ price: 100 }, { price: 5000 }],
    })
    await makeProduct({ slug: 'elsewhere', vendorId, categoryId: await makeCategory('other') })
    expect(await slugs({ category: 'top', sort: 'price-up' })).toEqual(['cheap', 'dear'])
    expect(await slugs({ category: 'top', sort: 'price-down' })).toEqual(['dear', 'cheap'])
    expect(await slugs({ category: 'below' })).toEqual(['cheap'])
    expect(await slugs({ category: 'no-such' })).toEqual([])
  })

  test('has every product on exactly one page, also where they are equal in what they are sorted by', async () => {
    const vendorId = await makeVendor('many')
    const publishedAt = new Date('2026-01-01')
    for (let n = 0; n < 7; n += 1) await makeProduct({ slug: `same-${n}`, vendorId, publishedAt })
    const pages = await Promise.all(
      [1, 2, 3, 4].map((page) => listProducts(world.db, asking({ vendor: 'many', page, pageSize: 3 }))),
    )
    expect(pages.map((page) => page.items.length)).toEqual([3, 3, 1, 0])
    expect(new Set(pages.flatMap((page) => page.items.map((item) => item.slug))).size).toBe(7)
    expect(pages[3]).toMatchObject({ total: 7, pages: 3, page: 4 })
  })

  test('tells the lowest price, whether others differ, and that nothing is left', async () => {
    const vendorId = await makeVendor('priced')
    await makeProduct({
      slug: 'from',
      vendorId,
      variants: [
        { price: 700, units: 0 },
        { price: 500, units: 0 },
        { price: 1, status: 'archived' },
      ],
    })
    const { items } = await listProducts(world.db, asking({ vendor: 'priced' }))
    expect(items[0]).toMatchObject({
      price: 500,
      from: true,
      currency: 'EUR',
      soldOut: true,
      picture: { url: '/from.svg' },
    })
  })
})

describe('a product', () => {
  test('comes with its variants on sale and their free units; sold from a suspended vendor it is gone', async () => {
    const vendorId = await makeVendor('one')
    await makeProduct({
      slug: 'thing',
      vendorId,
      variants: [
        { price: 2, units: 4 },
        { price: 3, status: 'archived' },
      ],
    })
    const product = await findProduct(world.db, 'thing')
    expect(product?.variants).toMatchObject([{ price: 2, available: 4 }])
    const variantId = product?.variants[0]?.id ?? ''
    await world.db.stock.update({ where: { variantId }, data: { reserved: 3 } })
    expect(await availability(world.db, 'thing')).toEqual({ [variantId]: 1 })

    await world.db.vendor.update({ where: { id: vendorId }, data: { listed: false } })
    expect(await findProduct(world.db, 'thing')).toMatchObject({ listed: false })
    await world.db.vendor.update({ where: { id: vendorId }, data: { status: 'suspended' } })
    expect(await findProduct(world.db, 'thing')).toBeNull()
    expect(await findProduct(world.db, 'no-such-thing')).toBeNull()
  })
})

test('categories are a tree, and each knows the way up', async () => {
  const garden = await makeCategory('garden', null, 90)
  await makeCategory('tools', garden, 2)
  await makeCategory('seeds', garden, 1)
  const tree = await categoryTree(world.db, 'en')
  expect(tree.at(-1)).toMatchObject({ slug: 'garden', children: [{ slug: 'seeds' }, { slug: 'tools' }] })
  expect(await findCategory(world.db, { slug: 'seeds', locale: 'en' })).toMatchObject({
    above: [{ slug: 'garden' }],
    children: [],
  })
  expect(await findCategory(world.db, { slug: 'nowhere', locale: 'en' })).toBeNull()
})
