import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { paymentJournal } from '#server/modules/ledger/rules.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { platformSettings } from '#server/modules/settings/queries.ts'
import { requestRefund } from './request-refund.ts'
import { cancellationRefundReference, type PaymentMethod, paymentStatesBefore } from './rules.ts'

type Actor = 'system' | `operator:${string}`

/** What recording did. `known`: the money was recorded before; nothing is written twice. */
export interface Recorded {
  paymentId: string
  orderId: string
  outcome: 'paid' | 'owed-back' | 'known'
}

interface OrderRow {
  id: string
  status: string
  correlationId: string | null
}

interface PaymentRow {
  id: string
  orderId: string
  method: PaymentMethod
  amount: number
  currency: string
}

/**
 * The customer's money is here, whichever way it came: the payment, the order and its parts (`awaiting-payment ->
 * placed`) with their history, the journal and `order/paid`, in the caller's transaction. On a cancelled order it is
 * booked as owed to the customer, and a refund is requested instead. Idempotent: conditional updates decide, and who
 * loses writes nothing. Set-wise; locks orders in key order, then their payments, then their parts.
 */
export async function recordPayments(
  tx: Tx,
  { paymentIds, actor = 'system', now }: { paymentIds: readonly string[]; actor?: Actor; now: Date },
): Promise<Recorded[]> {
  const named = await tx.payment.findMany({
    where: { id: { in: [...paymentIds] } },
    select: { id: true, orderId: true },
  })
  const orders = await lockOrders(
    tx,
    named.map(({ orderId }) => orderId),
  )
  const landed = await settle(tx, [...paymentIds], now)
  const ofCancelled = ({ orderId }: PaymentRow) => orders.get(orderId)?.status === 'cancelled'
  const paid = landed.filter((payment) => !ofCancelled(payment))
  const owed = landed.filter(ofCancelled)

  await placeParts(
    tx,
    paid.map(({ orderId }) => orderId),
    { actor, now },
  )
  await postJournals(
    tx,
    landed.map((payment) => paymentJournal(payment, { orderCancelled: ofCancelled(payment) })),
  )
  await emit(
    tx,
    paid.map(({ id, orderId }) => ({
      name: 'order/paid' as const,
      payload: { orderId, paymentId: id },
      correlationId: orders.get(orderId)?.correlationId,
      actor,
    })),
  )
  for (const payment of owed) {
    await refundLateMoney(tx, payment, {
      correlationId: orders.get(payment.orderId)?.correlationId ?? null,
      actor,
    })
  }

  const outcomes = new Map<string, Recorded['outcome']>([
    ...paid.map(({ id }) => [id, 'paid'] as const),
    ...owed.map(({ id }) => [id, 'owed-back'] as const),
  ])
  return named.map(({ id, orderId }) => ({ paymentId: id, orderId, outcome: outcomes.get(id) ?? 'known' }))
}

/** The same for one payment. Throws when there is none of that id. */
export async function recordPayment(
  tx: Tx,
  { paymentId, ...how }: { paymentId: string; actor?: Actor; now: Date },
): Promise<Recorded> {
  const [recorded] = await recordPayments(tx, { paymentIds: [paymentId], ...how })
  if (!recorded) throw new Error(`there is no payment ${paymentId}`)
  return recorded
}

async function lockOrders(tx: Tx, orderIds: string[]): Promise<Map<string, OrderRow>> {
  const rows = await tx.$queryRaw<OrderRow[]>`
    SELECT id, status, correlation_id AS "correlationId" FROM orders
    WHERE id = ANY (${orderIds}::uuid[])
    ORDER BY id
    FOR NO KEY UPDATE`
  return new Map(rows.map((row) => [row.id, row]))
}

/** Those that were not settled before. */
async function settle(tx: Tx, paymentIds: string[], now: Date): Promise<PaymentRow[]> {
  const before = [...paymentStatesBefore('captured'), ...paymentStatesBefore('received')]
  return tx.$queryRaw<PaymentRow[]>`
    WITH locked AS (
      SELECT id, state FROM payments WHERE id = ANY (${paymentIds}::uuid[]) ORDER BY order_id FOR NO KEY UPDATE
    )
    UPDATE payments SET state = CASE method WHEN 'card' THEN 'captured' ELSE 'received' END,
      paid_at = ${now}::timestamptz, updated_at = ${now}::timestamptz, last_error = NULL
    FROM locked
    WHERE payments.id = locked.id AND locked.state = ANY (${before}::text[])
    RETURNING payments.id, order_id AS "orderId", method, amount, currency`
}

/** The order is placed for good: its vendors may begin, and their time to ship runs. */
async function placeParts(
  tx: Tx,
  orderIds: string[],
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  if (orderIds.length === 0) return
  const { shipByHours } = await platformSettings(tx)
  const shipBy = new Date(now.getTime() + shipByHours * 3_600_000)
  const parts = await tx.$queryRaw<{ id: string; orderId: string }[]>`
    WITH paid AS (
      UPDATE orders SET status = 'placed', paid_at = ${now}::timestamptz
      WHERE id = ANY (${orderIds}::uuid[]) AND status = 'awaiting-payment'
    ), locked AS (
      SELECT id FROM vendor_orders WHERE order_id = ANY (${orderIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE
    )
    UPDATE vendor_orders SET status = 'placed', paid_at = ${now}::timestamptz, ship_by = ${shipBy}::timestamptz
    FROM locked
    WHERE vendor_orders.id = locked.id AND status = 'awaiting-payment'
    RETURNING vendor_orders.id, order_id AS "orderId"`
  const changed = [...orderIds.map((orderId) => ({ orderId, id: null })), ...parts]
  await tx.$executeRaw`
    INSERT INTO order_status_changes (id, order_id, vendor_order_id, from_status, to_status, actor, at)
    SELECT changed.*, 'awaiting-payment', 'placed', ${actor}, ${now}::timestamptz
    FROM unnest(${changed.map(() => newId())}::uuid[], ${changed.map(({ orderId }) => orderId)}::uuid[],
      ${changed.map(({ id }) => id)}::uuid[]) AS changed`
}

/** Money that nobody waits for any more: its journal has booked it as owed to the customer. */
async function refundLateMoney(
  tx: Tx,
  { id, ...payment }: PaymentRow,
  cause: { correlationId: string | null; actor: Actor },
): Promise<void> {
  if (payment.amount === 0) return
  await requestRefund(tx, {
    ...payment,
    ...cause,
    paymentId: id,
    reason: 'The payment arrived after the order was cancelled',
    reference: cancellationRefundReference(payment.orderId),
    bookOwed: false,
  })
}
