import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { type Emission, emit } from '#server/modules/outbox/emit.ts'
import { requestRefund } from '#server/modules/payments/request-refund.ts'
import {
  cancellationRefundReference,
  isPaid,
  type PaymentMethod,
  paymentStatesBefore,
} from '#server/modules/payments/rules.ts'
import type { CancelReason } from './constants.ts'
import {
  isUntouched,
  type OrderStatus,
  orderMoves,
  type VendorOrderStatus,
  vendorOrderMoves,
} from './rules.ts'

export interface Cancellation {
  orderId: string
  reason: CancelReason
  actor: 'customer' | 'system' | `operator:${string}`
  /** Cancel only while no money is here: an expiry or a refused capture that comes too late changes nothing. */
  onlyUnpaid?: boolean
  /** Cancel only while no vendor has begun with it: as long as a customer may do it alone. */
  onlyUntouched?: boolean
  now: Date
}

export type CancelResult =
  | { ok: true /** The money goes back. */; refundId: string | null }
  | { ok: false; reason: 'not-found' | 'already-cancelled' | 'paid' }
  /** What has left a vendor's hands comes back as a return, not as a cancellation. */
  | { ok: false; reason: 'shipped' }
  /** A vendor is at work on it. */
  | { ok: false; reason: 'begun' }

/**
 * Cancels an order with all its parts, unless one was shipped. What is held on a card is let go of by the sweep, what
 * was paid is owed to the customer and a refund is requested, and listeners of `order/cancelled` do the rest (stock,
 * balances, mails). Exactly one of two callers at the same time cancels; the other is told.
 */
export async function cancelOrder(db: Db, cancellation: Cancellation): Promise<CancelResult> {
  const result = await inTransaction(db, (tx) => cancelOrderIn(tx, cancellation))
  if (result.ok) dispatchSoon(db)
  return result
}

interface OrderRow {
  id: string
  status: OrderStatus
  correlationId: string | null
}

interface PartRow {
  id: string
  status: VendorOrderStatus
}

/** The same within the caller's transaction. Locks the order, then its parts, then its payment. */
export async function cancelOrderIn(tx: Tx, cancellation: Cancellation): Promise<CancelResult> {
  const { orderId, onlyUnpaid = false, onlyUntouched = false } = cancellation
  const [order] = await tx.$queryRaw<OrderRow[]>`
    SELECT id, status, correlation_id AS "correlationId" FROM orders WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
  if (!order) return { ok: false, reason: 'not-found' }
  if (order.status === 'cancelled') return { ok: false, reason: 'already-cancelled' }
  if (onlyUnpaid && order.status === 'placed') return { ok: false, reason: 'paid' }
  const parts = await tx.$queryRaw<PartRow[]>`
    SELECT id, status FROM vendor_orders WHERE order_id = ${orderId}::uuid ORDER BY id FOR NO KEY UPDATE`
  if (onlyUntouched && !isUntouched(parts.map(({ status }) => status))) return { ok: false, reason: 'begun' }
  const open = parts.filter(({ status }) => vendorOrderMoves[status].includes('cancelled'))
  const closed = parts.some(
    ({ status }) => status !== 'cancelled' && !vendorOrderMoves[status].includes('cancelled'),
  )
  if (closed || !orderMoves[order.status].includes('cancelled')) return { ok: false, reason: 'shipped' }

  await writeStates(tx, order, open, cancellation)
  const { refundId, event } = await endPayment(tx, order, cancellation)
  const { reason, actor } = cancellation
  const about = { correlationId: order.correlationId, actor }
  await emit(tx, [
    { name: 'order/cancelled', payload: { orderId, reason }, ...about },
    ...event.map((e) => ({ ...e, ...about })),
  ])
  return { ok: true, refundId }
}

async function writeStates(
  tx: Tx,
  order: OrderRow,
  parts: PartRow[],
  { reason, actor, now }: Cancellation,
): Promise<void> {
  const cancelled = { status: 'cancelled', cancelledAt: now }
  await tx.order.update({ where: { id: order.id }, data: { ...cancelled, cancelReason: reason } })
  await tx.vendorOrder.updateMany({ where: { id: { in: parts.map(({ id }) => id) } }, data: cancelled })
  const change = { orderId: order.id, toStatus: 'cancelled', actor, reason, at: now }
  await tx.orderStatusChange.createMany({
    data: [
      { id: newId(), fromStatus: order.status, ...change },
      ...parts.map((part) => ({ id: newId(), vendorOrderId: part.id, fromStatus: part.status, ...change })),
    ],
  })
}

/** A hold is put out of the capture's reach, a transfer is awaited no more, and money that is here goes back. */
async function endPayment(
  tx: Tx,
  order: OrderRow,
  { actor, now }: Cancellation,
): Promise<{ refundId: string | null; event: Emission[] }> {
  const where = { orderId: order.id }
  const voiding = {
    where: { ...where, state: { in: paymentStatesBefore('voiding') } },
    data: { state: 'voiding', updatedAt: now },
  }
  await tx.payment.updateMany(voiding)
  const expiring = {
    where: { ...where, state: { in: paymentStatesBefore('expired') } },
    data: { state: 'expired', updatedAt: now },
  }
  const { count: expired } = await tx.payment.updateMany(expiring)
  const payment = await tx.payment.findUnique({
    where,
    include: { refunds: true },
  })
  if (!payment) return { refundId: null, event: [] }

  const event: Emission[] = expired
    ? [{ name: 'payment/expired', payload: { orderId: order.id, paymentId: payment.id } }]
    : []
  const owed = payment.amount - payment.refunds.reduce((sum, refund) => sum + refund.amount, 0)
  if (!isPaid(payment.state) || owed <= 0) return { refundId: null, event }
  const { refundId } = await requestRefund(tx, {
    orderId: order.id,
    paymentId: payment.id,
    amount: owed,
    currency: payment.currency,
    method: payment.method as PaymentMethod,
    reason: 'The order was cancelled',
    reference: cancellationRefundReference(order.id),
    bookOwed: true,
    correlationId: order.correlationId,
    actor,
  })
  return { refundId, event }
}
