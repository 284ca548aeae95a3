import { type Db, inTransaction } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { refundFailedJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * The provider says that a refund to a card failed for good, perhaps days after it was accepted (the card's bank did
 * not take it): it is owed again, in the book too, and waits for an operator to transfer the money (see
 * `refundsByHand`). What was never booked as paid is only marked. `known`: it was heard before, or an operator has
 * paid it by hand since. Idempotent.
 */
export async function failRefund(
  db: Db,
  { refundId, reason, now }: { refundId: string; reason: string; now: Date },
): Promise<'owed-again' | 'refused' | 'known' | 'not-found'> {
  const outcome = await inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT FROM refunds WHERE id = ${refundId}::uuid FOR NO KEY UPDATE`
    const refund = await tx.refund.findUnique({ where: { id: refundId } })
    if (refund?.method !== 'card') return 'not-found'
    if (refund.state === 'failed') return 'known'
    const failed = { state: 'failed', lastError: reason.slice(0, 500), completedAt: null, updatedAt: now }
    if (refund.state !== 'completed') {
      await tx.refund.update({ where: { id: refundId }, data: failed })
      return 'refused'
    }
    const { orderId, amount, currency } = refund
    // Completed by hand because the provider refused it at once: there is nothing of it in the book to take back.
    const paid = await tx.journal.findUnique({ where: { reference: `refund:${refundId}:paid` } })
    if (!paid) return 'known'
    const booked = await postJournals(tx, [refundFailedJournal({ id: refundId, orderId, amount, currency })])
    if (booked.size === 0) return 'known'
    await tx.refund.update({ where: { id: refundId }, data: failed })
    await emit(tx, [{ name: 'refund/failed', payload: { orderId, refundId } }])
    return 'owed-again'
  })
  if (outcome === 'owed-again') dispatchSoon(db)
  return outcome
}
