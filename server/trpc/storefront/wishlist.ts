import { listWishes, wishedSlugs } from '#server/modules/wishlist/queries.ts'
import { setWishInput } from '#server/modules/wishlist/schema.ts'
import { setWish } from '#server/modules/wishlist/set-wish.ts'
import { customerProcedure, router } from '../procedures.ts'

/** What a customer keeps for later. */
export const wishlistRouter = router({
  /** The slugs alone: one answer for all the hearts of a page. */
  slugs: customerProcedure.query(({ ctx }) => wishedSlugs(ctx.db, ctx.user.id)),

  list: customerProcedure.query(({ ctx }) => listWishes(ctx.db, ctx.user.id)),

  set: customerProcedure
    .input(setWishInput)
    .mutation(({ ctx, input }) => setWish(ctx.db, { ...input, userId: ctx.user.id, now: new Date() })),
})
