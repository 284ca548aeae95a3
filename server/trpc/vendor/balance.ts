import { vendorBalanceEntries } from '#server/modules/ledger/queries.ts'
import { entriesPage } from '#server/modules/ledger/schema.ts'
import { vendorBalancePage, vendorEarnings, vendorPayouts } from '#server/modules/payouts/queries.ts'
import { vendorPage } from '#server/modules/payouts/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** The vendor's money. Amounts: minor units. */
export const vendorBalanceRouter = router({
  summary: vendorProcedure().query(({ ctx }) => vendorBalancePage(ctx.db, { vendorId: ctx.vendorId })),

  entries: vendorProcedure()
    .input(entriesPage)
    .query(({ ctx, input }) => vendorBalanceEntries(ctx.db, { ...input, vendorId: ctx.vendorId })),

  earnings: vendorProcedure()
    .input(vendorPage)
    .query(({ ctx, input }) => vendorEarnings(ctx.db, { ...input, vendorId: ctx.vendorId })),

  payouts: vendorProcedure()
    .input(vendorPage)
    .query(({ ctx, input }) => vendorPayouts(ctx.db, { ...input, vendorId: ctx.vendorId })),
})
