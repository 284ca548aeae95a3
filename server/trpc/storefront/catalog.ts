import { z } from 'zod'
import { findRelated } from '#server/modules/catalog/find-related.ts'
import { findSuggestions } from '#server/modules/catalog/find-suggestions.ts'
import { listCards } from '#server/modules/catalog/list-cards.ts'
import { listProducts } from '#server/modules/catalog/list-products.ts'
import {
  availability,
  categoryTree,
  findCategory,
  findProduct,
  listAddresses,
  platformShippingRates,
} from '#server/modules/catalog/queries.ts'
import {
  addressesInput,
  cardsInput,
  categoriesInput,
  categoryInput,
  listingInput,
  RELATED,
  slugInput,
  suggestInput,
} from '#server/modules/catalog/schema.ts'
import { rateFor } from '#server/modules/pricing/load-pricing-rules.ts'
import { reviewsOf, reviewsOfVendor } from '#server/modules/reviews/queries.ts'
import { reviewPageInput } from '#server/modules/reviews/schema.ts'
import { findVendor, listVendors } from '#server/modules/vendors/queries.ts'
import { publicProcedure, router } from '../procedures.ts'

/** Where a delivery price on a product page is for, until the customer names another country in the cart. */
export const SHOWN_COUNTRY = 'DE'

/** What everybody sees alike. Pages read it through `server/trpc/public.ts`, which caches it. */
export const catalogRouter = router({
  categories: publicProcedure
    .input(categoriesInput)
    .query(({ ctx, input }) => categoryTree(ctx.db, input.locale)),

  category: publicProcedure.input(categoryInput).query(({ ctx, input }) => findCategory(ctx.db, input)),

  products: publicProcedure.input(listingInput).query(({ ctx, input }) => listProducts(ctx.db, input)),

  /** What search engines are told of. */
  addresses: publicProcedure
    .input(addressesInput)
    .query(({ ctx, input }) => listAddresses(ctx.db, input.page)),

  /** What the search field offers while somebody types. */
  suggest: publicProcedure.input(suggestInput).query(({ ctx, input }) => findSuggestions(ctx.db, input)),

  /** Null where there is no such product on sale. `delivery`: the vendor's rate to the country named, minor units, and the working days until it is there. */
  product: publicProcedure.input(slugInput).query(async ({ ctx, input }) => {
    const [found, platform] = await Promise.all([
      findProduct(ctx.db, input.slug),
      platformShippingRates(ctx.db),
    ])
    if (!found) return null
    const { shippingRates, ...product } = found
    const currency = product.variants[0]?.currency ?? ''
    const rate = rateFor({ vendor: shippingRates, platform }, SHOWN_COUNTRY, currency)
    const delivery = rate && {
      base: rate.base,
      perItem: rate.perItem,
      freeFrom: rate.freeFrom,
      daysMin: rate.daysMin,
      daysMax: rate.daysMax,
      country: SHOWN_COUNTRY,
    }
    return { ...product, delivery }
  }),

  /** Free units by variant id, for a page that was cached a while ago. */
  availability: publicProcedure.input(slugInput).query(({ ctx, input }) => availability(ctx.db, input.slug)),

  /** Which other products go with this one; their cards come from `cards`. */
  related: publicProcedure
    .input(slugInput)
    .query(({ ctx, input }) => findRelated(ctx.db, { ...input, limit: RELATED })),

  /** In the order asked for, without those that are not sold. */
  cards: publicProcedure.input(cardsInput).query(({ ctx, input }) => listCards(ctx.db, input.slugs)),

  /** A page of what customers say of a product, and how the stars are distributed over all of it. */
  reviews: publicProcedure.input(reviewPageInput).query(({ ctx, input }) => reviewsOf(ctx.db, input)),

  vendors: publicProcedure
    .input(z.object({ limit: z.int().min(1).max(48).default(12) }))
    .query(({ ctx, input }) => listVendors(ctx.db, input)),

  vendor: publicProcedure.input(slugInput).query(({ ctx, input }) => findVendor(ctx.db, input.slug)),

  /** What was said last of what a vendor sells. */
  vendorReviews: publicProcedure
    .input(slugInput)
    .query(({ ctx, input }) => reviewsOfVendor(ctx.db, { ...input, limit: 6 })),
})
