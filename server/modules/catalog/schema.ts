import { z } from 'zod'
import { MAX_AMOUNT } from '#server/core/money.ts'
import { longText, typedText } from '#server/core/typed-text.ts'

/** How a listing can be sorted; the first is what people get who do not choose. */
export const SORTS = ['newest', 'price-up', 'price-down'] as const
export type Sort = (typeof SORTS)[number]

/** Products per page of a listing. */
export const PAGE_SIZE = 24

/** Deeper pages are for nobody; what is looked for there is found by category or sort. */
export const MAX_PAGE = 200

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/)

export const slugInput = z.object({ slug })
export const listingInput = z.object({
  category: slug.optional(),
  vendor: slug.optional(),
  sort: z.enum(SORTS).default('newest'),
  page: z.int().min(1).max(MAX_PAGE).default(1),
  pageSize: z.int().min(1).max(48).default(PAGE_SIZE),
})
export type Listing = z.infer<typeof listingInput>

/** Up to this many units a person is told how many are left. */
export const FEW_UNITS = 5

export type StockState = 'in-stock' | 'few' | 'sold-out'

/** What a number of free units means to a person who wants one. */
export function stockState(available: number): StockState {
  if (available <= 0) return 'sold-out'
  return available <= FEW_UNITS ? 'few' : 'in-stock'
}

/**
 * Tags of what is cached for everybody. A use case that changes the catalogue returns those that it touched; route
 * handlers and server actions revalidate them.
 */
export const catalogTags = {
  categories: 'catalog:categories',
  listings: 'catalog:listings',
  product: (slug: string) => `catalog:product:${slug}`,
  vendor: (slug: string) => `catalog:vendor:${slug}`,
  vendors: 'catalog:vendors',
  delivery: 'catalog:delivery',
} as const

/** The tags of everything that shows the rating of a product or of its vendor. */
export function ratingTags({
  productSlug,
  vendorSlug,
}: {
  productSlug: string
  vendorSlug: string
}): string[] {
  const { product, vendor, vendors, listings } = catalogTags
  return [product(productSlug), vendor(vendorSlug), vendors, listings]
}

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

export interface ProductPage {
  items: ProductCard[]
  total: number
  page: number
  pages: number
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

/** How a vendor's products can be sorted; the first is what people get who do not choose. */
export const SHELF_SORTS = ['newest', 'title', 'price-up', 'price-down', 'stock-up', 'stock-down'] as const
export type ShelfSort = (typeof SHELF_SORTS)[number]

/** A page of a vendor's own products. `stock`: what has fewer units than its threshold, or none. */
export const shelfPageInput = z.object({
  status: z.enum(PRODUCT_STATUSES).optional(),
  /** A part of a title or of an SKU. */
  search: typedText(100).optional(),
  category: slug.optional(),
  stock: z.enum(['low', 'sold-out']).optional(),
  sort: z.enum(SHELF_SORTS).default('newest'),
  after: z.uuid().optional(),
  before: z.uuid().optional(),
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
