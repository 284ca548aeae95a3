import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { findProduct } from '#server/modules/catalog/queries.ts'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { createProduct } from './create-product.ts'
import { type NewProductInput, newProductInput } from './schema.ts'

let test: TestDatabase
let db: Db
let maker: { vendorId: VendorId; actorId: string; now: Date }

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  const { vendorId } = await makeTestVendor(db)
  maker = { vendorId: vendorId as VendorId, actorId: newId(), now: new Date() }
})

const axes = [
  { name: 'Size', values: ['S', 'M'] },
  { name: 'Colour', values: ['red'] },
]
const variants = [
  { choice: ['S', 'red'], sku: 'BOWL-S', price: 1200, onHand: 7 },
  { choice: ['M', 'red'], sku: 'BOWL-M', price: 1500, onHand: 0 },
]
const bowl: NewProductInput = {
  ...{ title: 'Große Schüssel', description: 'Thrown by hand.', category: null },
  ...{ status: 'published', taxClass: 'reduced', axes, variants },
}
const make = (changes: Partial<NewProductInput> = {}, who = maker) =>
  createProduct(db, { ...bowl, ...changes, ...who })
const rows = async () => {
  const { vendorId } = maker
  const [products, made] = await Promise.all([
    db.product.findMany({ where: { vendorId, title: bowl.title }, orderBy: { id: 'asc' } }),
    db.variant.findMany({
      where: { vendorId, sku: { startsWith: 'BOWL' } },
      include: { stock: { include: { movements: true } } },
      orderBy: { position: 'asc' },
    }),
  ])
  return { products, variants: made }
}

describe('making a product', () => {
  it('puts it on sale with its variants, their units, and what says where they are from', async () => {
    const made = await make()
    const { products, variants } = await rows()
    expect(made).toMatchObject({ ok: true, productId: products[0]?.id })
    expect(variants.map(({ title, currency, options }) => [title, currency, options])).toEqual([
      ['S / red', 'EUR', { Size: 'S', Colour: 'red' }],
      ['M / red', 'EUR', { Size: 'M', Colour: 'red' }],
    ])
    expect(variants[0]?.stock).toMatchObject({
      onHand: 7,
      movements: [{ delta: 7, reason: 'initial', actorId: maker.actorId }],
    })
    expect(variants[1]?.stock).toMatchObject({ onHand: 0, movements: [] })
    expect(variants[1]?.stock?.lowSince).not.toBeNull()
    const shown = await findProduct(db, products[0]?.slug ?? '')
    expect(shown?.variants.map(({ price, available }) => [price, available])).toEqual([
      [1200, 7],
      [1500, 0],
    ])
    expect(await db.listedProduct.findFirst({ where: { productId: products[0]?.id } })).toMatchObject({
      price: 1200,
    })
  })

  it('tells of it once, and names the pages that show it: none for a draft', async () => {
    const made = await make()
    const { products } = await rows()
    const touched = made.ok ? made.touched : []
    expect(touched).toContain(catalogTags.product(products[0]?.slug ?? ''))
    expect(touched).toContain(catalogTags.vendor(`vendor-${maker.vendorId}`))
    const events = await db.outboxEvent.findMany({ where: { name: 'product/created' } })
    expect(events.filter(({ actor }) => actor === `vendor:${maker.actorId}`)).toHaveLength(1)
    const draft = await make({ status: 'draft', axes: [], variants: [{ ...one, sku: 'BOWL-D' }] })
    expect(draft).toMatchObject({ ok: true, touched: [] })
    expect(
      await db.product.findFirst({ where: { vendorId: maker.vendorId, status: 'draft' } }),
    ).toMatchObject({
      publishedAt: null,
    })
  })

  const one = { choice: [], sku: 'BOWL-1', price: 900, onHand: 1 }
  const simple = { axes: [], variants: [one] }

  it('is done once when it is sent twice at once, and writes nothing where it refuses', async () => {
    const results = await Promise.all([make(simple), make(simple)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'sku-taken', skus: ['BOWL-1'] })
    expect(await make({ category: 'no-such-shelf' })).toEqual({ ok: false, reason: 'no-such-category' })
    const { products, variants } = await rows()
    expect([products.length, variants.length]).toEqual([1, 1])
  })

  it('gives two of the same title addresses of their own, and lets vendors use the same SKUs', async () => {
    await make(simple)
    await make({ ...simple, variants: [{ ...one, sku: 'BOWL-2' }] })
    const { products } = await rows()
    expect(new Set(products.map(({ slug }) => slug)).size).toBe(2)
    const { vendorId } = await makeTestVendor(db)
    expect(await make(simple, { ...maker, vendorId: vendorId as VendorId })).toMatchObject({ ok: true })
  })
})

it('refuses a product that contradicts itself, beside the field', () => {
  const problems = (changes: Partial<NewProductInput>) => {
    const parsed = newProductInput.safeParse({ ...bowl, ...changes })
    return parsed.success ? [] : parsed.error.issues.map(({ path }) => path.join('.'))
  }
  const [first, second] = variants
  if (!first || !second) throw new Error('There are two.')
  expect(problems({})).toEqual([])
  expect(problems({ variants: [first, { ...second, sku: first.sku }] })).toEqual(['variants.1.sku'])
  expect(problems({ variants: [first, { ...second, choice: first.choice }] })).toEqual(['variants.1.choice'])
  expect(problems({ variants: [{ ...first, choice: ['XL', 'red'] }] })).toEqual(['variants.0.choice'])
  expect(problems({ variants: [] })).toEqual(['variants'])
  expect(problems({ axes: [], variants })).toEqual(['variants.0.choice', 'variants.1.choice'])
})
