import { z } from 'zod'
import { MAX_AMOUNT } from '#server/core/money.ts'
import { longText, typedText } from '#server/core/typed-text.ts'
import { DEFAULT_LOCALE, LOCALES } from '#server/messages/locales.ts'

/** How a listing can be sorted. `relevance` is for who searches; without words it is `newest`. */
export const SORTS = ['relevance', 'newest', 'best-selling', 'rating', 'price-up', 'price-down'] as const
export type Sort = (typeof SORTS)[number]

/** Products per page of a listing: what people may choose, the first unless they do. */
export const PAGE_SIZES = [24, 48, 96] as const
export const PAGE_SIZE = PAGE_SIZES[0]

/** Deeper pages are for nobody; what is looked for there is found by category or sort. */
export const MAX_PAGE = 200

/** Of a search that matches more, the best so many are counted and shown: whole pages of every size. */
export const MOST_MATCHES = 192

/** Of a word that stands in more, so many are compared where an order is asked for. */
export const MOST_COMPARED = 5000

/** Least ratings that can be asked for, in stars. */
export const RATINGS = [4, 3, 2] as const

/** Bounds between the ranges of prices that a listing offers, in minor units of a currency with two decimals. */
export const PRICE_STEPS = [0, 2000, 5000, 10_000, 20_000] as const

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/)
const price = z.int().min(0).max(100_000_000)

export const slugInput = z.object({ slug })

/** What a visitor chooses within a listing. Several of one kind mean either, different kinds mean both. */
export const filterInput = z.object({
  categories: z.array(slug).max(20).default([]),
  vendors: z.array(slug).max(20).default([]),
  /** 'Size:M': several values of one axis mean either. */
  options: z
    .array(z.string().regex(/^[^:]{1,60}:.{1,60}$/))
    .max(20)
    .default([]),
  /** Minor units, both included. */
  minPrice: price.optional(),
  maxPrice: price.optional(),
  /** Stars at least. */
  rating: z.int().min(1).max(5).optional(),
  inStock: z.boolean().default(false),
})
export type Filters = z.infer<typeof filterInput>

export const listingInput = filterInput.extend({
  /** What is looked for, as it was typed. */
  q: z.string().trim().max(120).optional(),
  /** The category, and the vendor, whose page this is. */
  category: slug.optional(),
  vendor: slug.optional(),
  sort: z.enum(SORTS).default('newest'),
  page: z.int().min(1).max(MAX_PAGE).default(1),
  pageSize: z.int().min(1).max(96).default(PAGE_SIZE),
  /** Counts, for every filter, what each of its choices would show. */
  facets: z.boolean().default(false),
})
export type Listing = z.infer<typeof listingInput>

const locale = z.enum(LOCALES).default(DEFAULT_LOCALE)
export const categoriesInput = z.object({ locale }).prefault({})
export const categoryInput = slugInput.extend({ locale })

/** Addresses in one sitemap, which may have fifty thousand, each in two languages. */
export const ADDRESSES_PER_PAGE = 10_000
export const addressesInput = z.object({ page: z.int().min(1).max(1000) })

export const suggestInput = z.object({ q: z.string().trim().min(1).max(80), locale })

/**
 * Tags of what is cached for everybody. A use case that changes the catalogue returns those that it touched; route
 * handlers and server actions revalidate them.
 */
export const catalogTags = {
  /** The categories themselves, not what is in them. */
  categories: 'catalog:categories',
  category: (slug: string) => `catalog:category:${slug}`,
  /** What lists from all of the shop. */
  listings: 'catalog:listings',
  /** Every category's and every vendor's page: for what changes many products at once. */
  shelves: 'catalog:shelves',
  product: (slug: string) => `catalog:product:${slug}`,
  vendor: (slug: string) => `catalog:vendor:${slug}`,
  vendors: 'catalog:vendors',
  delivery: 'catalog:delivery',
} as const

/** Cards that are asked for by name: at most a page's worth. */
export const cardsInput = z.object({ slugs: z.array(slug).max(48) })

/** Products beside another one, in each of the two rows that its page shows. */
export const RELATED = 4

/** One picture of a product. */
export interface Picture {
  url: string
  alt: string
  width: number
  height: number
  blurDataUrl: string | null
}

/** A category as the storefront's menus show it, in the words of a language. */
export interface CategoryNode {
  slug: string
  name: string
  description: string
  /** Of what sells best in it and below. */
  picture: Picture | null
  /** Products on show in it and below. */
  products: number
  children: CategoryNode[]
}

/** A product as a listing shows it. Amounts: minor units, tax included. */
export interface ProductCard {
  slug: string
  title: string
  vendor: { name: string; slug: string }
  /** The lowest price among what can be bought. */
  price: number
  /** True where variants differ in price. */
  from: boolean
  compareAtPrice: number | null
  currency: string
  /** Hundredths of a star, 0 where nobody has rated it. */
  rating: number
  ratingCount: number
  picture: Picture | null
  soldOut: boolean
}

/** How many products each choice of a filter would show, with all other filters as they are. */
export interface Facets {
  /** The shop's, in which prices are compared. */
  currency: string
  categories: { slug: string; count: number }[]
  vendors: { slug: string; name: string; count: number }[]
  /** One per step of PRICE_STEPS: from it up to the next, both included. */
  prices: { from: number; count: number }[]
  ratings: { atLeast: number; count: number }[]
  options: { axis: string; values: { value: string; count: number }[] }[]
  inStock: number
}

export interface ProductPage {
  items: ProductCard[]
  total: number
  /** True where `total` is only MOST_MATCHES, the best of more. */
  more: boolean
  page: number
  pages: number
  /** How the words were taken, where they were not found as they stand. */
  words: {
    /** What was searched instead of mistyped words; null where nothing was. */
    corrected: string | null
    /** True where nothing has all the words, so that these have some of them. */
    nearest: boolean
  }
  /** Null unless they were asked for. */
  facets: Facets | null
}

/** What the search field offers while somebody types: ready to be shown, as every page loads what shows it. */
export interface Suggestions {
  /** `price`: in words of the language. `image`: an address. */
  products: { slug: string; title: string; vendor: string; price: string; image: string | null }[]
  categories: { slug: string; name: string }[]
  vendors: { slug: string; name: string }[]
}

/** The mean of so many ratings that add up to so much, in whole hundredths of a star; 0 where there are none. */
export function ratingOf({ ratingCount, ratingSum }: { ratingCount: number; ratingSum: number }): number {
  return ratingCount > 0 ? Math.floor((100 * ratingSum) / ratingCount) : 0
}

/** One axis along which a product's variants differ. */
export const optionAxes = z.array(z.object({ name: z.string(), values: z.array(z.string()) }))
export type OptionAxis = z.infer<typeof optionAxes>[number]

/** What a variant is on each axis: { "Size": "M" }. */
export const optionChoice = z.record(z.string(), z.string())
export type OptionChoice = z.infer<typeof optionChoice>

/** A product's states: a draft and an archived one are its vendor's alone to see. */
export const PRODUCT_STATUSES = ['draft', 'published', 'archived'] as const
export type ProductStatus = (typeof PRODUCT_STATUSES)[number]

/** A variant's states: an archived one is not sold. */
export const VARIANT_STATUSES = ['active', 'archived'] as const
export type VariantStatus = (typeof VARIANT_STATUSES)[number]

/** How a vendor's products can be sorted; the first is what people get who do not choose. */
export const SHELF_SORTS = ['newest', 'title', 'price-up', 'price-down', 'stock-up', 'stock-down'] as const
export type ShelfSort = (typeof SHELF_SORTS)[number]

/** A page of a vendor's own products. `stock`: what has fewer units than its threshold, or none; `after`: the last one before the page. */
export const shelfPageInput = z.object({
  status: z.enum(PRODUCT_STATUSES).optional(),
  /** A part of a title or of an SKU. */
  search: typedText(100).optional(),
  category: slug.optional(),
  stock: z.enum(['low', 'sold-out']).optional(),
  sort: z.enum(SHELF_SORTS).default('newest'),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type ShelfPageInput = z.input<typeof shelfPageInput>

export const ownProductInput = z.object({ productId: z.uuid() })

/** A variant's price, minor units; `seen` is what the vendor saw, so that nobody overwrites another unseen. */
export const priceInput = z.object({
  variantId: z.uuid(),
  price: z.int().min(1, 'A price is above zero.').max(MAX_AMOUNT),
  seen: z.int(),
})
export type PriceInput = z.infer<typeof priceInput>

/** What a vendor says of a product. */
export const productTexts = z.object({
  title: typedText(200),
  description: longText(10_000),
  category: slug.nullable(),
})
/** The same as it stands, whatever it was written by. */
const seenTexts = z.object({
  title: z.string().max(1_000),
  description: z.string().max(50_000),
  category: slug.nullable(),
})
export const productChangeInput = ownProductInput.extend({ changes: productTexts, seen: seenTexts })
export type ProductChangeInput = z.infer<typeof productChangeInput>

export const productStatusInput = ownProductInput.extend({
  status: z.enum(PRODUCT_STATUSES),
  seen: z.enum(PRODUCT_STATUSES),
})
export type ProductStatusInput = z.infer<typeof productStatusInput>

export const variantStatusInput = z.object({
  variantId: z.uuid(),
  status: z.enum(VARIANT_STATUSES),
  seen: z.enum(VARIANT_STATUSES),
})
export type VariantStatusInput = z.infer<typeof variantStatusInput>

/** How many pictures a product has at most. */
export const MOST_PICTURES = 8
/** Bytes of a picture that a vendor brings. */
export const MOST_PICTURE_BYTES = 10 * 1024 * 1024

/** A product's pictures in their order; `seen` are the addresses of those that the vendor saw. */
export const picturesInput = ownProductInput.extend({
  pictures: z.array(z.object({ url: z.string().max(500), alt: typedText(200) })).max(MOST_PICTURES),
  seen: z.array(z.string().max(500)).max(100),
})
export type PicturesInput = z.infer<typeof picturesInput>
