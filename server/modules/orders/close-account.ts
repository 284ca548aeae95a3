import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { forgetOrders } from './forget-customers.ts'

export type CloseAccountResult =
  | { ok: true; underWay: number }
  | { ok: false; reason: 'is-operator' | 'works-for-vendor' }

/**
 * Deletes a customer's account for good: the person goes, with their addresses, sessions, carts and wishes; their orders stay,
 * and are forgotten as soon as they are over (docs/adr/0023). `underWay`: how many of them are not yet. Who works here or for
 * a vendor has things in hand that somebody must take over first. Ask for the password before; there is no way back.
 */
export async function closeAccount(db: Db, { userId }: { userId: string }): Promise<CloseAccountResult> {
  const result = await inTransaction(db, async (tx): Promise<CloseAccountResult> => {
    const refusal = await lockedRefusal(tx, userId)
    if (refusal) return { ok: false, reason: refusal }
    const left = await tx.$queryRaw<{ id: string }[]>`
      UPDATE orders SET person = 'leaving' WHERE user_id = ${userId}::uuid RETURNING id`
    const forgotten = await forgetOrders(
      tx,
      left.map(({ id }) => id),
    )
    await forgetTraces(tx, userId)
    await emit(tx, [{ name: 'account/deleted', payload: { userId }, actor: 'customer' }])
    return { ok: true, underWay: left.length - forgotten }
  })
  if (result.ok) dispatchSoon(db)
  return result
}

/** Locks the person's row, for which an order that is being placed waits, and says why the account must stay. */
async function lockedRefusal(tx: Tx, userId: string): Promise<'is-operator' | 'works-for-vendor' | null> {
  const [user] = await tx.$queryRaw<{ role: string; works: boolean }[]>`
    SELECT role, EXISTS (SELECT FROM vendor_members WHERE user_id = users.id) AS works
    FROM users WHERE id = ${userId}::uuid FOR UPDATE`
  if (!user || user.role === 'operator') return 'is-operator'
  return user.works ? 'works-for-vendor' : null
}

/** What no foreign key of the person's row takes along: open carts, what was kept beside them, links in mails and what is left of those mails. */
async function forgetTraces(tx: Tx, userId: string): Promise<void> {
  const owner = `user:${userId}`
  await tx.cart.deleteMany({ where: { owner, status: { not: 'ordered' } } })
  await tx.savedLine.deleteMany({ where: { owner } })
  await tx.verification.deleteMany({ where: { value: userId } })
  await tx.notification.deleteMany({ where: { recipient: owner, state: { not: 'sending' } } })
  await tx.user.delete({ where: { id: userId } })
}
