import { postReview } from '#server/modules/reviews/post-review.ts'
import { findReviewable, listReviewable } from '#server/modules/reviews/queries.ts'
import { postReviewInput, reviewedItemInput } from '#server/modules/reviews/schema.ts'
import { customerProcedure, router } from '../procedures.ts'

/** What a customer says of what they bought; everybody reads it through `catalog.reviews`. */
export const reviewsRouter = router({
  /** What this customer bought and has in hand, newest first: with their review, or waiting for one. */
  mine: customerProcedure.query(({ ctx }) => listReviewable(ctx.db, { userId: ctx.user.id })),

  /** One thing that this customer bought; null where it is nobody's or somebody else's. */
  item: customerProcedure
    .input(reviewedItemInput)
    .query(({ ctx, input }) => findReviewable(ctx.db, { ...input, userId: ctx.user.id })),

  post: customerProcedure.input(postReviewInput).mutation(async ({ ctx, input }) => {
    const result = await postReview(ctx.db, { ...input, userId: ctx.user.id, now: new Date() })
    if (!result.ok) return result
    ctx.touch(...result.tags)
    return { ok: true, reviewId: result.reviewId } as const
  }),
})
