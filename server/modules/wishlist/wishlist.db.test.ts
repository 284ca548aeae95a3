import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, type TestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import { listWishes, wishedSlugs } from './queries.ts'
import { MAX_WISHES } from './schema.ts'
import { setWish } from './set-wish.ts'

let world: TestDatabase
let things: TestVendor[]
beforeAll(async () => {
  world = await createTestDatabase()
  things = [await makeTestVendor(world.db), await makeTestVendor(world.db), await makeTestVendor(world.db)]
})
afterAll(() => world.drop())

async function makeCustomer(): Promise<string> {
  const email = `${newId()}@example.test`
  const made = await createUser(world.db, {
    name: 'Ada',
    email,
    password: 'correct horse battery',
    role: 'customer',
  })
  if (!made.ok) throw new Error(made.reason)
  return made.userId
}

let at = 0
const slugOf = (index: number) => `product-${things[index]?.productId}`
const set = (userId: string, slug: string, wished: boolean) =>
  setWish(world.db, { userId, slug, wished, now: new Date(Date.now() + 1000 * at++) })

test('a wish is kept once, newest first, and goes when it is let go of', async () => {
  const userId = await makeCustomer()
  await set(userId, slugOf(0), true)
  await set(userId, slugOf(1), true)
  await Promise.all(Array.from({ length: 5 }, () => set(userId, slugOf(0), true)))
  expect(await wishedSlugs(world.db, userId)).toEqual([slugOf(1), slugOf(0)])
  expect(await set(userId, slugOf(1), false)).toEqual({ ok: true })
  expect(await set(userId, slugOf(1), false)).toEqual({ ok: true })
  expect(await wishedSlugs(world.db, userId)).toEqual([slugOf(0)])
  expect(await wishedSlugs(world.db, await makeCustomer())).toEqual([])
})

test('what is no longer sold stays on the list without a card, and cannot be wished for anew', async () => {
  const userId = await makeCustomer()
  await set(userId, slugOf(2), true)
  await set(userId, slugOf(0), true)
  await world.db.product.update({ where: { slug: slugOf(2) }, data: { status: 'archived' } })
  const wishes = await listWishes(world.db, userId)
  expect(wishes).toMatchObject([
    { slug: slugOf(0), card: { slug: slugOf(0), price: 1000, soldOut: false, ratingCount: 0 } },
    { slug: slugOf(2), title: 'A thing', card: null },
  ])
  expect(await set(await makeCustomer(), slugOf(2), true)).toEqual({ ok: false, reason: 'unknown-product' })
  expect(await set(userId, 'no-such-thing', true)).toEqual({ ok: false, reason: 'unknown-product' })
  await set(userId, slugOf(2), false)
  expect(await wishedSlugs(world.db, userId)).toEqual([slugOf(0)])
})

test('a list has an end, and what is on it can still be taken off', async () => {
  const userId = await makeCustomer()
  const { vendorId } = things[0] as TestVendor
  const rows = Array.from({ length: MAX_WISHES }, (_, n) => ({ id: newId(), slug: `wish-${n}`, vendorId }))
  await world.db.product.createMany({
    data: rows.map((row) => ({ ...row, title: row.slug, status: 'draft' })),
  })
  await world.db.wishlistItem.createMany({ data: rows.map(({ id }) => ({ userId, productId: id })) })
  expect(await set(userId, slugOf(0), true)).toEqual({ ok: false, reason: 'full' })
  await set(userId, 'wish-0', false)
  expect(await set(userId, slugOf(0), true)).toEqual({ ok: true })
})

test('wishes go with the account', async () => {
  const userId = await makeCustomer()
  await set(userId, slugOf(0), true)
  await world.db.user.delete({ where: { id: userId } })
  expect(await world.db.wishlistItem.count({ where: { userId } })).toBe(0)
})
