import { countVendorOrders } from '#server/modules/fulfilment/queries.ts'
import { stockOfVendor } from '#server/modules/inventory/queries.ts'
import { vendorBalances } from '#server/modules/ledger/queries.ts'
import { vendorDays } from '#server/modules/stats/queries.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** How far back the overview's sales go, in days. */
const DAYS = 30
const DAY_MS = 86_400_000

export const vendorOverviewRouter = router({
  /** Everything on the dashboard's first page. Amounts: minor units; days: YYYY-MM-DD. */
  get: vendorProcedure().query(async ({ ctx }) => {
    const { db, vendorId } = ctx
    const [from, to] = [dayOf(Date.now() - (DAYS - 1) * DAY_MS), dayOf(Date.now())]
    const [orders, low, balances, days] = await Promise.all([
      countVendorOrders(db, { vendorId }),
      stockOfVendor(db, { vendorId, lowOnly: true }),
      vendorBalances(db, vendorId),
      vendorDays(db, { vendorId, from, to }),
    ])
    return { vendor: ctx.member.vendor, orders, low: low.length, balances, days, from, to }
  }),
})

function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10)
}
