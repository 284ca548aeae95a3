import { hideReview, restoreReview, type ShowReviewResult } from '#server/modules/reviews/hide-review.ts'
import { listReviews } from '#server/modules/reviews/queries.ts'
import { hideReviewInput, restoreReviewInput, reviewListInput } from '#server/modules/reviews/schema.ts'
import type { Context } from '../context.ts'
import { adminProcedure, router } from '../procedures.ts'

/** What customers say, and taking off the pages what does not belong there. */
export const reviewsRouter = router({
  list: adminProcedure.input(reviewListInput).query(({ ctx, input }) => listReviews(ctx.db, input)),

  /** Can be undone: `restore` brings the review and its stars back. */
  hide: adminProcedure
    .input(hideReviewInput)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, await hideReview(ctx.db, { ...input, operatorId: ctx.user.id })),
    ),

  restore: adminProcedure
    .input(restoreReviewInput)
    .mutation(async ({ ctx, input }) =>
      shown(ctx, await restoreReview(ctx.db, { ...input, operatorId: ctx.user.id })),
    ),
})

/** Renews the pages that show the ratings. */
function shown({ touch }: Pick<Context, 'touch'>, result: ShowReviewResult) {
  if (!result.ok) return result
  touch(...result.tags)
  return { ok: true, again: result.again } as const
}
