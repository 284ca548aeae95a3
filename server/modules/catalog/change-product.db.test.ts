import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, type TestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import {
  changePrice,
  changeProduct,
  publishProduct,
  setPictures,
  setVariantStatus,
} from './change-product.ts'
import { keepPicture } from './keep-picture.ts'
import { countVendorProducts, findVendorProduct, listVendorProducts } from './list-vendor-products.ts'
import { tagsOfProducts } from './queries.ts'
import { catalogTags } from './schema.ts'

let test: TestDatabase
let db: Db
let vendor: TestVendor
let editor: { vendorId: VendorId; actorId: string; now: Date }
let stranger: typeof editor

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  vendor = await makeTestVendor(db)
  editor = { vendorId: vendor.vendorId as VendorId, actorId: newId(), now: new Date() }
  stranger = { ...editor, vendorId: (await makeTestVendor(db)).vendorId as VendorId }
})

const tagOf = () => catalogTags.product(`product-${vendor.productId}`)
const heard = () =>
  db.outboxEvent.findMany({
    where: { name: 'product/changed', payload: { path: ['productId'], equals: vendor.productId } },
    orderBy: { id: 'asc' },
  })
const variant = () => db.variant.findUniqueOrThrow({ where: { id: vendor.variantId } })

describe("changing a variant's price", () => {
  const change = (price: number, seen: number, who = editor) =>
    changePrice(db, { ...who, variantId: vendor.variantId, price, seen })

  it('writes it, tells of it once, and names the pages that show it', async () => {
    const touched = await tagsOfProducts(db, [vendor.productId])
    expect(await change(1200, 1000)).toEqual({ ok: true, touched })
    expect(await change(1200, 1000)).toEqual({ ok: true, touched: [] })
    expect(await variant()).toMatchObject({ price: 1200 })
    const { vendorId, actorId } = editor
    expect(await heard()).toMatchObject([
      { actor: `vendor:${actorId}`, payload: { vendorId, actorId, keys: ['price'] } },
    ])
  })

  it('overwrites no price that was not seen, and of two at once one is told so', async () => {
    expect(await change(900, 999)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const results = await Promise.all([change(1100, 1000), change(1200, 1000)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('lets go of a price from before that is not higher any more', async () => {
    await db.variant.update({ where: { id: vendor.variantId }, data: { compareAtPrice: 1500 } })
    await change(1400, 1000)
    expect(await variant()).toMatchObject({ price: 1400, compareAtPrice: 1500 })
    await change(1500, 1400)
    expect(await variant()).toMatchObject({ price: 1500, compareAtPrice: null })
  })

  it("finds no variant of another vendor's", async () => {
    expect(await change(1, 1000, stranger)).toEqual({ ok: false, reason: 'not-found' })
    expect(await variant()).toMatchObject({ price: 1000 })
  })
})

describe('changing what is said of a product', () => {
  const seen = { title: 'A thing', description: '', category: null }
  const change = (changes: Partial<typeof seen> | { category: string }, who = editor) =>
    changeProduct(db, { ...who, productId: vendor.productId, changes: { ...seen, ...changes }, seen })

  it('renews its own page alone when only the description is different', async () => {
    expect(await change({ description: 'Good.' })).toEqual({ ok: true, touched: [tagOf()] })
    expect((await heard()).map(({ payload }) => payload)).toMatchObject([{ keys: ['description'] }])
    expect(await change({ description: 'Better.' })).toEqual({ ok: false, reason: 'changed-meanwhile' })
  })

  it('puts it on another shelf, where there is one', async () => {
    const category = await db.category.create({ data: { id: newId(), slug: `c-${newId()}`, name: 'C' } })
    expect(await change({ category: 'no-such-shelf' })).toEqual({ ok: false, reason: 'no-such-category' })
    expect(await change({ category: category.slug })).toMatchObject({ ok: true })
    expect(await findVendorProduct(db, { ...editor, productId: vendor.productId })).toMatchObject({
      category: category.slug,
    })
  })

  it("finds none of another vendor's", async () => {
    expect(await change({ title: 'Mine' }, stranger)).toEqual({ ok: false, reason: 'not-found' })
    expect(await findVendorProduct(db, { ...stranger, productId: vendor.productId })).toBeNull()
  })
})

describe('publishing a product', () => {
  const move = (status: 'published' | 'archived', seen: 'published' | 'archived' | 'draft', who = editor) =>
    publishProduct(db, { ...who, productId: vendor.productId, status, seen })

  it('takes it off every page that shows it and brings it back, with the day of its first publication', async () => {
    const { publishedAt } = await db.product.findUniqueOrThrow({ where: { id: vendor.productId } })
    expect(await move('archived', 'draft')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    const away = await move('archived', 'published')
    expect(away).toMatchObject({
      touched: [
        tagOf(),
        catalogTags.vendor(`vendor-${vendor.vendorId}`),
        catalogTags.listings,
        catalogTags.vendors,
      ],
    })
    expect(await countVendorProducts(db, editor)).toEqual({ archived: 1 })
    expect(await move('published', 'archived')).toMatchObject({ ok: true })
    expect(await db.product.findUniqueOrThrow({ where: { id: vendor.productId } })).toMatchObject({
      publishedAt,
    })
    expect(await move('archived', 'published', stranger)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('refuses what has nothing to sell', async () => {
    await move('archived', 'published')
    await db.variant.update({ where: { id: vendor.variantId }, data: { status: 'archived' } })
    expect(await move('published', 'archived')).toEqual({ ok: false, reason: 'nothing-to-sell' })
  })
})

describe('taking a variant off sale', () => {
  type Status = 'active' | 'archived'
  const set = (variantId: string, status: Status, seen: Status, who = editor) =>
    setVariantStatus(db, { ...who, variantId, status, seen })
  const another = async () => {
    const [id, { productId, vendorId }] = [newId(), vendor]
    await db.variant.create({
      data: { id, productId, vendorId, sku: id, title: 'L', price: 700, currency: 'EUR', position: 1 },
    })
    await db.stock.create({ data: { variantId: id, onHand: 4 } })
    return id
  }

  it('takes it out of the shop and back, tells of it once, and names the pages that show it', async () => {
    const cheaper = await another()
    const touched = await tagsOfProducts(db, [vendor.productId])
    const listed = async () =>
      (await db.listedProduct.findUniqueOrThrow({ where: { productId: vendor.productId } })).price
    expect(await listed()).toBe(700)
    expect(await set(cheaper, 'archived', 'active')).toEqual({ ok: true, touched })
    expect(await set(cheaper, 'archived', 'active')).toEqual({ ok: true, touched: [] })
    expect(await listed()).toBe(1000)
    const own = await findVendorProduct(db, { ...editor, productId: vendor.productId })
    expect(own?.variants).toMatchObject([{ status: 'active' }, { id: cheaper, status: 'archived' }])
    expect(await set(cheaper, 'active', 'archived')).toMatchObject({ ok: true })
    expect(await listed()).toBe(700)
    expect((await heard()).map(({ payload }) => payload)).toMatchObject([
      { keys: ['variants'] },
      { keys: ['variants'] },
    ])
  })

  it('leaves one on sale, also where two take one off each at once, unless the product is not on sale', async () => {
    const both = [vendor.variantId, await another()]
    const results = await Promise.all(both.map((id) => set(id, 'archived', 'active')))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'last-on-sale' })
    await publishProduct(db, { ...editor, productId: vendor.productId, status: 'draft', seen: 'published' })
    const [left = ''] = both.filter((_, at) => !results[at]?.ok)
    expect(await set(left, 'archived', 'active')).toMatchObject({ ok: true })
  })

  it("overwrites nothing unseen, and finds no variant of another vendor's", async () => {
    const id = await another()
    await set(id, 'archived', 'active')
    expect(await set(id, 'active', 'active')).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await set(id, 'active', 'archived', stranger)).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe("a vendor's list of products", () => {
  it('is searched, narrowed down and sorted, and has nothing of others', async () => {
    const { vendorId } = editor
    const more = [
      { title: 'Oak bowl', price: 3000, onHand: 0 },
      { title: 'Ash spoon', price: 500, onHand: 3 },
    ]
    for (const { title, price, onHand } of more) {
      const [id, variantId] = [newId(), newId()]
      await db.product.create({ data: { id, vendorId, slug: `p-${id}`, title, status: 'draft' } })
      const sku = `SKU-${title}`
      await db.variant.create({
        data: { id: variantId, productId: id, vendorId, sku, title: '', price, currency: 'EUR' },
      })
      await db.stock.create({ data: { variantId, onHand } })
    }
    const titles = async (input: Parameters<typeof listVendorProducts>[1]) =>
      (await listVendorProducts(db, input)).products.map(({ title }) => title)
    expect(await titles({ vendorId, sort: 'title' })).toEqual(['A thing', 'Ash spoon', 'Oak bowl'])
    expect(await titles({ vendorId, sort: 'price-down', limit: 2 })).toEqual(['Oak bowl', 'A thing'])
    expect(await titles({ vendorId, stock: 'low', sort: 'stock-up' })).toEqual(['Oak bowl', 'Ash spoon'])
    expect(await titles({ vendorId, stock: 'sold-out' })).toEqual(['Oak bowl'])
    expect(await titles({ vendorId, search: 'sku-ash' })).toEqual(['Ash spoon'])
    expect(await titles({ vendorId, status: 'published' })).toEqual(['A thing'])
    expect(await titles({ vendorId: stranger.vendorId })).toEqual(['A thing'])
  })
})

describe("setting a product's pictures", () => {
  const own = (number: number) => `https://pictures.example.test/${number}.webp`
  const set = (pictures: { url: string; alt: string }[], seen: string[], who = editor) =>
    setPictures(db, { ...who, productId: vendor.productId, pictures, seen })
  const standing = () =>
    db.productPicture.findMany({ where: { productId: vendor.productId }, orderBy: { position: 'asc' } })

  beforeEach(() =>
    db.productPicture.createMany({
      data: [1, 2, 3].map((number) => ({
        ...{ id: newId(), productId: vendor.productId, position: number - 1, url: own(number) },
        ...{ alt: `Number ${number}`, width: 640 + number, height: 640, blurDataUrl: null },
      })),
    }),
  )

  it('orders, describes and removes them, tells of it once, and names the pages that show it', async () => {
    const touched = await tagsOfProducts(db, [vendor.productId])
    const wanted = [
      { url: own(3), alt: 'The last shall be the first' },
      { url: own(1), alt: 'Number 1' },
    ]
    expect(await set(wanted, [own(1), own(2), own(3)])).toEqual({ ok: true, touched })
    expect(await set(wanted, [own(1), own(2), own(3)])).toEqual({ ok: true, touched: [] })
    expect(await standing()).toMatchObject([
      { ...wanted[0], position: 0, width: 643 },
      { ...wanted[1], position: 1, width: 641 },
    ])
    expect(await heard()).toMatchObject([{ payload: { keys: ['pictures'] } }])
  })

  it('adds what is kept, and nothing that is not', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tradehall-pictures-'))
    vi.stubEnv('PICTURES_DIR', folder)
    const bytes = await sharp({ create: { width: 500, height: 400, channels: 3, background: '#a74' } })
      .png()
      .toBuffer()
    const { vendorId } = editor
    const kept = await keepPicture(db, { vendorId, bytes })
    if (!kept.ok) throw new Error(kept.reason)
    const all = [own(1), own(2), own(3)]
    const before = await standing()
    const front = (url: string) => set([{ url, alt: 'A mug' }, ...before], all)
    expect(await front(kept.url.replace(/[0-9a-f]{20}/, '0'.repeat(20)))).toEqual({
      ok: false,
      reason: 'no-such-picture',
    })
    expect(await front('https://elsewhere.example.test/a.webp')).toEqual({
      ok: false,
      reason: 'no-such-picture',
    })
    expect(await standing()).toEqual(before)
    expect(await front(kept.url)).toMatchObject({ ok: true })
    expect(await standing()).toMatchObject([
      { url: kept.url, alt: 'A mug', width: 320, height: 256, blurDataUrl: expect.stringMatching(/^data:/) },
      ...before.map(({ url }) => ({ url })),
    ])
    vi.unstubAllEnvs()
    await rm(folder, { recursive: true })
  })

  it('overwrites none that were not seen, and is nobody else’s', async () => {
    expect(await set([], [own(1)])).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await set([], [own(1), own(2), own(3)], stranger)).toEqual({ ok: false, reason: 'not-found' })
    const both = [own(1), own(2), own(3)]
    const results = await Promise.all([
      set([{ url: own(1), alt: 'one' }], both),
      set([{ url: own(2), alt: 'two' }], both),
    ])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await standing()).toHaveLength(1)
  })
})
