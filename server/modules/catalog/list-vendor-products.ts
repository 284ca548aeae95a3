import type { VendorId } from '#server/core/brand.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart, turned, turning } from '#server/db/keyset.ts'
import {
  optionAxes,
  type Picture,
  type ProductStatus,
  type ShelfPageInput,
  type ShelfSort,
  shelfPageInput,
  type VariantStatus,
} from './schema.ts'

/** A product in its vendor's list. Prices: minor units of `currency`, of the variants on sale. */
export interface ShelfLine {
  id: string
  slug: string
  title: string
  status: ProductStatus
  category: string | null
  variants: number
  price: number
  /** The dearest variant's. */
  priceTo: number
  currency: string | null
  available: number
  /** Variants under their threshold. */
  low: number
  picture: Picture | null
}

const ORDER: Record<ShelfSort, { key: Prisma.Sql; descending: boolean }> = {
  newest: { key: Prisma.sql`shelf.created_at`, descending: true },
  title: { key: Prisma.sql`lower(shelf.title)`, descending: false },
  'price-up': { key: Prisma.sql`shelf.price`, descending: false },
  'price-down': { key: Prisma.sql`shelf.price`, descending: true },
  'stock-up': { key: Prisma.sql`shelf.available`, descending: false },
  'stock-down': { key: Prisma.sql`shelf.available`, descending: true },
}

/** A page of everything that a vendor has, whatever its state. */
export async function listVendorProducts(
  db: Db | Tx,
  { vendorId, ...input }: ShelfPageInput & { vendorId: VendorId },
): Promise<{ products: ShelfLine[]; next: string | null }> {
  const { status, search, category, stock, sort, after, limit } = shelfPageInput.parse(input)
  const turn = { after, limit }
  const from = Prisma.sql`FROM shelf WHERE true`
  const { beyond, tail } = turning(turn, { ...ORDER[sort], id: Prisma.sql`shelf.id`, from })
  const within = search && `%${likePart(search)}%`
  const rows = await db.$queryRaw<ShelfLine[]>`
    WITH shelf AS (
      SELECT p.id, p.slug, p.title, p.status, p.created_at, c.slug AS category, offer.*
      FROM products p LEFT JOIN categories c ON c.id = p.category_id
      CROSS JOIN LATERAL (
        SELECT count(*)::int AS variants, COALESCE(min(v.price), 0) AS price, COALESCE(max(v.price), 0) AS price_to,
          min(v.currency) AS currency, COALESCE(sum(s.on_hand - s.reserved), 0)::int AS available,
          (count(*) FILTER (WHERE s.on_hand - s.reserved
            < COALESCE(s.low_stock_threshold, settings.low_stock_threshold)))::int AS low
        FROM platform_settings settings, variants v LEFT JOIN stock s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active'
      ) offer
      WHERE p.vendor_id = ${vendorId}::uuid
    )
    SELECT id, slug, title, status, category, variants, price, price_to AS "priceTo", currency, available, low,
      (SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
       FROM product_pictures pp WHERE pp.product_id = shelf.id ORDER BY position LIMIT 1) AS picture
    ${from} AND ${beyond}
      AND (${status ?? null}::text IS NULL OR status = ${status ?? null})
      AND (${category ?? null}::text IS NULL OR category = ${category ?? null})
      AND (${stock ?? null}::text IS NULL OR CASE ${stock ?? null} WHEN 'low' THEN low > 0 ELSE available <= 0 END)
      AND (${within ?? null}::text IS NULL OR title ILIKE ${within ?? null} OR EXISTS (
        SELECT FROM variants v WHERE v.product_id = shelf.id AND v.sku ILIKE ${within ?? null}))
    ${tail}`
  const { page, next } = turned(rows, turn)
  return { products: page, next }
}

/** How many products a vendor has in each state. */
export async function countVendorProducts(
  db: Db | Tx,
  { vendorId }: { vendorId: VendorId },
): Promise<Partial<Record<ProductStatus, number>>> {
  const groups = await db.product.groupBy({ by: ['status'], where: { vendorId }, _count: { _all: true } })
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all]))
}

/** One of a vendor's products with all its variants, those off sale too; null when the vendor has none of that id. */
export async function findVendorProduct(
  db: Db | Tx,
  { vendorId, productId }: { vendorId: VendorId; productId: string },
) {
  const product = await db.product.findFirst({
    where: { id: productId, vendorId },
    include: {
      category: { select: { slug: true } },
      pictures: { orderBy: { position: 'asc' } },
      variants: {
        // What is on sale stands first.
        orderBy: [{ status: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        include: { stock: true },
      },
    },
  })
  if (!product) return null
  const { lowStockThreshold } = await db.platformSettings.findUniqueOrThrow({ where: { id: 1 } })
  return {
    ...{ id: product.id, slug: product.slug, title: product.title, description: product.description },
    ...{ status: product.status as ProductStatus, listed: product.listed, publishedAt: product.publishedAt },
    ...{ ratingCount: product.ratingCount, ratingSum: product.ratingSum },
    category: product.category?.slug ?? null,
    axes: optionAxes.catch([]).parse(product.options),
    pictures: product.pictures.map(({ url, alt, width, height, blurDataUrl }) => ({
      ...{ url, alt, width, height, blurDataUrl },
    })),
    variants: product.variants.map(({ stock, ...variant }) => {
      const available = (stock?.onHand ?? 0) - (stock?.reserved ?? 0)
      return {
        ...{ id: variant.id, sku: variant.sku, product: product.title, variant: variant.title },
        status: variant.status as VariantStatus,
        ...{ price: variant.price, compareAtPrice: variant.compareAtPrice, currency: variant.currency },
        ...{ onHand: stock?.onHand ?? 0, reserved: stock?.reserved ?? 0, available },
        low: available < (stock?.lowStockThreshold ?? lowStockThreshold),
        lowStockThreshold: stock?.lowStockThreshold ?? null,
      }
    }),
  }
}
