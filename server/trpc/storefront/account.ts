import { countUnits } from '#server/modules/cart/queries.ts'
import { membershipsOf } from '#server/modules/vendors/queries.ts'
import { customerProcedure, publicProcedure, router } from '../procedures.ts'

/** The person behind the request. */
export const accountRouter = router({
  /** What the header of a cached page cannot know: who is signed in, and how many units are in the cart. */
  header: publicProcedure.query(async ({ ctx }) => {
    const units = ctx.owners.length > 0 ? await countUnits(ctx.db, ctx.owner) : 0
    return { name: ctx.user?.name ?? null, isOperator: ctx.user?.role === 'operator', units }
  }),

  /** Who is signed in, and where else than in the shop they have something to do. */
  me: customerProcedure.query(async ({ ctx }) => {
    const memberships = await membershipsOf(ctx.db, ctx.user.id)
    return { ...ctx.user, vendors: memberships.map(({ vendor }) => vendor.name) }
  }),
})
