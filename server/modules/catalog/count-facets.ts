import { Prisma } from '#server/db/generated/client.ts'
import { soldOut } from './match-products.ts'
import { PRICE_STEPS, RATINGS } from './schema.ts'

/** Choices that a facet shows at most; who wants another looks for it. */
const MOST_CHOICES = 12

/** Where one range of prices ends and the next one begins: what costs just that is in both. */
const BOUNDS = Prisma.sql`ARRAY[${Prisma.join(PRICE_STEPS.slice(1))}]::int[]`

/** What a facet counts: all that passes, and what only this facet's own filter keeps out. */
const counts = (facet: string) => Prisma.sql`(missed IS NULL OR missed = ${facet})`

const sum = (condition: Prisma.Sql) => Prisma.sql`COALESCE(sum(n) FILTER (WHERE ${condition}), 0)`

const prices = PRICE_STEPS.map(
  (from, step) => Prisma.sql`jsonb_build_object('from', ${from}::int, 'count',
    ${sum(Prisma.sql`${counts('price')} AND (step = ${step} OR on_bound AND step = ${step + 1})`)})`,
)
const ratings = RATINGS.map(
  (stars) => Prisma.sql`jsonb_build_object('atLeast', ${stars}::int, 'count',
    ${sum(Prisma.sql`${counts('rating')} AND stars >= ${stars}`)})`,
)

/**
 * The CTE `alike`, of `matched` (see match-products.ts): what counts alike for every facet is one row with its number `n`. Where
 * `stockIsJudged` a filter has asked already what can be had, and nothing else was kept out for that.
 */
export const countAlike = (stockIsJudged: boolean) => Prisma.sql`alike AS MATERIALIZED (
  SELECT vendor_id, category_ids, options, missed, stars, step, on_bound, in_stock, count(*) AS n FROM (
    SELECT vendor_id, category_ids, options, missed, rating / 100 AS stars, width_bucket(price, ${BOUNDS}) AS step,
      price = ANY (${BOUNDS}) AS on_bound, ${stockIsJudged ? NOT_MISSED_FOR_STOCK : IN_STOCK} AS in_stock
    FROM matched OFFSET 0) m
  GROUP BY 1, 2, 3, 4, 5, 6, 7, 8)`
const NOT_MISSED_FOR_STOCK = Prisma.sql`missed IS DISTINCT FROM 'stock'`
const IN_STOCK = Prisma.sql`NOT ${soldOut(Prisma.sql`matched.product_id`)}`

/** The facets of `alike` as one JSON object. */
export const FACETS = Prisma.sql`(
  SELECT jsonb_build_object(
    'currency', (SELECT currency FROM platform_settings),
    'prices', jsonb_build_array(${Prisma.join(prices)}),
    'ratings', jsonb_build_array(${Prisma.join(ratings)}),
    'inStock', ${sum(Prisma.sql`${counts('stock')} AND in_stock`)},
    'vendors', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', ve.slug, 'name', ve.name, 'count', n.count)
               ORDER BY n.count DESC, ve.name), '[]')
      FROM (SELECT vendor_id, sum(n) AS count FROM alike WHERE ${counts('vendor')}
            GROUP BY vendor_id ORDER BY count DESC, vendor_id LIMIT ${MOST_CHOICES}) n
      JOIN vendors ve ON ve.id = n.vendor_id),
    'categories', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('slug', c.slug, 'count', n.count) ORDER BY c.position, c.name), '[]')
      FROM (SELECT id, sum(n) AS count FROM (SELECT unnest(category_ids) AS id, n FROM alike WHERE ${counts('category')}) a
            GROUP BY id) n
      JOIN categories c USING (id)),
    'options', (
      SELECT COALESCE(jsonb_agg(jsonb_build_object('axis', axis, 'values', choices) ORDER BY most DESC, axis), '[]')
      FROM (
        SELECT split_part(option, ':', 1) AS axis, max(count) AS most,
          jsonb_agg(jsonb_build_object('value', substr(option, strpos(option, ':') + 1), 'count', count)
            ORDER BY count DESC, option) AS choices
        FROM (SELECT option, sum(n) AS count FROM (SELECT unnest(options) AS option, missed, n FROM alike) a
              WHERE missed IS NULL OR missed = 'option:' || split_part(option, ':', 1) GROUP BY option) n
        GROUP BY 1 ORDER BY most DESC, axis LIMIT 4) a)
  ) FROM alike)`
