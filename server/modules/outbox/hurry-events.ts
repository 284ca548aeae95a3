import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from './dispatch-events.ts'
import { emit } from './emit.ts'

/**
 * An operator's "send now": what failed and rests is due at once, in place of when its rest is over. Returns how many
 * that are. Audited, where there were any. Repeating it is harmless.
 */
export async function hurryEvents(
  db: Db,
  { operatorId }: { operatorId: string },
): Promise<{ events: number }> {
  const events = await inTransaction(db, async (tx) => {
    const count = await tx.$executeRaw`
      WITH resting AS (
        SELECT id FROM outbox_events WHERE dispatched_at IS NULL AND attempts > 0 AND next_attempt_at > now()
        ORDER BY id FOR NO KEY UPDATE SKIP LOCKED)
      UPDATE outbox_events AS e SET next_attempt_at = now() FROM resting WHERE e.id = resting.id`
    if (count > 0)
      await emit(tx, [
        { name: 'outbox/hurried', payload: { events: count }, actor: `operator:${operatorId}` },
      ])
    return count
  })
  dispatchSoon(db)
  return { events }
}
