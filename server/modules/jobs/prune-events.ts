import { inBatches } from '#server/db/in-batches.ts'
import type { Db } from '#server/db/index.ts'

/**
 * Deletes events that were written before `before` and that all their listeners finished, with their job runs, and
 * receipts as old. What is pruned cannot be replayed. An event that was not sent, or has an open or dead pair, stays,
 * whatever its age. Works in small transactions; safe to interrupt and to repeat.
 */
export async function pruneEvents(
  db: Db,
  { before }: { before: Date },
): Promise<{ events: number; receipts: number }> {
  const events = await inBatches((limit) => pruneBatch(db, before, limit))
  const receipts = await inBatches(
    (limit) => db.$executeRaw`
      DELETE FROM receipts WHERE ctid = ANY(ARRAY(
        SELECT ctid FROM receipts WHERE created_at < ${before}::timestamptz LIMIT ${limit}))`,
  )
  return { events, receipts }
}

async function pruneBatch(db: Db, before: Date, limit: number): Promise<number> {
  const [row] = await db.$queryRaw<{ runs: number; events: string[] }[]>`
    WITH old AS MATERIALIZED (
      SELECT e.id FROM outbox_events AS e
      WHERE e.created_at < ${before}::timestamptz AND e.dispatched_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM job_runs AS r WHERE r.event_id = e.id AND r.state <> 'done')
      ORDER BY e.created_at LIMIT ${limit}
      FOR UPDATE SKIP LOCKED),
    runs AS (DELETE FROM job_runs AS r USING old WHERE r.event_id = old.id RETURNING r.id)
    SELECT (SELECT count(*)::int FROM runs) AS runs, coalesce(array_agg(id), '{}') AS events FROM old`
  const ids = row?.events ?? []
  if (ids.length === 0) return 0
  // After the runs that point at them, in a statement of its own; without runs nothing refers to them any more.
  await db.$executeRaw`
    DELETE FROM outbox_events AS e WHERE e.id = ANY(${ids}::uuid[])
      AND NOT EXISTS (SELECT FROM job_runs AS r WHERE r.event_id = e.id)`
  return ids.length
}
