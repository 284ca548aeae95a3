import type { Db, Tx } from '#server/db/index.ts'

/** Orders that are looked through for what is bought together: the latest ones say what people want today. */
const ORDERS = 300

/** Products of the same vendor or category that are looked through: their newest. */
const NEWEST = 60

/** Slugs of other products for who looks at this one. */
export interface Related {
  /** In the same orders as this one, most often first. */
  together: string[]
  /** Of the same category before the same vendor's, best rated first. */
  alike: string[]
}

/** What goes with a product, of what is listed and can be bought; nothing is in both lists. At most `limit` of each. */
export async function findRelated(
  db: Db | Tx,
  { slug, limit }: { slug: string; limit: number },
): Promise<Related> {
  const rows = await db.$queryRaw<{ kind: keyof Related; slug: string }[]>`
    WITH this AS (
      SELECT id, vendor_id, category_id FROM products WHERE slug = ${slug}
    ), orders_with AS (
      SELECT DISTINCT i.order_id FROM order_items i JOIN this ON i.product_id = this.id
      ORDER BY i.order_id DESC LIMIT ${ORDERS}
    ), bought AS (
      SELECT i.product_id AS id, count(DISTINCT i.order_id) AS times
      FROM orders_with JOIN order_items i USING (order_id)
      WHERE i.product_id <> (SELECT id FROM this) GROUP BY i.product_id
    ), offered AS NOT MATERIALIZED (
      SELECT p.* FROM products p JOIN vendors ve ON ve.id = p.vendor_id AND ve.status = 'approved' AND ve.listed
      WHERE p.status = 'published' AND p.listed AND EXISTS (
        SELECT FROM variants v JOIN stock s ON s.variant_id = v.id
        WHERE v.product_id = p.id AND v.status = 'active' AND s.on_hand > s.reserved)
    ), together AS (
      SELECT p.id, p.slug, b.times FROM bought b JOIN offered p ON p.id = b.id
      ORDER BY b.times DESC, p.id LIMIT ${limit}
    ), near AS (
      (SELECT p.id, 0 AS distance FROM products p JOIN this ON p.category_id = this.category_id
       WHERE p.status = 'published' AND p.listed ORDER BY p.published_at DESC LIMIT ${NEWEST})
      UNION ALL
      (SELECT p.id, 1 FROM products p JOIN this ON p.vendor_id = this.vendor_id
       WHERE p.status = 'published' ORDER BY p.published_at DESC LIMIT ${NEWEST})
    ), alike AS (
      SELECT p.slug, min(near.distance) AS distance, p.rating_sum, p.rating_count, p.id
      FROM near JOIN offered p ON p.id = near.id
      WHERE p.id <> (SELECT id FROM this) AND p.id NOT IN (SELECT id FROM together)
      GROUP BY p.slug, p.rating_sum, p.rating_count, p.id
      -- A mean that a few votes of three stars more would hardly move.
      ORDER BY distance, (p.rating_sum + 9.0) / (p.rating_count + 3) DESC, p.id LIMIT ${limit}
    )
    (SELECT 'together' AS kind, slug FROM together ORDER BY times DESC, id)
    UNION ALL
    (SELECT 'alike', slug FROM alike ORDER BY distance, (rating_sum + 9.0) / (rating_count + 3) DESC, id)`
  const of = (kind: keyof Related) => rows.filter((row) => row.kind === kind).map((row) => row.slug)
  return { together: of('together'), alike: of('alike') }
}
