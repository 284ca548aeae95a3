import type { Db } from '#server/db/index.ts'

/** How long finished events stay, in days; those pruned cannot be replayed. */
export const KEPT_DAYS = 90

const BATCH = 1_000

/**
 * Deletes events that all their listeners finished long ago, with their job runs, and receipts as old. An event with an
 * open or dead pair stays, whatever its age. Works in small transactions; safe to interrupt and to repeat.
 */
export async function pruneEvents(
  db: Db,
  { now }: { now: Date },
): Promise<{ events: number; receipts: number }> {
  const before = new Date(now.getTime() - KEPT_DAYS * 86_400_000)
  let events = 0
  for (;;) {
    const pruned = await pruneBatch(db, before)
    events += pruned
    if (pruned < BATCH) break
  }
  const receipts = await db.$executeRaw`DELETE FROM receipts WHERE created_at < ${before}::timestamptz`
  return { events, receipts }
}

async function pruneBatch(db: Db, before: Date): Promise<number> {
  const [row] = await db.$queryRaw<{ runs: number; events: string[] }[]>`
    WITH old AS MATERIALIZED (
      SELECT e.id FROM outbox_events AS e
      WHERE e.created_at < ${before}::timestamptz AND e.dispatched_at IS NOT NULL
        AND NOT EXISTS (SELECT FROM job_runs AS r WHERE r.event_id = e.id AND r.state <> 'done')
      ORDER BY e.created_at LIMIT ${BATCH}
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
