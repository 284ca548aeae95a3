import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { soldOut } from './match-products.ts'
import type { ProductCard } from './schema.ts'

/** What a product `p` is offered for, as `o`: the lowest price, whether others differ, whether anything is left. */
const OFFER = Prisma.sql`(
  SELECT min(v.price) AS price, max(v.price) > min(v.price) AS differs, min(v.currency) AS currency,
    CASE WHEN count(*) = 1 OR max(v.price) = min(v.price) THEN min(v.compare_at_price) END AS compare_at_price,
    COALESCE(sum(s.on_hand - s.reserved), 0) <= 0 AS sold_out
  FROM variants v LEFT JOIN stock s ON s.variant_id = v.id
  WHERE v.product_id = p.id AND v.status = 'active') o`

/** The same of a row `l` of listed_products, which knows all but what is left. */
export const LISTED_OFFER = Prisma.sql`(
  SELECT l.price, l.highest_price > l.price AS differs, l.currency, l.compare_at_price,
    ${soldOut(Prisma.sql`l.product_id`)} AS sold_out) o`

/** A ProductCard, from a product `p`, its vendor `ve` and its offer `o`. */
export const CARD = Prisma.sql`jsonb_build_object('slug', p.slug, 'title', p.title,
  'vendor', jsonb_build_object('name', ve.name, 'slug', ve.slug),
  'price', o.price, 'from', o.differs, 'compareAtPrice', o.compare_at_price, 'currency', o.currency,
  'rating', COALESCE(100 * p.rating_sum / NULLIF(p.rating_count, 0), 0), 'ratingCount', p.rating_count,
  'soldOut', o.sold_out,
  'picture', (
    SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
    FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1))`

/** The cards of these products in the order asked for, without those that are not sold (any more). */
export async function listCards(db: Db | Tx, slugs: readonly string[]): Promise<ProductCard[]> {
  if (slugs.length === 0) return []
  const rows = await db.$queryRaw<{ card: ProductCard }[]>`
    SELECT ${CARD} AS card
    FROM unnest(${[...slugs]}::text[]) WITH ORDINALITY AS wanted (slug, place)
    JOIN products p ON p.slug = wanted.slug AND p.status = 'published'
    JOIN vendors ve ON ve.id = p.vendor_id AND ve.status = 'approved'
    CROSS JOIN LATERAL ${OFFER}
    WHERE o.price IS NOT NULL
    ORDER BY wanted.place`
  return rows.map(({ card }) => card)
}
