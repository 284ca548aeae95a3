import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { setVariantStatus } from '#server/modules/catalog/change-product.ts'
import type { ShelfEditor } from '#server/modules/catalog/change-shelf.ts'
import { findProduct, tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { addVariant } from './add-variant.ts'
import { createProduct } from './create-product.ts'
import { type AddedVariantInput, MOST_VALUES } from './schema.ts'

let test: TestDatabase
let db: Db
let editor: ShelfEditor
let productId: string

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  editor = await aVendor()
  productId = await aProduct([
    { name: 'Size', values: ['S', 'M'] },
    { name: 'Colour', values: ['red', 'blue'] },
  ])
})

async function aVendor(): Promise<ShelfEditor> {
  const { vendorId } = await makeTestVendor(db)
  return { vendorId: vendorId as VendorId, actorId: newId(), now: new Date() }
}

/** A product on sale with one variant: the first value of each axis. */
async function aProduct(axes: { name: string; values: string[] }[]): Promise<string> {
  const choice = axes.map(({ values }) => values[0] ?? '')
  const made = await createProduct(db, {
    ...{ title: 'Shirt', description: '', category: null, status: 'published', taxClass: 'standard', axes },
    ...{ variants: [{ choice, sku: `FIRST-${newId()}`, price: 2000, onHand: 1 }] },
    ...editor,
  })
  if (!made.ok) throw new Error(made.reason)
  return made.productId
}

const wide = { choice: ['XL', 'red'], sku: 'SHIRT-XL', price: 2500, onHand: 4 }
const add = (changes: Partial<AddedVariantInput> = {}, who = editor) =>
  addVariant(db, { productId, ...wide, ...changes, ...who })
const variants = () =>
  db.variant.findMany({
    where: { productId },
    include: { stock: { include: { movements: true } } },
    orderBy: { position: 'asc' },
  })
const shown = async () => {
  const { slug } = await db.product.findUniqueOrThrow({ where: { id: productId } })
  return findProduct(db, slug)
}

it('puts it on sale with a value that is new, its units, and what says where they are from', async () => {
  const touched = await tagsOfProducts(db, [productId])
  expect(await add()).toEqual({ ok: true, touched })
  const made = (await variants()).at(-1)
  expect(made).toMatchObject({
    ...{ sku: 'SHIRT-XL', title: 'XL / red', options: { Size: 'XL', Colour: 'red' } },
    ...{ price: 2500, currency: 'EUR', position: 1, status: 'active' },
    stock: { onHand: 4, movements: [{ delta: 4, reason: 'initial', actorId: editor.actorId }] },
  })
  expect(await shown()).toMatchObject({
    axes: [
      { name: 'Size', values: ['S', 'XL'] },
      { name: 'Colour', values: ['red'] },
    ],
    variants: [{ available: 1 }, { available: 4, options: { Size: 'XL', Colour: 'red' } }],
  })
  const { vendorId, actorId } = editor
  const heard = await db.outboxEvent.findMany({
    where: { name: 'product/changed', payload: { path: ['productId'], equals: productId } },
  })
  expect(heard).toMatchObject([{ payload: { vendorId, actorId, keys: ['variants'] } }])
  // Filters know it, too.
  const listed = await db.listedProduct.findUniqueOrThrow({ where: { productId } })
  expect(listed.options).toContain('Size:XL')
})

it('is done once when it is sent twice at once', async () => {
  const results = await Promise.all([add(), add()])
  expect(results.filter(({ ok }) => ok)).toHaveLength(1)
  expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'there-already' })
  expect(await variants()).toHaveLength(2)
})

it('refuses what is there, on sale or off, and whose SKU or combination does not fit, and writes nothing', async () => {
  await add()
  const [, there] = await variants()
  await setVariantStatus(db, {
    ...{ ...editor, variantId: there?.id ?? '' },
    ...{ status: 'archived', seen: 'active' },
  })
  expect(await add({ sku: 'ANOTHER' })).toEqual({ ok: false, reason: 'there-already' })
  expect(await add({ choice: ['XXL', 'red'] })).toEqual({ ok: false, reason: 'sku-taken' })
  expect(await add({ choice: ['XXL'] })).toEqual({ ok: false, reason: 'no-such-combination' })
  const plain = await aProduct([])
  expect(await add({ productId: plain, choice: ['XXL'] })).toEqual({
    ok: false,
    reason: 'no-such-combination',
  })
  expect(await add({ choice: ['M', 'red'], sku: 'M' }, await aVendor())).toEqual({
    ok: false,
    reason: 'not-found',
  })
  expect(await variants()).toHaveLength(2)
  const { options } = await db.product.findUniqueOrThrow({ where: { id: productId } })
  expect(options).toMatchObject([{ values: ['S', 'M', 'XL'] }, { values: ['red', 'blue'] }])
})

it('keeps an option at so many values', async () => {
  productId = await aProduct([
    { name: 'Size', values: Array.from({ length: MOST_VALUES }, (_, at) => `${at}`) },
  ])
  expect(await add({ choice: ['one more'] })).toEqual({ ok: false, reason: 'too-many' })
  expect(await add({ choice: ['7'] })).toMatchObject({ ok: true })
})
