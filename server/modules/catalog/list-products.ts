import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { countAlike, FACETS } from './count-facets.ts'
import { CARD, LISTED_OFFER } from './list-cards.ts'
import { matchProducts } from './match-products.ts'
import { readWords, wordsOf } from './read-words.ts'
import {
  type Facets,
  type Listing,
  MOST_MATCHES,
  type ProductCard,
  type ProductPage,
  type Sort,
} from './schema.ts'

/**
 * The id decides between equals, so that no product is on two pages or on none. Relevance prefers what people buy;
 * a few good ratings count less than many (as if five people had said 3.8 already).
 */
const ORDER: Record<Sort, Prisma.Sql> = {
  relevance: Prisma.sql`rank * (1 + ln(1 + sold) / 10) DESC, sold DESC, product_id DESC`,
  newest: Prisma.sql`published_at DESC, product_id DESC`,
  'best-selling': Prisma.sql`sold DESC, published_at DESC, product_id DESC`,
  rating: Prisma.sql`(rating * rating_count + 1900) / (rating_count + 5) DESC, rating_count DESC, product_id DESC`,
  'price-up': Prisma.sql`price, product_id`,
  'price-down': Prisma.sql`price DESC, product_id`,
}

interface Answer {
  items: ProductCard[]
  total: number
  corrected: string | null
  nearest: boolean | null
  facets: Facets | null
}

/**
 * One page of what is on show (listed_products), with the counts of the facets where they are asked for: one statement.
 * A category contains those below it. A page past the end has no items and still tells the total.
 */
export async function listProducts(db: Db | Tx, listing: Listing): Promise<ProductPage> {
  const { page, pageSize } = listing
  const words = wordsOf(listing.q ?? '')
  const searching = words.length > 0
  const sort = listing.sort === 'relevance' && !searching ? 'newest' : listing.sort
  const sought = searching ? { order: sort === 'relevance' ? null : ORDER[sort] } : null
  const [answer] = await db.$queryRaw<Answer[]>`
    WITH ${searching ? Prisma.sql`${readWords(words)},` : Prisma.empty} ${matchProducts(listing, sought)}, page AS (
      SELECT product_id, row_number() OVER () AS place FROM (
        SELECT product_id FROM matched WHERE missed IS NULL
        ORDER BY ${ORDER[sort]} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}) p
    )${listing.facets ? Prisma.sql`, ${countAlike(listing.inStock ?? false)}` : Prisma.empty}
    SELECT (SELECT count(*)::int FROM matched WHERE missed IS NULL) AS total,
      ${searching ? Prisma.sql`(SELECT corrected FROM asked)` : Prisma.sql`NULL`} AS corrected,
      ${searching ? Prisma.sql`(SELECT nearest FROM asked)` : Prisma.sql`false`} AS nearest,
      ${listing.facets ? FACETS : Prisma.sql`NULL`} AS facets,
      (SELECT COALESCE(jsonb_agg(${CARD} ORDER BY page.place), '[]')
       FROM page JOIN listed_products l USING (product_id) JOIN products p ON p.id = l.product_id
       JOIN vendors ve ON ve.id = l.vendor_id CROSS JOIN LATERAL ${LISTED_OFFER}) AS items`
  const { items = [], total: found = 0, facets = null } = answer ?? {}
  const more = searching && found > MOST_MATCHES
  const total = more ? MOST_MATCHES : found
  return {
    ...{ items, total, more, page, pages: Math.max(1, Math.ceil(total / pageSize)), facets },
    words: { corrected: answer?.corrected ?? null, nearest: answer?.nearest ?? false },
  }
}
