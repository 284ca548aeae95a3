import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import {
  deliverTestPart,
  makeTestVendor,
  payTestOrder,
  placeTestOrder,
  type TestVendor,
} from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { ratingsFollowReviews } from '#server/modules/reconciliation/review-checks.ts'
import { hideReview, restoreReview } from './hide-review.ts'
import { postReview } from './post-review.ts'
import { findReviewable, listReviewable, listReviews, reviewsOf } from './queries.ts'
import { reviewListInput, reviewPageInput } from './schema.ts'

let world: TestDatabase
let vendor: TestVendor
let userId: string
const now = new Date()
beforeAll(async () => {
  world = await createTestDatabase()
})
afterAll(() => world.drop())
beforeEach(async () => {
  vendor = await makeTestVendor(world.db)
  userId = await makeCustomer('Ada Lovelace')
})

async function makeCustomer(name: string): Promise<string> {
  const email = `${newId()}@example.test`
  const made = await createUser(world.db, {
    name,
    email,
    password: 'correct horse battery',
    role: 'customer',
  })
  if (!made.ok) throw new Error(made.reason)
  return made.userId
}

/** The ids of so many order items of one paid order of this customer's, delivered unless said otherwise. */
async function buy({ items = 1, delivered = true, by = userId as string | null } = {}): Promise<string[]> {
  const order = await placeTestOrder(world.db, { parts: [{ vendor, items: Array(items).fill({}) }] })
  await payTestOrder(world.db, order)
  if (by) await world.db.order.update({ where: { id: order.orderId }, data: { userId: by } })
  const vendorOrderId = order.parts[0]?.vendorOrderId ?? ''
  if (delivered) await deliverTestPart(world.db, vendorOrderId)
  const rows = await world.db.orderItem.findMany({ where: { vendorOrderId }, select: { id: true } })
  return rows.map(({ id }) => id)
}

const words = { rating: 4, title: 'Good', body: 'Holds tea.', locale: 'en' }
const say = (orderItemId: string, over: Partial<Parameters<typeof postReview>[1]> = {}) =>
  postReview(world.db, { ...words, orderItemId, userId, now, ...over })

async function ratings() {
  const select = { ratingCount: true, ratingSum: true }
  const { db } = world
  return [
    await db.product.findUniqueOrThrow({ where: { id: vendor.productId }, select }),
    await db.vendor.findUniqueOrThrow({ where: { id: vendor.vendorId }, select }),
  ]
}
const bothAre = (ratingCount: number, ratingSum: number) => [
  { ratingCount, ratingSum },
  { ratingCount, ratingSum },
]
const heard = (name: string) =>
  world.db.outboxEvent.findMany({
    where: { name, payload: { path: ['productId'], equals: vendor.productId } },
  })
const slug = () => `product-${vendor.productId}`
const shown = (over: object = {}) => reviewsOf(world.db, reviewPageInput.parse({ slug: slug(), ...over }))

describe('a review', () => {
  test('of a thing that arrived is on the page, counts for product and vendor, and is heard of', async () => {
    const [item = ''] = await buy()
    const posted = await say(item)
    expect(posted).toMatchObject({
      ok: true,
      tags: expect.arrayContaining([
        catalogTags.product(slug()),
        catalogTags.vendor(`vendor-${vendor.vendorId}`),
      ]),
    })
    expect(await ratings()).toEqual(bothAre(1, 4))
    expect((await shown()).items).toMatchObject([
      { author: 'Ada L.', rating: 4, title: 'Good', body: 'Holds tea.', verified: true },
    ])
    expect(await heard('review/posted')).toMatchObject([
      { listeners: ['create-audit-trail-entry'], actor: 'customer' },
    ])
    expect(JSON.stringify(await heard('review/posted'))).not.toMatch(/Ada|Holds tea/)
  })

  test('is one per thing bought; two posts at the same time are one, and the rating counts it once', async () => {
    const [item = ''] = await buy()
    const results = await Promise.all(Array.from({ length: 8 }, (_, n) => say(item, { rating: 1 + (n % 5) })))
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    const refused = results.filter(({ ok }) => !ok)
    expect(new Set(refused.map((result) => !result.ok && result.reason))).toEqual(
      new Set(['already-reviewed']),
    )
    const [product] = await ratings()
    const { rating } = await world.db.review.findUniqueOrThrow({ where: { orderItemId: item } })
    expect(product).toEqual({ ratingCount: 1, ratingSum: rating })
    expect(await heard('review/posted')).toHaveLength(1)
    expect(await say(item)).toEqual({ ok: false, reason: 'already-reviewed' })
  })

  test('of things of one product bought by many at once adds up', async () => {
    const items = await buy({ items: 12 })
    const results = await Promise.all(items.map((item, n) => say(item, { rating: 1 + (n % 5) })))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await ratings()).toEqual(bothAre(12, 33))
    expect((await shown()).distribution).toEqual([3, 3, 2, 2, 2])
    expect(await ratingsFollowReviews(world.db)).toMatchObject({ found: 0 })
  })

  test('waits until the thing has arrived', async () => {
    const [item = ''] = await buy({ delivered: false })
    expect(await say(item)).toEqual({ ok: false, reason: 'not-delivered' })
    expect(await ratings()).toEqual(bothAre(0, 0))
  })

  test('is not for what somebody else bought, a guest for one, nor for nothing: all three answer alike', async () => {
    const [others = ''] = await buy({ by: await makeCustomer('Bob') })
    const [guests = ''] = await buy({ by: null })
    for (const item of [others, guests, newId()]) {
      expect(await say(item)).toEqual({ ok: false, reason: 'not-found' })
      expect(await findReviewable(world.db, { userId, orderItemId: item })).toBeNull()
    }
  })

  test('is not for what one sells oneself', async () => {
    await world.db.vendorMember.create({ data: { vendorId: vendor.vendorId, userId, role: 'staff' } })
    const [item = ''] = await buy()
    expect(await say(item)).toEqual({ ok: false, reason: 'own-product' })
  })

  test('stays under its name when the person goes', async () => {
    const [item = ''] = await buy()
    await say(item)
    await world.db.user.delete({ where: { id: userId } })
    expect((await shown()).items).toMatchObject([{ author: 'Ada L.', verified: true }])
    expect(await ratings()).toEqual(bothAre(1, 4))
  })
})

describe('an operator', () => {
  const operatorId = newId()
  const posted = async (rating: number) => {
    const [item = ''] = await buy()
    const result = await say(item, { rating })
    if (!result.ok) throw new Error(result.reason)
    return result.reviewId
  }

  test('hides a review with its stars and brings both back; each is audited once', async () => {
    await posted(5)
    const reviewId = await posted(1)
    expect(await ratings()).toEqual(bothAre(2, 6))
    const hide = () => hideReview(world.db, { reviewId, reason: 'insult', operatorId })
    const answers = await Promise.all([hide(), hide(), hide()])
    expect(answers.filter((answer) => answer.ok && !answer.again)).toHaveLength(1)
    expect(await ratings()).toEqual(bothAre(1, 5))
    expect(await shown()).toMatchObject({ total: 1, distribution: [0, 0, 0, 0, 1] })
    expect(await heard('review/hidden')).toMatchObject([
      { actor: `operator:${operatorId}`, payload: { reviewId, reason: 'insult' } },
    ])
    expect(await ratingsFollowReviews(world.db)).toMatchObject({ found: 0 })

    expect(await restoreReview(world.db, { reviewId, operatorId })).toMatchObject({ ok: true, again: false })
    expect(await restoreReview(world.db, { reviewId, operatorId })).toMatchObject({ again: true, tags: [] })
    expect(await ratings()).toEqual(bothAre(2, 6))
    expect(await heard('review/restored')).toHaveLength(1)
  })

  test('is told of a review that does not exist', async () => {
    const nothing = { reviewId: newId(), operatorId }
    expect(await hideReview(world.db, { ...nothing, reason: 'other' })).toEqual({
      ok: false,
      reason: 'not-found',
    })
    expect(await restoreReview(world.db, nothing)).toEqual({ ok: false, reason: 'not-found' })
  })

  test('pages through all of them, newest first, or the hidden ones alone', async () => {
    const ids = [await posted(3), await posted(4), await posted(5)]
    await hideReview(world.db, { reviewId: ids[1] ?? '', reason: 'other', operatorId })
    const page = (over: object) => listReviews(world.db, reviewListInput.parse({ slug: slug(), ...over }))
    const first = await page({ limit: 2 })
    expect(first.reviews.map(({ id }) => id)).toEqual([ids[2], ids[1]])
    expect((await page({ limit: 2, after: first.next })).reviews.map(({ id }) => id)).toEqual([ids[0]])
    expect((await page({ status: 'hidden' })).reviews).toMatchObject([{ id: ids[1], hidden: true }])
  })
})

describe('the reviews of a product', () => {
  test('come newest first in pages, of all stars or of those asked for', async () => {
    const items = await buy({ items: 10 })
    for (const [n, item] of items.entries())
      await say(item, { rating: n < 9 ? 5 : 2, title: `Nr ${n}`, now: new Date(now.getTime() + n * 1000) })
    const first = await shown()
    expect(first).toMatchObject({ total: 10, pages: 2, distribution: [0, 1, 0, 0, 9] })
    expect(first.items.map(({ title }) => title)).toEqual([9, 8, 7, 6, 5, 4, 3, 2].map((n) => `Nr ${n}`))
    expect((await shown({ page: 2 })).items.map(({ title }) => title)).toEqual(['Nr 1', 'Nr 0'])
    expect(await shown({ stars: 2 })).toMatchObject({ total: 1, pages: 1, items: [{ title: 'Nr 9' }] })
    expect(await shown({ stars: 1 })).toMatchObject({ total: 0, pages: 1, items: [] })
    expect(await shown({ page: 9 })).toMatchObject({ total: 10, items: [] })
  })
})

test("a customer's own list has what arrived, with the review or waiting for one", async () => {
  const [waiting = ''] = await buy()
  const [done = ''] = await buy()
  await buy({ delivered: false })
  await say(done, { rating: 3 })
  const mine = await listReviewable(world.db, { userId })
  expect(mine.map(({ orderItemId, obstacle, review }) => [orderItemId, obstacle, review?.rating])).toEqual([
    [done, 'already-reviewed', 3],
    [waiting, null, undefined],
  ])
})
