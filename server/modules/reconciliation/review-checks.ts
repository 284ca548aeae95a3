import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/** The ratings that products and vendors carry are what their published reviews add up to. */
export async function ratingsFollowReviews(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*) FILTER (WHERE status = 'published')::float8 AS "published reviews",
           count(*) FILTER (WHERE status = 'hidden')::float8 AS "hidden reviews"
    FROM reviews`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH told (what, id, reviews, stars) AS (
      SELECT 'product', id, rating_count, rating_sum FROM products
      UNION ALL
      SELECT 'vendor', id, rating_count, rating_sum FROM vendors
    ), counted (what, id, reviews, stars) AS (
      SELECT 'product', product_id, count(*), sum(rating) FROM reviews WHERE status = 'published' GROUP BY product_id
      UNION ALL
      SELECT 'vendor', vendor_id, count(*), sum(rating) FROM reviews WHERE status = 'published' GROUP BY vendor_id
    )
    SELECT concat(what, ' ', id, ': ', told.reviews, ' reviews, ', told.stars, ' stars; the reviews say ',
                  coalesce(counted.reviews, 0), ', ', coalesce(counted.stars, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM told LEFT JOIN counted USING (what, id)
    WHERE (told.reviews, told.stars) <> (coalesce(counted.reviews, 0), coalesce(counted.stars, 0))
    ORDER BY difference LIMIT ${NAMED}`
  return checkOf('ratings are what the published reviews say', figures, wrong)
}
