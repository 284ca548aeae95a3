import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { deliverTestPart, payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { moneyOf } from '#local/testing/payments.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { markTransferReceived } from '#server/modules/payments/mark-transfer-received.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { cancelOrder } from './cancel-order.ts'
import { expireTransfers } from './expire-transfers.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const now = new Date()
const place = () => placeTestOrder(db, { method: 'transfer', parts: [{}, {}] })
const overdue = async () => {
  const order = await place()
  await db.payment.update({ where: { orderId: order.orderId }, data: { expiresAt: now } })
  return order
}
const receive = (orderId: string, evenIfCancelled = false) =>
  markTransferReceived(db, { orderId, operatorId: 'op', evenIfCancelled, now })

describe('a bank transfer', () => {
  it('places the order when an operator marks it received, once', async () => {
    const order = await place()
    const results = await Promise.all([
      receive(order.orderId),
      receive(order.orderId),
      receive(order.orderId),
    ])
    expect(results.map((result) => result.ok && result.outcome).sort()).toEqual(['known', 'known', 'paid'])
    expect(await moneyOf(db, order.orderId)).toEqual({
      order: 'placed',
      parts: ['placed'],
      payment: 'received',
      refunds: [],
      book: { bank: order.total, 'customer-receivable': -order.total },
      events: ['order/paid'],
    })
    const history = await db.orderStatusChange.findMany({
      where: { orderId: order.orderId, toStatus: 'placed' },
    })
    expect(history.map(({ actor }) => actor)).toEqual(Array(3).fill('operator:op'))
  })

  it('cannot be marked for an order that is paid by card or does not exist', async () => {
    const card = await placeTestOrder(db)
    expect(await receive(card.orderId)).toEqual({ ok: false, reason: 'not-found' })
    expect(await receive('019a0000-0000-7000-8000-000000000009')).toEqual({ ok: false, reason: 'not-found' })
  })

  it('expires with its order when it does not come, and not before', async () => {
    const [late, early] = [await overdue(), await place()]
    expect(await expireTransfers(db, { now })).toEqual({ cancelled: 1 })
    expect(await moneyOf(db, late.orderId)).toEqual({
      order: 'cancelled',
      parts: ['cancelled'],
      payment: 'expired',
      refunds: [],
      book: {},
      events: ['order/cancelled', 'payment/expired'],
    })
    expect(await moneyOf(db, early.orderId)).toMatchObject({ order: 'awaiting-payment' })
  })

  it('is received or expires, never both and never neither', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { orderId, total } = await overdue()
      const [received, expired] = await Promise.all([receive(orderId), expireTransfers(db, { now })])
      expect([received.ok, expired.cancelled === 1].filter(Boolean)).toHaveLength(1)
      const money = await moneyOf(db, orderId)
      if (received.ok)
        expect(money).toMatchObject({ order: 'placed', payment: 'received', book: { bank: total } })
      else expect(money).toMatchObject({ order: 'cancelled', payment: 'expired', book: {} })
    }
  })

  it('goes back once when it comes after the order was cancelled, and only when that is confirmed', async () => {
    const order = await overdue()
    await expireTransfers(db, { now })
    expect(await receive(order.orderId)).toEqual({ ok: false, reason: 'order-cancelled' })
    const results = await Promise.all([receive(order.orderId, true), receive(order.orderId, true)])
    expect(results.map((result) => result.ok && result.outcome).sort()).toEqual(['known', 'owed-back'])
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      order: 'cancelled',
      payment: 'received',
      refunds: [order.total],
      book: { bank: order.total, 'customer-owed': -order.total },
      events: ['order/cancelled', 'payment/expired', 'refund/requested'],
    })
  })
})

describe('cancelling', () => {
  const cancel = (orderId: string, onlyUnpaid = false) =>
    cancelOrder(db, { orderId, reason: 'out-of-stock', actor: 'operator:op', onlyUnpaid, now })

  it('refunds what was paid once, whichever of payment and cancellation is first', async () => {
    for (let round = 0; round < 20; round += 1) {
      const { orderId, paymentId, total } = await place()
      const pay = () => inTransaction(db, (tx) => recordPayment(tx, { paymentId, now }))
      await Promise.all(
        round % 2 ? [pay(), cancel(orderId), pay()] : [cancel(orderId), pay(), cancel(orderId)],
      )
      const money = await moneyOf(db, orderId)
      expect(money).toMatchObject({ order: 'cancelled', payment: 'received', refunds: [total] })
      expect(money.book).toEqual({ bank: total, 'customer-owed': -total })
    }
  })

  it('is refused once a part was shipped, and for what is not there', async () => {
    const order = await place()
    await payTestOrder(db, order)
    await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '')
    expect(await cancel(order.orderId)).toEqual({ ok: false, reason: 'shipped' })
    expect(await moneyOf(db, order.orderId)).toMatchObject({ order: 'placed', refunds: [], events: [] })
    expect(await cancel('019a0000-0000-7000-8000-000000000009')).toEqual({ ok: false, reason: 'not-found' })
  })

  it('leaves a paid order alone when only an unpaid one was meant', async () => {
    const order = await place()
    await receive(order.orderId)
    expect(await cancel(order.orderId, true)).toEqual({ ok: false, reason: 'paid' })
    expect(await cancel(order.orderId)).toMatchObject({ ok: true })
    expect(await cancel(order.orderId)).toEqual({ ok: false, reason: 'already-cancelled' })
  })

  it('writes who cancelled and why into the history of the order and of each part', async () => {
    const order = await place()
    await cancel(order.orderId)
    const history = await db.orderStatusChange.findMany({
      where: { orderId: order.orderId, toStatus: 'cancelled' },
    })
    expect(history).toHaveLength(3)
    for (const change of history) {
      expect(change).toMatchObject({
        fromStatus: 'awaiting-payment',
        actor: 'operator:op',
        reason: 'out-of-stock',
      })
    }
  })
})
