import {
  changePrice,
  changeProduct,
  publishProduct,
  setPictures,
  setVariantStatus,
} from '#server/modules/catalog/change-product.ts'
import type { ShelfChange } from '#server/modules/catalog/change-shelf.ts'
import {
  countVendorProducts,
  findVendorProduct,
  listVendorProducts,
} from '#server/modules/catalog/list-vendor-products.ts'
import {
  ownProductInput,
  picturesInput,
  priceInput,
  productChangeInput,
  productStatusInput,
  shelfPageInput,
  variantStatusInput,
} from '#server/modules/catalog/schema.ts'
import { addVariant } from '#server/modules/inventory/add-variant.ts'
import { createProduct } from '#server/modules/inventory/create-product.ts'
import { addedVariantInput, newProductInput } from '#server/modules/inventory/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** What the vendor sells. Another vendor's product answers like one that does not exist. */
export const vendorProductsRouter = router({
  list: vendorProcedure()
    .input(shelfPageInput)
    .query(({ ctx, input }) => listVendorProducts(ctx.db, { ...input, vendorId: ctx.vendorId })),

  counts: vendorProcedure().query(({ ctx }) => countVendorProducts(ctx.db, { vendorId: ctx.vendorId })),

  /** One product; null when the vendor has none of that id. */
  get: vendorProcedure()
    .input(ownProductInput)
    .query(({ ctx, input }) => findVendorProduct(ctx.db, { ...input, vendorId: ctx.vendorId })),

  create: vendorProcedure()
    .input(newProductInput)
    .mutation(async ({ ctx, input }) => {
      const result = await createProduct(ctx.db, { ...input, ...editor(ctx) })
      if (!result.ok) return result
      const { touched, ...made } = result
      ctx.touch(...touched)
      return made
    }),

  addVariant: vendorProcedure()
    .input(addedVariantInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await addVariant(ctx.db, { ...input, ...editor(ctx) })),
    ),

  setVariantStatus: vendorProcedure()
    .input(variantStatusInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await setVariantStatus(ctx.db, { ...input, ...editor(ctx) })),
    ),

  changePrice: vendorProcedure()
    .input(priceInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await changePrice(ctx.db, { ...input, ...editor(ctx) })),
    ),

  change: vendorProcedure()
    .input(productChangeInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await changeProduct(ctx.db, { ...input, ...editor(ctx) })),
    ),

  setPictures: vendorProcedure()
    .input(picturesInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await setPictures(ctx.db, { ...input, ...editor(ctx) })),
    ),

  setStatus: vendorProcedure()
    .input(productStatusInput)
    .mutation(async ({ ctx, input }) =>
      renewing(ctx, await publishProduct(ctx.db, { ...input, ...editor(ctx) })),
    ),
})

function editor<V>({ vendorId, user }: { vendorId: V; user: { id: string } }) {
  return { vendorId, actorId: user.id, now: new Date() }
}

/** Renews what shows the change, and answers without the tags, which are nobody's business. */
function renewing<Reason extends string>(
  ctx: { touch: (...tags: string[]) => void },
  result: ShelfChange<Reason>,
) {
  if (!result.ok) return result
  ctx.touch(...result.touched)
  return { ok: true as const }
}
