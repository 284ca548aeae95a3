import { z } from 'zod'
import { listLowStock } from '#server/modules/inventory/queries.ts'
import { changeProductListing } from '#server/modules/moderation/change-product-listing.ts'
import { productListing, productSearch } from '#server/modules/moderation/schema.ts'
import { searchProducts } from '#server/modules/moderation/search-products.ts'
import { viewProduct } from '#server/modules/moderation/view-product.ts'
import { adminProcedure, router } from '../procedures.ts'

export const adminProductsRouter = router({
  list: adminProcedure.input(productSearch).query(({ ctx, input }) => searchProducts(ctx.db, input)),

  /** One product, whatever its state; null where there is none. */
  get: adminProcedure
    .input(z.object({ productId: z.uuid() }))
    .query(({ ctx, input }) => viewProduct(ctx.db, input)),

  /** Variants on sale that are under their threshold. */
  lowStock: adminProcedure
    .input(z.object({ after: z.string().max(100).optional() }))
    .query(({ ctx, input }) => listLowStock(ctx.db, input)),

  changeListing: adminProcedure.input(productListing).mutation(async ({ ctx, input }) => {
    const changed = await changeProductListing(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() })
    if (!changed.ok) return changed
    ctx.touch(...changed.touched)
    return { ok: true as const }
  }),
})
