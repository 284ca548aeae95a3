/** What a past order's moves left behind: the history of its states, its payment, its events and messages. */
import { paymentJournal, refundOwedJournal, refundPaidJournal } from '#server/modules/ledger/rules.ts'
import { cancellationRefundReference } from '#server/modules/payments/rules.ts'
import type { Archive, Part } from './archive.ts'
import { idAt } from './ids.ts'
import type { PlacedOrder } from './past-order.ts'

/** The first rows are the observers'; each move after them has one of its own. */
export function writeChanges(
  { rows }: Archive,
  { id: orderId, values, journey, placedAt }: PlacedOrder,
  parts: Part[],
): void {
  const { paidAt, cancelledAt, cancelReason: reason } = journey
  const write = (vendorOrderId: string | null, firstId: string, moves: [string, Date | null, string][]) => {
    let from = 'awaiting-payment'
    const about = { orderId, vendorOrderId }
    rows.add('order_status_changes', {
      ...{ ...about, id: firstId, toStatus: from, actor: values.actor, at: placedAt },
    })
    for (const [toStatus, at, actor] of moves) {
      if (!at) continue
      const cause = toStatus === 'cancelled' ? reason : null
      const change = { id: idAt(at), fromStatus: from, toStatus, actor, reason: cause, at }
      rows.add('order_status_changes', { ...about, ...change })
      from = toStatus
    }
  }
  write(null, values.changeId, [
    ['placed', paidAt, 'system'],
    ['cancelled', cancelledAt, 'system'],
  ])
  for (const part of parts) {
    const vendor = 'system'
    write(part.id, values.partChangeIds[part.index] ?? idAt(placedAt), [
      ['placed', paidAt, 'system'],
      ['accepted', part.acceptedAt, vendor],
      ['shipped', part.shippedAt, vendor],
      ['delivered', part.deliveredAt, vendor],
      ['cancelled', cancelledAt, 'system'],
    ])
  }
}

export function writePayment({ rows, books, history }: Archive, order: PlacedOrder): void {
  const { id: orderId, values, method, attemptId, journey, placedAt } = order
  const { paidAt, cancelledAt, refundedAt } = journey
  const { paymentId: id, currency, total: amount } = values
  const received = method === 'card' ? 'captured' : 'received'
  const waiting = method === 'card' ? 'authorised' : cancelledAt ? 'expired' : 'awaiting-transfer'
  rows.add('payments', {
    ...{ id, orderId, attemptId, method, state: paidAt ? received : waiting, amount, currency, paidAt },
    providerReference: attemptId && `pi_history_${attemptId}`,
    transferReference: method === 'transfer' ? values.transferReference : null,
    expiresAt: method === 'transfer' ? values.expiresAt : null,
    ...{ createdAt: placedAt, updatedAt: paidAt ?? cancelledAt ?? placedAt },
  })
  if (paidAt)
    books.book(paymentJournal({ id, orderId, method, amount, currency }, { orderCancelled: false }), paidAt)
  if (!paidAt || !cancelledAt || !refundedAt) return

  const refund = { id: idAt(cancelledAt), orderId, amount, currency, method }
  rows.add('refunds', {
    ...{ ...refund, paymentId: id, reference: cancellationRefundReference(orderId), state: 'completed' },
    ...{ reason: 'The order was cancelled', requestedAt: cancelledAt, completedAt: refundedAt },
    updatedAt: refundedAt,
  })
  books.book(refundOwedJournal(refund), cancelledAt)
  books.book(refundPaidJournal(refund), refundedAt)
  const payload = { orderId, refundId: refund.id }
  history.happened({ name: 'refund/requested', payload, at: cancelledAt, actor: 'system' })
  history.happened({ name: 'refund/completed', payload, at: refundedAt, actor: 'system' })
}

export function writeEvents(
  archive: Archive,
  { id: orderId, values, journey, placedAt }: PlacedOrder,
  parts: Part[],
): void {
  const { history } = archive
  const { paidAt, cancelledAt, cancelReason } = journey
  const { paymentId } = values
  const placed = history.happened({
    name: 'order/placed',
    payload: { orderId },
    at: placedAt,
    actor: values.actor,
  })
  const told = { archive, orderId }
  tellCustomer(told, { eventId: placed, at: placedAt, template: 'order-confirmation', data: { orderId } })
  if (paidAt) {
    const paid = history.happened({
      name: 'order/paid',
      payload: { orderId, paymentId },
      at: paidAt,
      actor: 'system',
    })
    for (const part of parts) tellVendor(told, part, { eventId: paid, at: paidAt })
  }
  if (cancelledAt) {
    const payload = { orderId, reason: cancelReason ?? 'other' }
    const eventId = history.happened({ name: 'order/cancelled', payload, at: cancelledAt, actor: 'system' })
    tellCustomer(told, { eventId, at: cancelledAt, template: 'order-cancelled', data: { orderId } })
    const expired = { name: 'payment/expired', payload: { orderId, paymentId }, at: cancelledAt } as const
    if (!paidAt) history.happened({ ...expired, actor: 'system' })
  }
  for (const { id: vendorOrderId, vendorId, acceptedAt, shippedAt, deliveredAt } of parts) {
    const moved = { payload: { orderId, vendorOrderId, vendorId }, actor: 'system' }
    if (acceptedAt) history.happened({ name: 'vendor-order/accepted', at: acceptedAt, ...moved })
    if (shippedAt) {
      const eventId = history.happened({ name: 'vendor-order/shipped', at: shippedAt, ...moved })
      const data = { orderId, vendorOrderId }
      tellCustomer(told, { eventId, at: shippedAt, template: 'parcel-shipped', data })
    }
    if (deliveredAt) history.happened({ name: 'vendor-order/delivered', at: deliveredAt, ...moved })
  }
}

interface Told {
  archive: Archive
  orderId: string
}

function tellCustomer(
  { archive: { rows, history }, orderId }: Told,
  {
    eventId,
    at,
    template,
    data,
  }: { eventId: string; at: Date; template: string; data: Record<string, string> },
): void {
  if (!history.isKept(at)) return
  rows.add('notifications', {
    ...{ id: idAt(at), eventId, listener: 'notify-customer', recipient: `customer:${orderId}` },
    ...{ channel: 'email', template, data, state: 'sent', orderId, createdAt: at, sentAt: at },
  })
}

function tellVendor(
  { archive: { rows, history }, orderId }: Told,
  { id, vendorId }: Part,
  { eventId, at }: { eventId: string; at: Date },
): void {
  if (!history.isKept(at)) return
  for (const channel of ['email', 'in-app']) {
    rows.add('notifications', {
      ...{ id: idAt(at), eventId, listener: 'notify-vendors', recipient: `vendor:${vendorId}`, channel },
      ...{ template: 'vendor-new-order', data: { vendorOrderId: id }, state: 'sent', orderId, vendorId },
      ...{ createdAt: at, sentAt: at },
    })
  }
}
