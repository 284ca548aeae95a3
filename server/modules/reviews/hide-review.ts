import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { countRating } from './count-rating.ts'

export type ShowReviewResult =
  | {
      ok: true /** It was so before this call. */
      again: boolean /** Of the caches that show the ratings. */
      tags: string[]
    }
  | { ok: false; reason: 'not-found' }

interface Move {
  reviewId: string
  operatorId: string
}

/**
 * Takes a review off the pages and its stars out of the ratings. It stays in the database, and `restoreReview` brings
 * both back. Idempotent; audited with the reason.
 */
export async function hideReview(
  db: Db,
  { reason, ...move }: Move & { reason: string },
): Promise<ShowReviewResult> {
  return moving(db, move, async (tx, review) => {
    if (!(await turn(tx, review, { from: 'published', to: 'hidden' }))) return false
    await countRating(tx, { ...review, by: -1 })
    const payload = { ...idsOf(review), reason }
    await emit(tx, [{ name: 'review/hidden', payload, actor: `operator:${move.operatorId}` }])
    return true
  })
}

/** Brings a hidden review back, as it was. Idempotent; audited. */
export async function restoreReview(db: Db, move: Move): Promise<ShowReviewResult> {
  return moving(db, move, async (tx, review) => {
    if (!(await turn(tx, review, { from: 'hidden', to: 'published' }))) return false
    await countRating(tx, { ...review, by: 1 })
    await emit(tx, [
      { name: 'review/restored', payload: idsOf(review), actor: `operator:${move.operatorId}` },
    ])
    return true
  })
}

interface Found {
  id: string
  productId: string
  vendorId: string
  rating: number
}

const idsOf = ({ id, productId, vendorId }: Found) => ({ reviewId: id, productId, vendorId })

/** False where the review is not `from` (any more): then somebody else has counted it. */
async function turn(tx: Tx, { id }: Found, { from, to }: { from: string; to: string }): Promise<boolean> {
  const { count } = await tx.review.updateMany({ where: { id, status: from }, data: { status: to } })
  return count > 0
}

async function moving(
  db: Db,
  { reviewId }: Move,
  move: (tx: Tx, review: Found) => Promise<boolean>,
): Promise<ShowReviewResult> {
  const result = await inTransaction(db, async (tx) => {
    const review = await tx.review.findUnique({
      where: { id: reviewId },
      select: { id: true, productId: true, vendorId: true, rating: true },
    })
    if (!review) return { ok: false, reason: 'not-found' } as const
    const moved = await move(tx, review)
    const tags = moved ? await tagsOfProducts(tx, [review.productId]) : []
    return { ok: true, again: !moved, tags } as const
  })
  if (result.ok && !result.again) dispatchSoon(db)
  return result
}
