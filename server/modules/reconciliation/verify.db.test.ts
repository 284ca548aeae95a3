import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { deliverTestPart, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
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
import { verify } from './verify.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
let owner: pg.Client
const orders: Record<'waiting' | 'paid' | 'delivered' | 'refunded' | 'owed' | 'unpaid', TestOrder> =
  {} as never

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  await trade()
})
afterAll(async () => {
  await owner.end()
  await test.drop()
})

const now = new Date()
/** Everything is due: nothing is forgiven for being young. */
const verified = () => verify(db, { now: new Date(Date.now() + 1000), graceSeconds: 0 })
const holds = async () => (await verified()).flatMap(({ differences }) => differences)

/** Every pair of event and listener that is open: the effects really happen, the other listeners are just finished. */
const EFFECTS: Partial<Record<ListenerName, Effect>> = {
  'update-vendor-balance': bookVendorBalances,
  'process-vendor-payouts': scheduleEarnings,
  'update-vendor-sales-stats': countSales,
  'adjust-inventory': adjustInventory,
}
async function drain() {
  const done = new Set((await db.jobRun.findMany()).map(({ listener, eventId }) => listener + eventId))
  for (const event of await db.outboxEvent.findMany({ orderBy: { id: 'asc' } })) {
    const { id: eventId, name, payload } = event
    const handed = { eventId, name, payload, occurredAt: event.createdAt, correlationId: null } as HandedEvent
    for (const listener of event.listeners as ListenerName[]) {
      if (done.has(listener + eventId)) continue
      await runEffect(db, listener, [handed], EFFECTS[listener] ?? (async () => []))
    }
  }
}

async function place(method: 'card' | 'transfer'): Promise<TestOrder> {
  const parts = [{ shipping: 490, items: [{ quantity: 2 }, { taxBps: 700 }] }, {}]
  const order = await placeTestOrder(db, { method, parts })
  const { orderId } = order
  await inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId } }]))
  return order
}

const pay = ({ paymentId }: TestOrder) => inTransaction(db, (tx) => recordPayment(tx, { paymentId, now }))
const cancel = ({ orderId }: TestOrder) => cancelOrder(db, { orderId, reason: 'other', actor: 'system', now })

/** A small history with an order in every state that money can be in. */
async function trade() {
  for (const state of ['waiting', 'paid', 'delivered', 'refunded', 'owed', 'unpaid'] as const) {
    orders[state] = await place('transfer')
  }
  for (const state of ['paid', 'delivered', 'refunded', 'owed'] as const) await pay(orders[state])
  for (const { vendorOrderId, vendorId } of orders.delivered.parts) {
    await deliverTestPart(db, vendorOrderId, now)
    const payload = { orderId: orders.delivered.orderId, vendorOrderId, vendorId }
    await inTransaction(db, (tx) => emit(tx, [{ name: 'vendor-order/delivered', payload }]))
  }
  await drain()
  for (const state of ['refunded', 'owed', 'unpaid'] as const) await cancel(orders[state])
  await drain()
  const refund = await db.refund.findFirstOrThrow({ where: { orderId: orders.refunded.orderId } })
  await completeTransferRefund(db, { refundId: refund.id, operatorId: newId(), now })
  const unanswered = async () => ({ outcome: 'unknown', reason: 'time-out' }) as const
  const later = new Date(now.getTime() + 30 * 86_400_000)
  await runPayouts(db, () => later, { send: unanswered, find: unanswered })
  await drain()
}

/** Does what the application cannot, finds what is said about it, and undoes it. */
async function planted(fault: string, undo: string): Promise<string[]> {
  await owner.query(fault)
  const differences = await holds()
  await owner.query(undo)
  expect(await holds()).toEqual([])
  return differences
}

describe('reconciliation', () => {
  it('finds nothing in a history where everything happened, and tells what it looked at', async () => {
    const checks = await verified()
    expect(checks.flatMap(({ differences }) => differences)).toEqual([])
    expect(checks).toHaveLength(11)
    const figures = Object.assign({}, ...checks.map((check) => check.figures))
    expect(figures).toMatchObject({
      orders: 6,
      parts: 12,
      items: 18,
      'parts cancelled': 6,
      'units sold': 16,
      'units released': 4,
      'refunds completed': 1,
      'refunds open': 1,
      'payouts under way': 2,
      open: 0,
      dead: 0,
    })
  })

  it('misses what a listener has not done, once its time is over', async () => {
    const order = await place('card')
    const young = await verify(db, { now: new Date() })
    expect(young.flatMap(({ differences }) => differences)).toEqual([])
    const differences = await holds()
    expect(differences).toContainEqual(
      expect.stringMatching(/order\/placed, update-vendor-balance: not dispatched/),
    )
    expect(differences).toContain(
      `vendor order ${order.code}/2: net 740, in the book 0; total 1000, in the book 0`,
    )
    await drain()
    expect(await holds()).toEqual([])
  })

  it('accepts a dead job, which an operator sees elsewhere', async () => {
    const run = await db.jobRun.findFirstOrThrow()
    await db.jobRun.update({ where: { id: run.id }, data: { state: 'dead' } })
    expect(await holds()).toEqual([])
    await db.jobRun.update({ where: { id: run.id }, data: { state: 'done' } })
  })

  it('leaves a webhook to its vendor whose endpoint does not take it, but not one that was never tried', async () => {
    const [endpointId, deliveryId] = [newId(), newId()]
    const vendorId = orders.paid.parts[0]?.vendorId ?? ''
    const endpoint = { id: endpointId, vendorId, url: 'http://127.0.0.1:9/', secret: 'whsec_x' }
    await db.webhookEndpoint.create({ data: endpoint })
    const delivery = { id: deliveryId, endpointId, eventId: newId(), eventName: 'order/placed', body: '{}' }
    await db.webhookDelivery.create({ data: { ...delivery, state: 'pending', attempts: 1 } })
    const payload = { deliveryId, vendorId }
    await inTransaction(db, (tx) => emit(tx, [{ name: 'webhook/delivery-requested', payload }]))
    expect(await holds()).toEqual([])
    await db.webhookDelivery.update({ where: { id: deliveryId }, data: { attempts: 0 } })
    expect(await holds()).toEqual([expect.stringMatching(/send-webhook: not dispatched$/)])
    await drain()
    expect(await holds()).toEqual([])
  })

  it('sees stock that nothing explains', async () => {
    const [part] = orders.paid.parts
    const of = `WHERE variant_id = (SELECT id FROM variants WHERE vendor_id = '${part?.vendorId}')`
    const differences = await planted(
      `UPDATE stock SET on_hand = on_hand + 1 ${of}`,
      `UPDATE stock SET on_hand = on_hand - 1 ${of}`,
    )
    expect(differences).toEqual([expect.stringMatching(/on hand 998, movements 997; reserved 0, held 0/)])
  })

  it('sees units that were sold without a movement', async () => {
    const of = `WHERE order_id = '${orders.waiting.orderId}' AND quantity = 2`
    const differences = await planted(
      `UPDATE reservations SET state = 'committed', settled_at = now() ${of}`,
      `UPDATE reservations SET state = 'held', settled_at = NULL ${of}`,
    )
    expect(differences).toEqual([
      expect.stringMatching(/reserved 3, held 1/),
      expect.stringMatching(/committed 2, sold 0/),
    ])
  })

  it('sees an order that is not the sum of its parts, nor what its payment asks for', async () => {
    const of = `WHERE id = '${orders.waiting.orderId}'`
    const differences = await planted(
      `UPDATE orders SET goods = goods + 1, total = total + 1 ${of}`,
      `UPDATE orders SET goods = goods - 1, total = total - 1 ${of}`,
    )
    expect(differences).toEqual([
      `order ${orders.waiting.code}: total 4491 EUR, its parts 4490 EUR`,
      `order ${orders.waiting.code}: awaiting-payment 4491 EUR, payment awaiting-transfer 4490 EUR`,
    ])
  })

  it('sees a part that is not the sum of its items', async () => {
    const of = `WHERE vendor_order_id = '${orders.paid.parts[1]?.vendorOrderId}'`
    const differences = await planted(
      `UPDATE order_items SET commission = commission + 5 ${of}`,
      `UPDATE order_items SET commission = commission - 5 ${of}`,
    )
    expect(differences).toEqual([
      `vendor order ${orders.paid.code}/2: goods 1000, its items 1000; commission 100, its items 105`,
    ])
  })

  it('sees an order that is called paid while no money came', async () => {
    const of = `WHERE id = '${orders.paid.paymentId}'`
    const differences = await planted(
      `UPDATE payments SET state = 'awaiting-transfer' ${of}`,
      `UPDATE payments SET state = 'received' ${of}`,
    )
    expect(differences).toEqual([
      `order ${orders.paid.code}: placed 4490 EUR, payment awaiting-transfer 4490 EUR`,
      `order ${orders.paid.code}: 0 came, 0 is kept, in the book 4490; 0 is owed back, in the book 0`,
    ])
  })

  it('sees a journal that does not sum to zero, and the balance beside it', async () => {
    const alter = (amount: string) => `
      ALTER TABLE postings DISABLE TRIGGER postings_append_only;
      UPDATE postings SET amount = amount ${amount} WHERE account = 'vendor' AND journal_id =
        (SELECT id FROM journals WHERE reference = 'vendor-order:${orders.waiting.parts[1]?.vendorOrderId}:placed');
      ALTER TABLE postings ENABLE TRIGGER postings_append_only`
    const differences = await planted(alter('- 7'), alter('+ 7'))
    expect(differences).toEqual([
      `vendor-order:${orders.waiting.parts[1]?.vendorOrderId}:placed: sums to -7 EUR`,
      `vendor ${orders.waiting.parts[1]?.vendorId} pending EUR: the postings say 747, the balance 740`,
      `vendor order ${orders.waiting.code}/2: net 740, in the book 747; total 1000, in the book 1000`,
    ])
  })

  it('sees a refund that nobody asked for after a paid order was cancelled', async () => {
    const of = `WHERE order_id = '${orders.owed.orderId}'`
    const differences = await planted(
      `UPDATE refunds SET amount = amount - 1 ${of}`,
      `UPDATE refunds SET amount = amount + 1 ${of}`,
    )
    expect(differences).toEqual([
      `order ${orders.owed.code}: 4490 came, 4490 is kept, in the book 4490; 4489 is owed back, in the book 4490`,
    ])
  })

  it('sees money in transit that no payout carries', async () => {
    const of = `WHERE vendor_id = '${orders.delivered.parts[0]?.vendorId}'`
    const differences = await planted(
      `UPDATE payouts SET state = 'failed' ${of}`,
      `UPDATE payouts SET state = 'unknown' ${of}`,
    )
    expect(differences).toEqual([expect.stringMatching(/^vendor .* EUR: in transit \d+, payouts 0$/)])
  })

  it('sees rows that stand alone', async () => {
    const id = newId()
    const differences = await planted(
      `INSERT INTO checkout_claims (owner, key, body_hash, order_id) VALUES ('guest:x', 'the-key', 'h', '${id}');
       INSERT INTO carts (id, owner, status) VALUES ('${id}', 'guest:x', 'ordered')`,
      `DELETE FROM checkout_claims WHERE order_id = '${id}'; DELETE FROM carts WHERE id = '${id}'`,
    )
    expect(differences).toEqual([
      `cart that was ordered without an order: ${id}`,
      'idempotency key without its order: the-key',
    ])
  })
})
