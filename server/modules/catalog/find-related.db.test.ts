import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder, type TestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { findRelated } from './find-related.ts'
import { listCards } from './list-cards.ts'

let world: TestDatabase
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())

const slugOf = ({ productId }: TestVendor) => `product-${productId}`
const related = (thing: TestVendor, limit = 4) => findRelated(world.db, { slug: slugOf(thing), limit })

async function makeThings(count: number): Promise<TestVendor[]> {
  const made: TestVendor[] = []
  for (let n = 0; n < count; n += 1) made.push(await makeTestVendor(world.db))
  return made
}

const inOneOrder = (...vendors: TestVendor[]) =>
  placeTestOrder(world.db, { parts: vendors.map((vendor) => ({ vendor })) })

test('what is bought together comes most often first, and only what can be bought', async () => {
  const [tea, pot, cup, gone] = (await makeThings(4)) as [TestVendor, TestVendor, TestVendor, TestVendor]
  await inOneOrder(tea, cup)
  await inOneOrder(tea, pot)
  await inOneOrder(tea, pot, gone)
  await inOneOrder(pot, cup)
  await world.db.stock.updateMany({ where: { variantId: gone.variantId }, data: { onHand: 1 } })
  expect((await related(tea)).together).toEqual([slugOf(pot), slugOf(cup)])
  expect((await related(tea, 1)).together).toEqual([slugOf(pot)])
})

test('what is alike is of the category before the vendor, the best rated first, and never twice', async () => {
  const [lamp, shade, bulb, bought] = (await makeThings(4)) as [
    TestVendor,
    TestVendor,
    TestVendor,
    TestVendor,
  ]
  const category = await world.db.category.create({ data: { id: newId(), slug: 'light', name: 'Light' } })
  const change = (id: string, data: object) => world.db.product.update({ where: { id }, data })
  for (const { productId } of [lamp, shade, bulb, bought])
    await change(productId, { categoryId: category.id })
  // One five against ten of four and a half.
  await change(shade.productId, { ratingCount: 1, ratingSum: 5 })
  await change(bulb.productId, { ratingCount: 10, ratingSum: 45 })
  const own = newId()
  await world.db.product.create({
    data: {
      ...{ id: own, vendorId: lamp.vendorId, slug: 'own', title: 'Own' },
      ...{ status: 'published', publishedAt: new Date() },
      variants: {
        create: {
          ...{ id: newId(), vendorId: lamp.vendorId, sku: 'OWN', title: '', price: 5, currency: 'EUR' },
          stock: { create: { onHand: 1 } },
        },
      },
    },
  })
  await inOneOrder(lamp, bought)
  expect(await related(lamp)).toEqual({
    together: [slugOf(bought)],
    alike: [slugOf(bulb), slugOf(shade), 'own'],
  })
  expect(await related({ ...lamp, productId: newId() })).toEqual({ together: [], alike: [] })
})

test('cards come in the order asked for, with their ratings, without what is not sold', async () => {
  const [one, two, three] = (await makeThings(3)) as [TestVendor, TestVendor, TestVendor]
  await world.db.product.update({
    where: { id: two.productId },
    data: { ratingCount: 2, ratingSum: 9, status: 'published' },
  })
  await world.db.product.update({ where: { id: three.productId }, data: { status: 'archived' } })
  const cards = await listCards(world.db, [slugOf(two), slugOf(three), 'no-such-thing', slugOf(one)])
  expect(cards).toMatchObject([
    { slug: slugOf(two), ratingCount: 2, rating: 450, price: 1000, soldOut: false },
    { slug: slugOf(one), ratingCount: 0, rating: 0 },
  ])
  expect(await listCards(world.db, [])).toEqual([])
})
