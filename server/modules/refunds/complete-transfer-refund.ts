import { type Db, inTransaction } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { refundPaidJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { isByHand } from './rules.ts'

/**
 * An operator has transferred a refund's money by hand: of an order that was paid by transfer, or of a card that the
 * provider refused. Books it against the bank. `not-open`: it was completed before, or the provider still has it.
 */
export async function completeTransferRefund(
  db: Db,
  input: { refundId: string; operatorId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'not-open' }> {
  const { refundId, operatorId, now } = input
  const outcome = await inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT FROM refunds WHERE id = ${refundId}::uuid FOR NO KEY UPDATE`
    const refund = await tx.refund.findUnique({ where: { id: refundId } })
    if (!refund) return { ok: false, reason: 'not-found' } as const
    if (!isByHand(refund)) return { ok: false, reason: 'not-open' } as const
    await tx.refund.update({
      where: { id: refundId },
      data: { state: 'completed', completedAt: now, updatedAt: now },
    })
    const { orderId, amount, currency } = refund
    const paid = {
      id: refundId,
      orderId,
      amount,
      currency,
      method: 'transfer',
      byHand: refund.method === 'card',
    } as const
    await postJournals(tx, [refundPaidJournal(paid)])
    await emit(tx, [
      { name: 'refund/completed', payload: { orderId, refundId }, actor: `operator:${operatorId}` },
    ])
    return { ok: true } as const
  })
  if (outcome.ok) dispatchSoon(db)
  return outcome
}
