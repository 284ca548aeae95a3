import { z } from 'zod'
import { stockOfVendor } from '#server/modules/inventory/queries.ts'
import { stockChangeInput } from '#server/modules/inventory/schema.ts'
import { setStock } from '#server/modules/inventory/set-stock.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** What the vendor has on its shelves. */
export const vendorStockRouter = router({
  list: vendorProcedure()
    .input(z.object({ lowOnly: z.boolean().default(false) }))
    .query(({ ctx, input }) => stockOfVendor(ctx.db, { ...input, vendorId: ctx.vendorId })),

  /** A receipt of goods or a correction after counting. Idempotent by `changeId`. */
  change: vendorProcedure()
    .input(stockChangeInput)
    .mutation(({ ctx, input }) =>
      setStock(ctx.db, { ...input, vendorId: ctx.vendorId, actorId: ctx.user.id, now: new Date() }),
    ),
})
