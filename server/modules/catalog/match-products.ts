import { Prisma } from '#server/db/generated/client.ts'
import { type Listing, MOST_MATCHES } from './schema.ts'

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

const COLUMNS = Prisma.sql`l.product_id, l.vendor_id, l.category_ids, l.price, l.rating, l.rating_count, l.options,
  l.published_at, l.sold`

/**
 * The CTE `matched`: the products that the listing is about, of which `missed` is null when every filter lets it pass and
 * else names the one that does not. What fails two filters counts for no facet and is left out. With words, MOST_MATCHES
 * and one more of either kind at most: those with the words in their title before others.
 */
export function matchProducts(listing: Listing, searching: boolean): Prisma.Sql {
  const filters = filtersOf(listing)
  const within = [
    listing.category !== undefined &&
      Prisma.sql`l.category_ids && ARRAY(SELECT id FROM categories WHERE slug = ${listing.category})`,
    listing.vendor !== undefined &&
      Prisma.sql`l.vendor_id = (SELECT id FROM vendors WHERE slug = ${listing.vendor})`,
  ].filter((condition) => condition !== false)
  const passing = [...within, ...filters.map(({ test }) => test)]
  const hits = matches({ where: passing, missed: Prisma.sql`NULL::text`, searching })
  if (filters.length === 0 || !listing.facets) return Prisma.sql`matched AS MATERIALIZED (${hits})`

  const fails = filters.map(({ test }) => Prisma.sql`(NOT (${test}))::int`)
  const missed = filters.map(({ facet, test }) => Prisma.sql`WHEN NOT (${test}) THEN ${facet}`)
  const near = matches({
    where: [...within, Prisma.sql`${Prisma.join(fails, ' + ')} = 1`],
    missed: Prisma.sql`CASE ${Prisma.join(missed, ' ')} END`,
    searching,
  })
  return Prisma.sql`matched AS MATERIALIZED (${hits} UNION ALL ${near})`
}

function matches({
  where,
  missed,
  searching,
}: {
  where: Prisma.Sql[]
  missed: Prisma.Sql
  searching: boolean
}): Prisma.Sql {
  const rows = (rank: Prisma.Sql, conditions: Prisma.Sql[], limit: Prisma.Sql) => Prisma.sql`
    SELECT ${COLUMNS}, ${rank} AS rank, ${missed} AS missed FROM listed_products l
    ${conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty} ${limit}`
  if (!searching) return Prisma.sql`(${rows(Prisma.sql`0::real`, where, Prisma.empty)})`
  const words = Prisma.sql`(SELECT words FROM asked)`
  // Of the title alone: a document's takes ten times as long, and says less. What was typed comes before its synonyms.
  const rank = Prisma.sql`ts_rank(l.title, ${words}) + (l.title @@ (SELECT plainly FROM asked))::int`
  const limit = Prisma.sql`LIMIT ${MOST_MATCHES + 1}`
  return Prisma.sql`(SELECT * FROM (
    (${rows(rank, [Prisma.sql`l.title @@ ${words}`, ...where], limit)})
    UNION ALL
    (${rows(rank, [Prisma.sql`l.document @@ ${words} AND NOT l.title @@ ${words}`, ...where], limit)})
  ) found ${limit})`
}
