/** A small shop's history for tests of the auditor: an order in every state that money can be in, every listener done. */
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { runPayouts } from '#server/modules/payouts/run-payouts.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { completeTransferRefund } from '#server/modules/refunds/complete-transfer-refund.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'
import { deliverTestPart, placeTestOrder, type TestOrder } from './orders.ts'

const STATES = ['waiting', 'paid', 'delivered', 'refunded', 'owed', 'unpaid'] as const
export type History = Record<(typeof STATES)[number], TestOrder>

/** The effects that really happen; the other listeners are just finished. */
const EFFECTS: Partial<Record<ListenerName, Effect>> = {
  'update-vendor-balance': bookVendorBalances,
  'process-vendor-payouts': scheduleEarnings,
  'update-vendor-sales-stats': countSales,
  'adjust-inventory': adjustInventory,
  'create-audit-trail-entry': appendAuditEntries,
}

/** Does what every pair of event and listener that is not done still asks for. */
export async function drain(db: Db): Promise<void> {
  const runs = await db.jobRun.findMany({ where: { state: { not: 'open' } } })
  const settled = new Set(runs.map(({ listener, eventId }) => listener + eventId))
  for (const event of await db.outboxEvent.findMany({ orderBy: { id: 'asc' } })) {
    const { id: eventId, name, payload } = event
    const handed = { eventId, name, payload, occurredAt: event.createdAt, correlationId: null } as HandedEvent
    for (const listener of event.listeners as ListenerName[]) {
      if (settled.has(listener + eventId)) continue
      await runEffect(db, listener, [handed], EFFECTS[listener] ?? (async () => []))
    }
  }
  await db.outboxEvent.updateMany({ where: { dispatchedAt: null }, data: { dispatchedAt: new Date() } })
}

/** An order of two vendors, and that it was placed. */
export async function placeInHistory(db: Db, method: 'card' | 'transfer'): Promise<TestOrder> {
  const parts = [{ shipping: 490, items: [{ quantity: 2 }, { taxBps: 700 }] }, {}]
  const order = await placeTestOrder(db, { method, parts })
  const { orderId } = order
  await inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId } }]))
  return order
}

/** Plays the history. The delivered order's payouts have no answer of the provider yet. */
export async function playHistory(db: Db, now: Date): Promise<History> {
  const orders = {} as History
  for (const state of STATES) orders[state] = await placeInHistory(db, 'transfer')
  for (const state of ['paid', 'delivered', 'refunded', 'owed'] as const) {
    const { paymentId } = orders[state]
    await inTransaction(db, (tx) => recordPayment(tx, { paymentId, now }))
  }
  for (const { vendorOrderId, vendorId } of orders.delivered.parts) {
    await deliverTestPart(db, vendorOrderId, now)
    const payload = { orderId: orders.delivered.orderId, vendorOrderId, vendorId }
    await inTransaction(db, (tx) => emit(tx, [{ name: 'vendor-order/delivered', payload }]))
  }
  await drain(db)
  for (const state of ['refunded', 'owed', 'unpaid'] as const) {
    const { orderId } = orders[state]
    await cancelOrder(db, { orderId, reason: 'other', actor: 'system', now })
  }
  await drain(db)
  const refund = await db.refund.findFirstOrThrow({ where: { orderId: orders.refunded.orderId } })
  await completeTransferRefund(db, { refundId: refund.id, operatorId: newId(), now })
  const unanswered = async () => ({ outcome: 'unknown', reason: 'time-out' }) as const
  const later = new Date(now.getTime() + 30 * 86_400_000)
  await runPayouts(db, () => later, { send: unanswered, find: unanswered })
  await drain(db)
  return orders
}
