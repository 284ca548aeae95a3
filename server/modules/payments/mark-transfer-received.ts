import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { recordPayment } from './record-payment.ts'

export type TransferResult =
  | { ok: true; outcome: 'paid' | 'owed-back' | 'known' }
  | { ok: false; reason: 'not-found' }
  /** Nobody waits for this money any more. With `evenIfCancelled` it is booked and goes back. */
  | { ok: false; reason: 'order-cancelled' }

/**
 * An operator has seen a transfer on the bank account. Of this and the expiry exactly one wins. On a cancelled order the
 * operator has to confirm (`evenIfCancelled`) that the money is here: then it is booked as owed to the customer and a
 * refund is requested. Idempotent.
 */
export async function markTransferReceived(
  db: Db,
  input: { orderId: string; operatorId: string; evenIfCancelled?: boolean; now: Date },
): Promise<TransferResult> {
  const { orderId, operatorId, evenIfCancelled = false, now } = input
  const result = await inTransaction<TransferResult>(db, async (tx) => {
    const [order] = await tx.$queryRaw<{ status: string }[]>`
      SELECT status FROM orders WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
    const payment = await tx.payment.findUnique({ where: { orderId } })
    if (!order || payment?.method !== 'transfer') return { ok: false, reason: 'not-found' }
    if (payment.state === 'received') return { ok: true, outcome: 'known' }
    if (order.status === 'cancelled' && !evenIfCancelled) return { ok: false, reason: 'order-cancelled' }
    const actor = `operator:${operatorId}` as const
    const { outcome } = await recordPayment(tx, { paymentId: payment.id, actor, now })
    return { ok: true, outcome }
  })
  if (result.ok) dispatchSoon(db)
  return result
}
