import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * An operator's replay of everything that is dead, of one listener or of all, once its cause is gone: each pair is due
 * at once, alone; the delivery sweep hands them out within its cap. Returns how many. Repeating it is harmless. Audited.
 */
export async function replayDeadJobs(
  db: Db,
  { listener, operatorId }: { listener?: string; operatorId: string },
): Promise<{ replayed: number }> {
  const replayed = await inTransaction(db, async (tx) => {
    const runs = await tx.$executeRaw`
      WITH dead AS (
        SELECT id FROM job_runs
        WHERE state = 'dead' AND (${listener ?? null}::text IS NULL OR listener = ${listener ?? null}::text)
        ORDER BY id FOR NO KEY UPDATE)
      UPDATE job_runs AS r
      SET state = 'open', finished_at = NULL, redeliveries = greatest(r.redeliveries, 1), redelivered_at = NULL,
        next_redelivery_at = now()
      FROM dead WHERE r.id = dead.id AND r.state = 'dead'`
    if (runs > 0) {
      const payload = { listener: listener ?? null, eventId: null, runs }
      await emit(tx, [{ name: 'job/replayed', payload, actor: `operator:${operatorId}` }])
    }
    return runs
  })
  if (replayed > 0) dispatchSoon(db)
  return { replayed }
}
