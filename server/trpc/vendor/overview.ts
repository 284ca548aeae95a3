import { z } from 'zod'
import { countVendorOrders } from '#server/modules/fulfilment/queries.ts'
import { countOwnLowStock } from '#server/modules/inventory/list-stock.ts'
import { countUnread } from '#server/modules/notifications/queries.ts'
import { vendorBalancePage } from '#server/modules/payouts/queries.ts'
import { listVendorReviews } from '#server/modules/reviews/list-vendor-reviews.ts'
import { bestSellers, vendorDays } from '#server/modules/stats/queries.ts'
import { DAY_PERIODS } from '#server/modules/stats/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

const DAY_MS = 86_400_000

export const vendorOverviewRouter = router({
  /**
   * Everything on the dashboard's first page. `days` are those of the period and of the one before it, which ends where
   * it begins. Amounts: minor units; days: YYYY-MM-DD.
   */
  get: vendorProcedure()
    .input(z.object({ period: z.enum(DAY_PERIODS).default('30') }))
    .query(async ({ ctx, input }) => {
      const { db, vendorId } = ctx
      const length = Number(input.period)
      const [before, from, to] = [dayAgo(2 * length - 1), dayAgo(length - 1), dayAgo(0)]
      const [orders, low, unread, { balances, upcoming }, days, sellers, reviews] = await Promise.all([
        countVendorOrders(db, { vendorId }),
        countOwnLowStock(db, { vendorId }),
        countUnread(db, { vendorId }),
        vendorBalancePage(db, { vendorId }),
        vendorDays(db, { vendorId, from: before, to }),
        bestSellers(db, { vendorId, from, to, limit: 5 }),
        listVendorReviews(db, { vendorId, limit: 4 }),
      ])
      const next = upcoming.find(({ releaseAt }) => releaseAt) ?? null
      return { ...{ orders, low, unread, balances, next, sellers, reviews }, ...{ days, from, to, length } }
    }),
})

function dayAgo(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)
}
