import { Prisma } from '#server/db/generated/client.ts'
import { type Listing, MOST_COMPARED, MOST_MATCHES } from './schema.ts'

/** A filter that is set: its name among the facets, and what a row `l` of listed_products must be. */
interface Filter {
  facet: string
  test: Prisma.Sql
}

/** Nothing of a product can be had: each of its variants on sale is sold out. Most have none that is, and end there. */
export const soldOut = (product: Prisma.Sql): Prisma.Sql => Prisma.sql`(
  EXISTS (SELECT FROM sold_out_variants s WHERE s.product_id = ${product})
  AND NOT EXISTS (SELECT FROM variants v WHERE v.product_id = ${product} AND v.status = 'active'
    AND NOT EXISTS (SELECT FROM sold_out_variants s WHERE s.variant_id = v.id)))`

/** The filters that a visitor has set. An axis of options is one each. */
function filtersOf(listing: Listing): Filter[] {
  const { categories, vendors, options, minPrice, maxPrice, rating, inStock } = listing
  const axes = Map.groupBy(options, (option) => option.slice(0, option.indexOf(':')))
  const filters: (Filter | false)[] = [
    vendors.length > 0 && {
      facet: 'vendor',
      test: Prisma.sql`l.vendor_id = ANY (ARRAY(SELECT id FROM vendors WHERE slug = ANY (${vendors})))`,
    },
    categories.length > 0 && {
      facet: 'category',
      test: Prisma.sql`l.category_ids && ARRAY(SELECT id FROM categories WHERE slug = ANY (${categories}))`,
    },
    (minPrice !== undefined || maxPrice !== undefined) && {
      facet: 'price',
      test: Prisma.sql`l.price BETWEEN ${minPrice ?? 0} AND ${maxPrice ?? 2_147_483_647}`,
    },
    rating !== undefined && { facet: 'rating', test: Prisma.sql`l.rating >= ${rating * 100}` },
    ...[...axes].map(([axis, values]) => ({
      facet: `option:${axis}`,
      test: Prisma.sql`l.options && ${values}::text[]`,
    })),
    inStock && { facet: 'stock', test: Prisma.sql`NOT ${soldOut(Prisma.sql`l.product_id`)}` },
  ]
  return filters.filter((filter) => filter !== false)
}

// Those of one length first: sorting reads the others past them.
const COLUMNS = Prisma.sql`l.product_id, l.vendor_id, l.published_at, l.sold, l.price, l.rating, l.rating_count,
  l.category_ids, l.options`

/**
 * The CTE `matched`: the products that the listing is about, of which `missed` is null when every filter lets it pass and
 * else names the one that does not. What fails two filters counts for no facet and is left out. With words, at most
 * MOST_MATCHES and one more: what was typed stands in their titles, before what means the same does, before they are only
 * mentioned; of each those that come first in `order`, where there is one. What one filter keeps out is looked for among as
 * many again, as they would be without filters.
 */
export function matchProducts(listing: Listing, words: { order: Prisma.Sql | null } | null): Prisma.Sql {
  const filters = filtersOf(listing)
  const within = [
    listing.category !== undefined &&
      Prisma.sql`l.category_ids && ARRAY(SELECT id FROM categories WHERE slug = ${listing.category})`,
    listing.vendor !== undefined &&
      Prisma.sql`l.vendor_id = (SELECT id FROM vendors WHERE slug = ${listing.vendor})`,
  ].filter((condition) => condition !== false)
  const found = (conditions: Prisma.Sql[], order: Prisma.Sql | null = null) =>
    words ? bestMatches(conditions, order) : everything(conditions)
  const passing = found([...within, ...filters.map(({ test }) => test)], words?.order)
  const rank = words ? titleRank : Prisma.sql`0::real`
  const hits = Prisma.sql`SELECT ${COLUMNS}, ${rank} AS rank, NULL::text AS missed FROM (${passing}) l`
  if (filters.length === 0 || !listing.facets) return Prisma.sql`matched AS MATERIALIZED (${hits})`

  const failed = filters.map(({ facet, test }) => Prisma.sql`CASE WHEN ${test} THEN NULL ELSE ${facet} END`)
  // OFFSET 0: judged once, not wherever the verdict is read.
  const judged = (missing: Prisma.Sql) => Prisma.sql`
    SELECT ${COLUMNS}, 0::real AS rank, failed[1] AS missed FROM (
      SELECT l.*, array_remove(ARRAY[${Prisma.join(failed)}]::text[], NULL) AS failed FROM (${found(within)}) l OFFSET 0
    ) l WHERE cardinality(failed) ${missing}`
  if (!words) return Prisma.sql`matched AS MATERIALIZED (${judged(Prisma.sql`<= 1`)})`
  return Prisma.sql`matched AS MATERIALIZED (${hits} UNION ALL ${judged(Prisma.sql`= 1`)})`
}

const rows = (conditions: Prisma.Sql[], more: Prisma.Sql) => Prisma.sql`
  SELECT ${COLUMNS} ${more} FROM listed_products l
  ${conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty}`

const everything = (conditions: Prisma.Sql[]) => rows(conditions, Prisma.empty)

const WORDS = Prisma.sql`(SELECT words FROM asked)`
const TYPED = Prisma.sql`(SELECT plainly FROM asked)`

/** Of the title alone: a document's takes ten times as long, and says less. */
const titleRank = Prisma.sql`l.typed + ts_rank(l.title, ${WORDS})`

function bestMatches(conditions: Prisma.Sql[], order: Prisma.Sql | null): Prisma.Sql {
  const limit = Prisma.sql`LIMIT ${MOST_MATCHES + 1}`
  const first = (match: Prisma.Sql, typed: Prisma.Sql) => {
    const matching = rows([match, ...conditions], Prisma.sql`, l.title, ${typed} AS typed`)
    if (!order) return Prisma.sql`(${matching} ${limit})`
    return Prisma.sql`(SELECT * FROM (${matching} LIMIT ${MOST_COMPARED}) l ORDER BY ${order} ${limit})`
  }
  return Prisma.sql`
    ${first(Prisma.sql`l.title @@ ${TYPED}`, Prisma.sql`1`)}
    UNION ALL
    ${first(Prisma.sql`${WORDS} <> ${TYPED} AND l.title @@ ${WORDS} AND NOT l.title @@ ${TYPED}`, Prisma.sql`0`)}
    UNION ALL
    ${first(Prisma.sql`l.document @@ ${WORDS} AND NOT l.title @@ ${WORDS}`, Prisma.sql`0`)}
    ${limit}`
}
