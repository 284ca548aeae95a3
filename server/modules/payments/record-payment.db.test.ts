import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { cancelTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { moneyOf } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { recordPayment, recordPayments } from './record-payment.ts'
import { requestRefund } from './request-refund.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const now = new Date()
const record = (...paymentIds: string[]) => inTransaction(db, (tx) => recordPayments(tx, { paymentIds, now }))

describe('recording a payment', () => {
  it('happens once, however often and however simultaneously it is asked for', async () => {
    const { orderId, paymentId, total } = await placeTestOrder(db, { parts: [{}, {}] })
    const results = await Promise.all([record(paymentId), record(paymentId), record(paymentId)])
    expect(
      results
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['known', 'known', 'paid'])
    await record(paymentId)
    expect(await moneyOf(db, orderId)).toMatchObject({
      book: { clearing: total, 'customer-receivable': -total },
      events: ['order/paid'],
    })
    expect(await db.orderStatusChange.count({ where: { orderId, toStatus: 'placed' } })).toBe(3)
  })

  it('takes many at once, in any order, with cancelled ones among them, without deadlocks', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => placeTestOrder(db)))
    const cancelled = orders.filter((_, index) => index % 4 === 0)
    for (const order of cancelled) await cancelTestOrder(db, order)
    const ids = orders.map(({ paymentId }) => paymentId)
    await Promise.all([record(...ids), record(...[...ids].reverse()), ...ids.map((id) => record(id))])
    for (const order of orders) {
      const late = cancelled.includes(order)
      const { total } = order
      expect(await moneyOf(db, order.orderId)).toMatchObject({
        payment: 'captured',
        refunds: late ? [total] : [],
        book: { clearing: total, [late ? 'customer-owed' : 'customer-receivable']: -total },
        events: [late ? 'refund/requested' : 'order/paid'],
      })
    }
  })

  it.each(['JPY', 'KWD'])('books %s in its own minor units', async (currency) => {
    const order = await placeTestOrder(db, { currency, parts: [{ items: [{ unitPrice: 12_345 }] }] })
    await record(order.paymentId)
    const postings = await db.posting.findMany({ where: { journal: { orderId: order.orderId } } })
    expect(postings.map((posting) => [Number(posting.amount), posting.currency]).sort()).toEqual(
      [
        [-12_345, currency],
        [12_345, currency],
      ].sort(),
    )
  })

  it('throws for a payment that does not exist', async () => {
    await expect(inTransaction(db, (tx) => recordPayment(tx, { paymentId: newId(), now }))).rejects.toThrow(
      'no payment',
    )
  })
})

describe('requesting a refund', () => {
  it('pays one cause once, and books what was not owed yet', async () => {
    const { orderId, paymentId, total, currency } = await placeTestOrder(db)
    await record(paymentId)
    const refund = {
      orderId,
      paymentId,
      amount: total,
      currency,
      method: 'card' as const,
      reason: 'r',
      reference: orderId,
    }
    const ask = () => inTransaction(db, (tx) => requestRefund(tx, { ...refund, bookOwed: true }))
    const results = await Promise.all([ask(), ask(), ask()])
    expect(results.filter(({ requested }) => requested)).toHaveLength(1)
    expect(new Set(results.map(({ refundId }) => refundId)).size).toBe(1)
    expect(await moneyOf(db, orderId)).toMatchObject({
      refunds: [total],
      book: { clearing: total, 'customer-owed': -total },
      events: ['order/paid', 'refund/requested'],
    })
  })
})
