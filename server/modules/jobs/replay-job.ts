import type { Db } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'

/**
 * An operator's replay of one (event, listener) pair: it is due at once, alone, and the delivery sweep hands it out within
 * seconds, also after an outage. A pair that is done is not repeated: its effect has happened. Replaying twice is
 * harmless.
 */
export async function replayJob(
  db: Db,
  { listener, eventId }: { listener: ListenerName; eventId: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown-job' | 'already-done' }> {
  const [run] = await db.$queryRaw<{ replayed: boolean }[]>`
    WITH run AS (
      SELECT id, state FROM job_runs WHERE listener = ${listener} AND event_id = ${eventId}::uuid FOR NO KEY UPDATE),
    replayed AS (
      UPDATE job_runs AS r
      SET state = 'open', finished_at = NULL, redeliveries = greatest(r.redeliveries, 1), redelivered_at = NULL,
        next_redelivery_at = now()
      FROM run WHERE r.id = run.id AND run.state <> 'done'
      RETURNING r.id)
    SELECT EXISTS (SELECT FROM replayed) AS replayed FROM run`
  if (!run) return { ok: false, reason: 'unknown-job' }
  return run.replayed ? { ok: true } : { ok: false, reason: 'already-done' }
}
