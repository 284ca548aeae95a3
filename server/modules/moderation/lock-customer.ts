import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { LockInput } from './schema.ts'

/**
 * Keeps a customer from signing in and ends every session of theirs, or lets them in again. Orders go their way. A copy
 * of a session in a cookie is believed for up to a minute (SECURITY.md), for carts alone. Audited; each undoes the other.
 */
export async function lockCustomer(
  db: Db,
  { userId, locked, reason, operatorId, now }: LockInput & { operatorId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'unchanged' }> {
  const result = await inTransaction(db, async (tx) => {
    const { count } = await tx.user.updateMany({
      where: { id: userId, role: 'customer', lockedAt: locked ? null : { not: null } },
      data: { lockedAt: locked ? now : null, updatedAt: now },
    })
    if (count === 0) {
      const there = await tx.user.count({ where: { id: userId, role: 'customer' } })
      return { ok: false, reason: there > 0 ? 'unchanged' : 'not-found' } as const
    }
    if (locked) await tx.session.deleteMany({ where: { userId } })
    const name = locked ? 'customer/locked' : 'customer/unlocked'
    await emit(tx, [{ name, payload: { userId, reason }, actor: `operator:${operatorId}` }])
    return { ok: true } as const
  })
  if (result.ok) dispatchSoon(db)
  return result
}

/** Whether an operator keeps this person from signing in. */
export async function isLocked(db: Db, userId: string): Promise<boolean> {
  const user = await db.user.findUnique({ where: { id: userId }, select: { lockedAt: true } })
  return Boolean(user?.lockedAt)
}
