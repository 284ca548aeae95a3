import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart } from '#server/db/keyset.ts'
import type { ProductSearch } from './schema.ts'

/** A product in the operators' list. Prices: minor units of `currency`. */
export interface ProductRow {
  id: string
  slug: string
  title: string
  status: 'draft' | 'published' | 'archived'
  listed: boolean
  vendor: string
  vendorSlug: string
  vendorStatus: string
  category: string | null
  variants: number
  /** Of the variants on sale; null where there is none. */
  price: number | null
  currency: string | null
  available: number
  ratingCount: number
  ratingSum: number
  createdAt: Date
}

/** How many products a page has. */
const PAGE = 25

/** Products of all vendors in every state, newest first. `next` is null on the last page. */
export async function searchProducts(
  db: Db | Tx,
  { search, vendor, show, after }: ProductSearch,
): Promise<{ products: ProductRow[]; next: string | null }> {
  const conditions = [
    Prisma.sql`TRUE`,
    ...(search ? [found(search)] : []),
    ...(vendor ? [Prisma.sql`p.vendor_id = (SELECT id FROM vendors WHERE slug = ${vendor})`] : []),
    ...(show ? [SHOWN[show]] : []),
    ...(after ? [Prisma.sql`p.id < ${after}::uuid`] : []),
  ]
  const rows = await db.$queryRaw<ProductRow[]>`
    WITH page AS (
      SELECT p.id FROM products p WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY p.id DESC LIMIT ${PAGE + 1})
    SELECT p.id, p.slug, p.title, p.status, p.listed, ve.name AS vendor, ve.slug AS "vendorSlug",
      ve.status AS "vendorStatus", c.name AS category, o.variants, o.price, o.currency, o.available,
      p.rating_count AS "ratingCount", p.rating_sum AS "ratingSum", p.created_at AS "createdAt"
    FROM page JOIN products p ON p.id = page.id JOIN vendors ve ON ve.id = p.vendor_id
    LEFT JOIN categories c ON c.id = p.category_id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS variants, min(v.price) AS price, min(v.currency) AS currency,
        COALESCE(sum(s.on_hand - s.reserved), 0)::int AS available
      FROM variants v LEFT JOIN stock s ON s.variant_id = v.id
      WHERE v.product_id = p.id AND v.status = 'active') o
    ORDER BY p.id DESC`
  const products = rows.slice(0, PAGE)
  return { products, next: rows.length > PAGE ? (products.at(-1)?.id ?? null) : null }
}

/** The words of the index `products_put_aside` where it holds what is asked for. */
const SHOWN: Record<NonNullable<ProductSearch['show']>, Prisma.Sql> = {
  listed: Prisma.sql`p.status = 'published' AND p.listed`,
  unlisted: Prisma.sql`(p.status <> 'published' OR NOT p.listed) AND p.status = 'published'`,
  draft: Prisma.sql`(p.status <> 'published' OR NOT p.listed) AND p.status = 'draft'`,
  archived: Prisma.sql`(p.status <> 'published' OR NOT p.listed) AND p.status = 'archived'`,
}

/** By indexes of their own, and before anything is sorted (see `listOrders`). */
function found(search: string): Prisma.Sql {
  const typed = likePart(search.toLowerCase())
  return Prisma.sql`p.id = ANY (ARRAY(
    SELECT id FROM products WHERE lower(title) LIKE ${`%${typed}%`}
    UNION SELECT id FROM products WHERE slug = ${search.toLowerCase()}
    UNION SELECT product_id FROM variants WHERE lower(sku) LIKE ${`${typed}%`}))`
}
