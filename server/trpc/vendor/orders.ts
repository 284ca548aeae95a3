import { acceptVendorOrder } from '#server/modules/fulfilment/accept-vendor-order.ts'
import { deliverVendorOrder } from '#server/modules/fulfilment/deliver-vendor-order.ts'
import { countVendorOrders, listVendorOrders, viewVendorOrder } from '#server/modules/fulfilment/queries.ts'
import { partInput, partPageInput, shipInput } from '#server/modules/fulfilment/schema.ts'
import { shipVendorOrder } from '#server/modules/fulfilment/ship-vendor-order.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** The vendor's parts of orders. Another vendor's part answers like one that does not exist. */
export const vendorOrdersRouter = router({
  list: vendorProcedure()
    .input(partPageInput)
    .query(({ ctx, input }) => listVendorOrders(ctx.db, { ...input, vendorId: ctx.vendorId })),

  counts: vendorProcedure().query(({ ctx }) => countVendorOrders(ctx.db, { vendorId: ctx.vendorId })),

  /** One part; null when the vendor has none of that id. */
  get: vendorProcedure()
    .input(partInput)
    .query(({ ctx, input }) => viewVendorOrder(ctx.db, { ...input, vendorId: ctx.vendorId })),

  accept: vendorProcedure()
    .input(partInput)
    .mutation(({ ctx, input }) => acceptVendorOrder(ctx.db, { ...input, ...mover(ctx) })),

  ship: vendorProcedure()
    .input(shipInput)
    .mutation(({ ctx, input }) => shipVendorOrder(ctx.db, { ...input, ...mover(ctx) })),

  deliver: vendorProcedure()
    .input(partInput)
    .mutation(({ ctx, input }) => deliverVendorOrder(ctx.db, { ...input, ...mover(ctx) })),
})

function mover<V>({ vendorId, user }: { vendorId: V; user: { id: string } }) {
  return { vendorId, userId: user.id, now: new Date() }
}
