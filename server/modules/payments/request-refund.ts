import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { refundOwedJournal } from '#server/modules/ledger/rules.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { PaymentMethod } from './rules.ts'

export interface RefundIntent {
  orderId: string
  paymentId: string
  /** Minor units. */
  amount: number
  currency: string
  method: PaymentMethod
  /** For people: why the money goes back. */
  reason: string
  /** Names the cause and is unique: one cause pays once. */
  reference: string
  /**
   * False when the money was booked as owed to the customer the moment it came (it landed on a cancelled order): then
   * there is nothing receivable to turn into a debt.
   */
  bookOwed: boolean
  correlationId?: string | null
  actor?: 'customer' | 'system' | `operator:${string}`
}

/**
 * Writes down that a payment, or a part of it, goes back: the row, the journal and `refund/requested`, whose listener
 * pays it. Idempotent by `reference`: `requested` is false, and nothing is written, when the cause was known already.
 */
export async function requestRefund(
  tx: Tx,
  intent: RefundIntent,
): Promise<{ refundId: string; requested: boolean }> {
  const { bookOwed, correlationId, actor, ...refund } = intent
  const id = newId()
  const { count } = await tx.refund.createMany({
    data: [{ id, ...refund, state: 'requested' }],
    skipDuplicates: true,
  })
  if (count === 0) {
    const known = await tx.refund.findUniqueOrThrow({
      where: { reference: refund.reference },
      select: { id: true },
    })
    return { refundId: known.id, requested: false }
  }
  if (bookOwed) await postJournals(tx, [refundOwedJournal({ id, ...refund })])
  await emit(tx, [
    { name: 'refund/requested', payload: { orderId: refund.orderId, refundId: id }, correlationId, actor },
  ])
  return { refundId: id, requested: true }
}
