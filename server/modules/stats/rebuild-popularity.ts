import type { Db } from '#server/db/index.ts'

/** What was sold longer ago says little about what people buy now. */
const DAYS = 90

/**
 * Counts what each listed product has sold of late, for sorting by it. Idempotent; of copies at the same time the later
 * ones find nothing to do. Returns how many products' figures changed.
 */
export async function rebuildPopularity(db: Db, now: Date): Promise<number> {
  const since = new Date(now.getTime() - DAYS * 86_400_000)
  return db.$executeRaw`
    UPDATE listed_products l SET sold = n.units
    FROM (
      SELECT l.product_id, COALESCE(sum(d.units), 0)::int AS units
      FROM listed_products l LEFT JOIN product_daily_stats d ON d.product_id = l.product_id AND d.day >= ${since}::date
      GROUP BY l.product_id
    ) n
    WHERE n.product_id = l.product_id AND l.sold <> n.units`
}
