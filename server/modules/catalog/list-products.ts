import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { Listing, Picture, ProductCard, ProductPage, Sort } from './schema.ts'

interface Row {
  slug: string
  title: string
  vendorName: string
  vendorSlug: string
  price: number
  from: boolean
  compareAtPrice: number | null
  currency: string
  picture: Picture | null
  soldOut: boolean
  rating: number
  ratingCount: number
  total: number
}

const PRICE = Prisma.sql`(
  SELECT min(v.price) AS price FROM variants v WHERE v.product_id = p.id AND v.status = 'active') o`

/**
 * Which products a page shows. The id decides between equals, so that no product is on two pages or on none. Only who
 * asks for prices has those of all products looked up: that is most of the work.
 */
const ORDER: Record<Sort, Prisma.Sql> = {
  newest: Prisma.sql`offered AS p ORDER BY p.published_at DESC, p.id DESC`,
  'price-up': Prisma.sql`offered AS p CROSS JOIN LATERAL ${PRICE} ORDER BY o.price, p.id`,
  'price-down': Prisma.sql`offered AS p CROSS JOIN LATERAL ${PRICE} ORDER BY o.price DESC, p.id`,
}

/**
 * One page of what the storefront lists: published, listed products of approved, listed vendors, with at least one
 * variant on sale. A category contains those below it. A page past the end has no items and still tells the total.
 */
export async function listProducts(db: Db | Tx, listing: Listing): Promise<ProductPage> {
  const { page, pageSize } = listing
  const rows = await db.$queryRaw<(Row | { slug: null; total: number })[]>`
    WITH RECURSIVE within AS (
      SELECT id FROM categories WHERE slug = ${listing.category ?? null}
      UNION ALL SELECT c.id FROM categories c JOIN within w ON c.parent_id = w.id
    ), offered AS MATERIALIZED (
      SELECT p.id, p.vendor_id, p.published_at
      FROM products p
      JOIN vendors ve ON ve.id = p.vendor_id AND ve.status = 'approved' AND ve.listed
      WHERE p.status = 'published' AND p.listed
        AND (${listing.category ?? null}::text IS NULL OR p.category_id IN (SELECT id FROM within))
        AND (${listing.vendor ?? null}::text IS NULL OR ve.slug = ${listing.vendor ?? null})
        AND EXISTS (SELECT FROM variants v WHERE v.product_id = p.id AND v.status = 'active')
    ), page AS (
      SELECT p.id, p.vendor_id, row_number() OVER () AS place
      FROM (SELECT p.* FROM ${ORDER[listing.sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) p
    ), shown AS (
      SELECT p.id, p.slug, p.title, p.rating_count, p.rating_sum, ve.name AS vendor_name, ve.slug AS vendor_slug, page.place, o.*
      FROM page JOIN products p ON p.id = page.id JOIN vendors ve ON ve.id = page.vendor_id
      CROSS JOIN LATERAL (
        SELECT min(v.price) AS price, max(v.price) > min(v.price) AS differs, min(v.currency) AS currency,
          CASE WHEN count(*) = 1 THEN min(v.compare_at_price) END AS compare_at_price,
          COALESCE(sum(s.on_hand - s.reserved), 0) <= 0 AS sold_out
        FROM variants v LEFT JOIN stock s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active'
      ) o
    )
    SELECT s.slug, s.title, s.vendor_name AS "vendorName", s.vendor_slug AS "vendorSlug", s.price, s.differs AS "from",
      s.compare_at_price AS "compareAtPrice", s.currency, s.sold_out AS "soldOut",
      s.rating_count AS "ratingCount", COALESCE(100 * s.rating_sum / NULLIF(s.rating_count, 0), 0) AS rating,
      (SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
       FROM product_pictures pp WHERE pp.product_id = s.id ORDER BY position LIMIT 1) AS picture, t.total
    FROM (SELECT count(*)::int AS total FROM offered) t LEFT JOIN shown s ON true
    ORDER BY s.place`
  const total = rows[0]?.total ?? 0
  const items = rows.filter((row): row is Row => row.slug !== null).map(toCard)
  return { items, total, page, pages: Math.max(1, Math.ceil(total / pageSize)) }
}

function toCard({ vendorName, vendorSlug, total: _total, ...row }: Row): ProductCard {
  return { ...row, vendor: { name: vendorName, slug: vendorSlug } }
}
