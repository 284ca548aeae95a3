import { acceptVendorOrder } from '#server/modules/fulfilment/accept-vendor-order.ts'
import { acceptVendorOrders } from '#server/modules/fulfilment/accept-vendor-orders.ts'
import { deliverVendorOrder } from '#server/modules/fulfilment/deliver-vendor-order.ts'
import { listVendorOrders, vendorOrderCountries } from '#server/modules/fulfilment/list-vendor-orders.ts'
import { countVendorOrders, viewVendorOrder } from '#server/modules/fulfilment/queries.ts'
import { partInput, partPageInput, partsInput, shipInput } from '#server/modules/fulfilment/schema.ts'
import { shipVendorOrder } from '#server/modules/fulfilment/ship-vendor-order.ts'
import { recentSettings } from '#server/modules/settings/queries.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** The vendor's parts of orders. Another vendor's part answers like one that does not exist. */
export const vendorOrdersRouter = router({
  list: vendorProcedure()
    .input(partPageInput)
    .query(({ ctx, input }) => listVendorOrders(ctx.db, { ...input, vendorId: ctx.vendorId })),

  counts: vendorProcedure().query(({ ctx }) => countVendorOrders(ctx.db, { vendorId: ctx.vendorId })),

  /** The countries that were delivered to, and the currency that prices are in: what the list's filters offer. */
  filters: vendorProcedure().query(async ({ ctx }) => {
    const { currency } = await recentSettings(ctx.db)
    return {
      countries: await vendorOrderCountries(ctx.db, { vendorId: ctx.vendorId, now: new Date() }),
      currency,
    }
  }),

  /** One part; null when the vendor has none of that id. */
  get: vendorProcedure()
    .input(partInput)
    .query(({ ctx, input }) => viewVendorOrder(ctx.db, { ...input, vendorId: ctx.vendorId })),

  accept: vendorProcedure()
    .input(partInput)
    .mutation(({ ctx, input }) => acceptVendorOrder(ctx.db, { ...input, ...mover(ctx) })),

  acceptMany: vendorProcedure()
    .input(partsInput)
    .mutation(({ ctx, input }) => acceptVendorOrders(ctx.db, { ...input, ...mover(ctx) })),

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
