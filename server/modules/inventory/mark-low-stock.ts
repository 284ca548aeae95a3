import type { Db } from '#server/db/index.ts'

/**
 * Compares every variant's free units with its threshold and notes since when it is under it: after the platform's
 * threshold was changed, and after stock was loaded in bulk. Nobody is told: no unit has moved. Returns how many notes
 * were wrong. Repeating it is harmless.
 */
export async function markLowStock(db: Db, { now }: { now: Date }): Promise<number> {
  return db.$executeRaw`
    WITH wrong AS (
      SELECT s.variant_id FROM stock s, platform_settings p
      WHERE (s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, p.low_stock_threshold))
        <> (s.low_since IS NOT NULL)
      ORDER BY s.variant_id FOR NO KEY UPDATE OF s)
    UPDATE stock SET low_since = CASE
      WHEN stock.on_hand - stock.reserved < COALESCE(stock.low_stock_threshold, p.low_stock_threshold)
      THEN ${now}::timestamptz END
    FROM wrong, platform_settings p WHERE stock.variant_id = wrong.variant_id`
}
