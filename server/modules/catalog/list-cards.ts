import type { Db, Tx } from '#server/db/index.ts'
import type { ProductCard } from './schema.ts'

interface Row extends Omit<ProductCard, 'vendor'> {
  vendorName: string
  vendorSlug: string
}

/** The cards of these products in the order asked for, without those that are not sold (any more). */
export async function listCards(db: Db | Tx, slugs: readonly string[]): Promise<ProductCard[]> {
  if (slugs.length === 0) return []
  const rows = await db.$queryRaw<Row[]>`
    SELECT p.slug, p.title, ve.name AS "vendorName", ve.slug AS "vendorSlug", o.price, o.differs AS "from",
      o.compare_at_price AS "compareAtPrice", o.currency, o.sold_out AS "soldOut", p.rating_count AS "ratingCount",
      COALESCE(100 * p.rating_sum / NULLIF(p.rating_count, 0), 0) AS rating,
      (SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
       FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1) AS picture
    FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS wanted (slug, place)
    JOIN products p ON p.slug = wanted.slug AND p.status = 'published'
    JOIN vendors ve ON ve.id = p.vendor_id AND ve.status = 'approved'
    CROSS JOIN LATERAL (
      SELECT min(v.price) AS price, max(v.price) > min(v.price) AS differs, min(v.currency) AS currency,
        CASE WHEN count(*) = 1 THEN min(v.compare_at_price) END AS compare_at_price,
        COALESCE(sum(s.on_hand - s.reserved), 0) <= 0 AS sold_out
      FROM variants v LEFT JOIN stock s ON s.variant_id = v.id
      WHERE v.product_id = p.id AND v.status = 'active'
    ) o
    WHERE o.price IS NOT NULL
    ORDER BY wanted.place`
  return rows.map(({ vendorName, vendorSlug, ...row }) => ({
    ...row,
    vendor: { name: vendorName, slug: vendorSlug },
  }))
}
