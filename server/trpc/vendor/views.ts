import { z } from 'zod'
import { savedViews } from '#server/modules/vendors/queries.ts'
import { removeView, saveView } from '#server/modules/vendors/save-view.ts'
import { VIEWED_LISTS, viewInput } from '#server/modules/vendors/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** The member's own views of the dashboard's lists. A colleague's view answers like one that does not exist. */
export const vendorViewsRouter = router({
  list: vendorProcedure()
    .input(z.object({ list: z.enum(VIEWED_LISTS) }))
    .query(({ ctx, input }) => savedViews(ctx.db, { ...input, ...owner(ctx) })),

  save: vendorProcedure()
    .input(viewInput)
    .mutation(({ ctx, input }) => saveView(ctx.db, { ...input, ...owner(ctx) })),

  remove: vendorProcedure()
    .input(z.object({ viewId: z.uuid() }))
    .mutation(({ ctx, input }) => removeView(ctx.db, { ...input, ...owner(ctx) })),
})

function owner<V>({ vendorId, user }: { vendorId: V; user: { id: string } }) {
  return { vendorId, userId: user.id }
}
