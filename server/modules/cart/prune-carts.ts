import { inBatches } from '#server/db/in-batches.ts'
import type { Db } from '#server/db/index.ts'

/**
 * Deletes carts that nobody has touched since `before`, with their lines; one that became an order stays with it. A
 * cart that is touched or ordered meanwhile is left alone. Returns how many went. Safe to repeat.
 */
export async function pruneCarts(db: Db, { before }: { before: Date }): Promise<number> {
  return inBatches(
    (limit) => db.$executeRaw`
      WITH old AS MATERIALIZED (
        SELECT id FROM carts WHERE status <> 'ordered' AND updated_at < ${before}::timestamptz
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      DELETE FROM carts USING old WHERE carts.id = old.id`,
  )
}

/**
 * Deletes what guests kept for later before `before`: their cookie has run out. What signed-in customers keep stays.
 * Returns how many lines went. Safe to repeat.
 */
export async function pruneSavedLines(db: Db, { before }: { before: Date }): Promise<number> {
  return inBatches(
    (limit) => db.$executeRaw`
      WITH old AS MATERIALIZED (
        SELECT owner, variant_id FROM saved_lines
        WHERE saved_at < ${before}::timestamptz AND owner LIKE 'guest:%'
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      DELETE FROM saved_lines s USING old WHERE s.owner = old.owner AND s.variant_id = old.variant_id`,
  )
}
