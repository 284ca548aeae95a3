import { z } from 'zod'
import { listStock } from '#server/modules/inventory/list-stock.ts'
import { movementsOf } from '#server/modules/inventory/queries.ts'
import { stockChangeInput, stockPageInput } from '#server/modules/inventory/schema.ts'
import { setLowStockThreshold, setStock } from '#server/modules/inventory/set-stock.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** What the vendor has on its shelves. Another vendor's variant answers like one that does not exist. */
export const vendorStockRouter = router({
  list: vendorProcedure()
    .input(stockPageInput)
    .query(({ ctx, input }) => listStock(ctx.db, { ...input, vendorId: ctx.vendorId })),

  /** A receipt of goods or a correction after counting. Idempotent by `changeId`. */
  change: vendorProcedure()
    .input(stockChangeInput)
    .mutation(async ({ ctx, input }) => {
      const who = { vendorId: ctx.vendorId, actorId: ctx.user.id, now: new Date() }
      const result = await setStock(ctx.db, { ...input, ...who })
      if (!result.ok) return result
      const { touched, ...counted } = result
      ctx.touch(...touched)
      return counted
    }),

  /** From how many units on a variant is not low; null: as the marketplace sets it. */
  setThreshold: vendorProcedure()
    .input(z.object({ variantId: z.uuid(), threshold: z.int().min(0).max(1_000_000).nullable() }))
    .mutation(async ({ ctx, input }) => ({
      ok: await setLowStockThreshold(ctx.db, { ...input, vendorId: ctx.vendorId, now: new Date() }),
    })),

  /** Why a variant's units changed, newest first. `cursor`: `next` of the page before. */
  movements: vendorProcedure()
    .input(z.object({ variantId: z.uuid(), cursor: z.uuid().nullish() }))
    .query(({ ctx, input: { variantId, cursor } }) =>
      movementsOf(ctx.db, { vendorId: ctx.vendorId, variantId, after: cursor ?? undefined, limit: 10 }),
    ),
})
