import { z } from 'zod'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { vendorBalances } from '#server/modules/ledger/queries.ts'
import { changeVendorStanding } from '#server/modules/moderation/change-vendor-standing.ts'
import { changeVendorTerms } from '#server/modules/moderation/change-vendor-terms.ts'
import { standingInput, vendorPageInput, vendorTerms } from '#server/modules/moderation/schema.ts'
import { searchVendors, vendorForOperator } from '#server/modules/moderation/search-vendors.ts'
import { listPayouts } from '#server/modules/payouts/queries.ts'
import { adminProcedure, router } from '../procedures.ts'

/** How many payouts a vendor's page shows; the payouts' page has the rest. */
const PAYOUTS = 5

export const adminVendorsRouter = router({
  list: adminProcedure.input(vendorPageInput).query(({ ctx, input }) => searchVendors(ctx.db, input)),

  /** One vendor with its balances and latest payouts; null where there is none. */
  get: adminProcedure.input(z.object({ slug: z.string().max(120) })).query(async ({ ctx, input }) => {
    const vendor = await vendorForOperator(ctx.db, input)
    if (!vendor) return null
    const [balances, { payouts }] = await Promise.all([
      vendorBalances(ctx.db, vendor.id),
      listPayouts(ctx.db, { vendor: vendor.slug, limit: PAYOUTS }),
    ])
    return { ...vendor, balances, payouts }
  }),

  changeStanding: adminProcedure.input(standingInput).mutation(async ({ ctx, input }) => {
    const changed = await changeVendorStanding(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() })
    if (!changed.ok) return changed
    const { slug, products } = changed
    ctx.touch(catalogTags.vendor(slug), catalogTags.vendors, catalogTags.listings, catalogTags.shelves)
    ctx.touch(...products.map(catalogTags.product))
    return { ok: true as const, products: products.length }
  }),

  changeTerms: adminProcedure
    .input(z.object({ vendorId: z.uuid(), terms: vendorTerms, seen: vendorTerms }))
    .mutation(({ ctx, input }) =>
      changeVendorTerms(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() }),
    ),
})
