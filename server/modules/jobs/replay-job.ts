import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * An operator's replay of one (event, listener) pair: it is due at once, alone, and the delivery sweep hands it out within
 * seconds, also after an outage. A pair that is done is not repeated: its effect has happened. Replaying twice is
 * harmless. Audited.
 */
export async function replayJob(
  db: Db,
  { listener, eventId, operatorId }: { listener: ListenerName; eventId: string; operatorId: string },
): Promise<{ ok: true } | { ok: false; reason: 'unknown-job' | 'already-done' }> {
  const run = await inTransaction(db, async (tx) => {
    const [found] = await tx.$queryRaw<{ replayed: boolean }[]>`
      WITH run AS (
        SELECT id, state FROM job_runs WHERE listener = ${listener} AND event_id = ${eventId}::uuid FOR NO KEY UPDATE),
      replayed AS (
        UPDATE job_runs AS r
        SET state = 'open', finished_at = NULL, redeliveries = greatest(r.redeliveries, 1), redelivered_at = NULL,
          next_redelivery_at = now()
        FROM run WHERE r.id = run.id AND run.state <> 'done'
        RETURNING r.id)
      SELECT EXISTS (SELECT FROM replayed) AS replayed FROM run`
    if (found?.replayed) {
      const payload = { listener, eventId, runs: 1 }
      await emit(tx, [{ name: 'job/replayed', payload, actor: `operator:${operatorId}` }])
    }
    return found
  })
  if (!run) return { ok: false, reason: 'unknown-job' }
  if (!run.replayed) return { ok: false, reason: 'already-done' }
  dispatchSoon(db)
  return { ok: true }
}
