/** What everybody sees alike, kept with tags. Nothing here knows who is asking, so pages that read only it are static. */
import 'server-only'
import { unstable_cache } from 'next/cache'
import { cache } from 'react'
import type { Locale } from '#server/messages/locales.ts'
import { catalogTags, type Listing, listingInput } from '#server/modules/catalog/schema.ts'
import { anonymousContext } from './context.ts'
import { createCallerFactory } from './procedures.ts'
import { appRouter } from './router.ts'

/** How long what nobody invalidated is believed, in seconds: bounds how wrong a copy in another process can be. */
const SECONDS = 60

const createCaller = createCallerFactory(appRouter)
const everybody = () => createCaller(anonymousContext()).catalog

function kept<T>(key: string[], tags: string[], read: () => Promise<T>): Promise<T> {
  return unstable_cache(read, key, { tags, revalidate: SECONDS })()
}

export const getCategories = cache((locale: Locale) =>
  kept(['categories', locale], [catalogTags.categories], () => everybody().categories({ locale })),
)

export const getCategory = cache((slug: string, locale: Locale) =>
  kept(['category', slug, locale], [catalogTags.categories], () => everybody().category({ slug, locale })),
)

export const getProduct = cache((slug: string) =>
  kept(['product', slug], [catalogTags.product(slug), catalogTags.delivery], () =>
    everybody().product({ slug }),
  ),
)

/** What goes with a product: names alone, so that a page that shows the cards is renewed with exactly those. */
export const getRelated = cache((slug: string) =>
  kept(['related', slug], [catalogTags.product(slug)], () => everybody().related({ slug })),
)

export const getCards = (slugs: string[]) =>
  kept(['cards', ...slugs], slugs.map(catalogTags.product), () => everybody().cards({ slugs }))

/** The first page of all of a product's reviews; others are asked for by who turns to them. */
export const getReviews = cache((slug: string) =>
  kept(['reviews', slug], [catalogTags.product(slug)], () => everybody().reviews({ slug })),
)

export const getVendor = cache((slug: string) =>
  kept(['vendor', slug], [catalogTags.vendor(slug)], () => everybody().vendor({ slug })),
)

export const getVendorReviews = cache((slug: string) =>
  kept(['vendor-reviews', slug], [catalogTags.vendor(slug)], () => everybody().vendorReviews({ slug })),
)

export const getVendors = cache((limit: number) =>
  kept(['vendors', String(limit)], [catalogTags.vendors], () => everybody().vendors({ limit })),
)

/** A listing as it was searched and filtered, renewed with what it lists from. */
export const getProducts = (wanted: Partial<Listing>) => {
  const listing = listingInput.parse(wanted)
  const { category, vendor } = listing
  const tags = [
    category || vendor ? catalogTags.shelves : catalogTags.listings,
    ...(category ? [catalogTags.category(category)] : []),
    ...(vendor ? [catalogTags.vendor(vendor)] : []),
  ]
  return kept(['products', JSON.stringify(listing)], tags, () => everybody().products(listing))
}

/** Every product on show, a page at a time, for search engines. */
export const getAddresses = (page: number) =>
  kept(['addresses', String(page)], [catalogTags.listings], () => everybody().addresses({ page }))
