import { Prisma } from '#server/db/generated/client.ts'
import { soldOut } from './match-products.ts'
import { PRICE_STEPS, RATINGS } from './schema.ts'

/** Choices that a facet shows at most; who wants another looks for it. */
const MOST_CHOICES = 12

/** What a facet counts: all that passes, and what only this facet's own filter keeps out. */
const counts = (facet: string) => Prisma.sql`(missed IS NULL OR missed = ${facet})`

const prices = PRICE_STEPS.map((from, index) => {
  const below = PRICE_STEPS[index + 1] ?? 2_147_483_647
  return Prisma.sql`jsonb_build_object('from', ${from}::int, 'count',
    count(*) FILTER (WHERE ${counts('price')} AND price >= ${from} AND price <= ${below}))`
})
const ratings = RATINGS.map(
  (stars) => Prisma.sql`jsonb_build_object('atLeast', ${stars}::int, 'count',
    count(*) FILTER (WHERE ${counts('rating')} AND rating >= ${stars * 100}))`,
)

/** The facets of `matched` (see match-products.ts) as one JSON object, in one pass for each kind of counting. */
export const FACETS = Prisma.sql`(
  SELECT jsonb_build_object(
    'currency', (SELECT currency FROM platform_settings),
    'prices', jsonb_build_array(${Prisma.join(prices)}),
    'ratings', jsonb_build_array(${Prisma.join(ratings)}),
    'inStock', count(*) FILTER (WHERE ${counts('stock')} AND NOT ${soldOut(Prisma.sql`matched.product_id`)}),
    'vendors', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', ve.slug, 'name', ve.name, 'count', n.count)
               ORDER BY n.count DESC, ve.name), '[]')
      FROM (SELECT vendor_id, count(*) FROM matched WHERE ${counts('vendor')}
            GROUP BY vendor_id ORDER BY count(*) DESC, vendor_id LIMIT ${MOST_CHOICES}) n
      JOIN vendors ve ON ve.id = n.vendor_id),
    'categories', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', c.slug, 'count', n.count) ORDER BY c.position, c.name), '[]')
      FROM (SELECT id, count(*) FROM matched, unnest(category_ids) AS id WHERE ${counts('category')} GROUP BY id) n
      JOIN categories c USING (id)),
    'options', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('axis', axis, 'values', choices) ORDER BY most DESC, axis), '[]')
      FROM (
        SELECT split_part(option, ':', 1) AS axis, max(count) AS most,
          jsonb_agg(jsonb_build_object('value', substr(option, strpos(option, ':') + 1), 'count', count)
            ORDER BY count DESC, option) AS choices
        FROM (SELECT option, count(*) FROM matched, unnest(options) AS option
              WHERE missed IS NULL OR missed = 'option:' || split_part(option, ':', 1) GROUP BY option) n
        GROUP BY 1 ORDER BY most DESC, axis LIMIT 4) a)
  ) FROM matched)`
