import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { countRating } from './count-rating.ts'
import { findReviewable } from './queries.ts'
import type { ReviewForm } from './schema.ts'

export type PostReviewResult =
  | { ok: true; reviewId: string /** Of the caches that show the ratings. */; tags: string[] }
  /** Nothing of that id was bought by this person; what somebody else bought answers alike. */
  | { ok: false; reason: 'not-found' }
  | { ok: false; reason: 'not-delivered' | 'own-product' | 'already-reviewed' }

interface Posting extends ReviewForm {
  userId: string
  orderItemId: string
  locale: string
  now: Date
}

/**
 * A customer's word on a thing that they bought and that has arrived: once per order item, and not about what they
 * sell themselves. Of two posts at the same time one is told that it was said already. The ratings of product and
 * vendor move in the same transaction.
 */
export async function postReview(db: Db, posting: Posting): Promise<PostReviewResult> {
  const result = await inTransaction(db, (tx) => postIn(tx, posting))
  if (result.ok) dispatchSoon(db)
  return result
}

async function postIn(tx: Tx, posting: Posting): Promise<PostReviewResult> {
  const { userId, orderItemId, rating, title, body, locale, now } = posting
  const item = await findReviewable(tx, { userId, orderItemId })
  if (!item) return { ok: false, reason: 'not-found' }
  if (item.obstacle) return { ok: false, reason: item.obstacle }
  const { productId, vendorId } = item
  const reviewId = newId()
  const { count } = await tx.review.createMany({
    data: {
      ...{ id: reviewId, productId, vendorId, orderItemId, userId, rating, title, body, locale },
      authorName: item.signature,
      status: 'published',
      createdAt: now,
    },
    // Who loses a race waits here for the winner's commit, and then has nothing to write.
    skipDuplicates: true,
  })
  if (count === 0) return { ok: false, reason: 'already-reviewed' }
  await countRating(tx, { productId, vendorId, rating, by: 1 })
  await emit(tx, [{ name: 'review/posted', payload: { reviewId, productId, vendorId }, actor: 'customer' }])
  return { ok: true, reviewId, tags: await tagsOfProducts(tx, [productId]) }
}
