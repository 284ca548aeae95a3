import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * An operator has found out (at the provider, or by asking) whether a message in doubt has arrived. It is never sent again:
 * who did not get it is told by the operator. Audited. `not-in-doubt`: it was settled before, or never in doubt.
 */
export async function settleDoubt(
  db: Db,
  input: { notificationId: string; arrived: boolean; operatorId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: 'not-in-doubt' }> {
  const { notificationId, arrived, operatorId, now } = input
  const settled = await inTransaction(db, async (tx) => {
    const { count } = await tx.notification.updateMany({
      where: { id: notificationId, state: 'unknown' },
      data: arrived
        ? { state: 'sent', sentAt: now, lastError: null }
        : { state: 'refused', lastError: 'An operator found that it did not arrive.' },
    })
    if (count === 0) return false
    const actor = `operator:${operatorId}` as const
    await emit(tx, [{ name: 'message/settled', payload: { notificationId, arrived }, actor }])
    return true
  })
  if (!settled) return { ok: false, reason: 'not-in-doubt' }
  dispatchSoon(db)
  return { ok: true }
}
