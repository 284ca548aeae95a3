import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { type HeldOrder, moneyOf, placeHeldOrder } from '#local/testing/payments.ts'
import type { Db } from '#server/db/index.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { markTransferReceived } from '#server/modules/payments/mark-transfer-received.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { completeTransferRefund } from '#server/modules/refunds/complete-transfer-refund.ts'
import { cancelOrder } from './cancel-order.ts'
import { captureOrderPayments } from './capture-order-payments.ts'
import { expireTransfers } from './expire-transfers.ts'

runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

/** The events of an order that a listener hears of, as they stand in the outbox now. */
async function heard({ orderId }: HeldOrder, ...names: string[]): Promise<HandedEvent[]> {
  const rows = await db.outboxEvent.findMany({ where: { orderId, name: { in: names } } })
  return rows.map(
    ({ id, name, payload, createdAt, correlationId }) =>
      ({ eventId: id, name, payload, occurredAt: createdAt, correlationId }) as unknown as HandedEvent,
  )
}

const listen = async (order: HeldOrder) => {
  const hand = async (
    listener: 'adjust-inventory' | 'update-vendor-balance',
    effect: Effect,
    names: string[],
  ) => runEffect(db, listener, await heard(order, ...names), effect)
  await Promise.all([
    hand('adjust-inventory', adjustInventory, ['order/paid', 'order/cancelled']),
    hand('update-vendor-balance', bookVendorBalances, ['order/placed', 'order/cancelled']),
  ])
}
const capture = async (order: HeldOrder) => captureOrderPayments(db, await heard(order, 'order/placed'))
const cancel = ({ orderId }: HeldOrder) =>
  cancelOrder(db, { orderId, reason: 'customer-request', actor: 'operator:op', now: new Date() })
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

describe('capture, cancellation, listeners and sweep on the same orders at once', () => {
  it('end with every unit back, nothing kept of the money, and a book that balances', async () => {
    const vendors = await Promise.all([makeTestVendor(db), makeTestVendor(db)])
    const outcomes = new Set<string | undefined>()
    for (let round = 0; round < 9; round += 1) {
      const parts = (round % 2 ? [...vendors].reverse() : vendors).map((vendor) => ({ vendor }))
      const orders = [
        await placeHeldOrder(db, { parts }),
        await placeHeldOrder(db, { parts: [...parts].reverse() }),
      ]
      await emit(
        db,
        orders.map(({ orderId }) => ({ name: 'order/placed' as const, payload: { orderId } })),
      )
      // In the first round the cancellation is over before the others begin, so that both ends are seen for certain.
      if (round === 0) for (const order of orders) await cancel(order)
      await Promise.all(
        orders.flatMap((order) => [
          pause(round % 3 === 0 ? round * 10 : 0).then(() => capture(order)),
          pause(round * 3).then(() => cancel(order)),
          pause(round * 2).then(() => listen(order)),
          pause(round * 4).then(() => listen(order)),
          voidAttempts(db),
        ]),
      )
      for (const order of orders) {
        await capture(order)
        await listen(order)
      }
      await voidAttempts(db)
      for (const order of orders) {
        const { payment, refunds, book } = await moneyOf(db, order.orderId)
        outcomes.add(payment)
        expect(payment === 'captured' ? refunds : []).toEqual(refunds)
        if (payment === 'captured')
          expect(book).toEqual({ clearing: order.total, 'customer-owed': -order.total })
        else expect({ payment, book }).toEqual({ payment: 'voided', book: {} })
      }
    }
    const stock = await db.stock.findMany({ where: { variantId: { in: vendors.map((v) => v.variantId) } } })
    expect(stock.map(({ onHand, reserved }) => [onHand, reserved])).toEqual([
      [1000, 0],
      [1000, 0],
    ])
    await expectAudited(db)
    expect([...outcomes].sort()).toEqual(['captured', 'voided']) // the test saw both ends
  }, 120_000)
})

describe('a transfer that arrives as its order expires', () => {
  it('pays the order, or is booked, owed and sent back exactly once, whoever is first', async () => {
    const outcomes = new Set<string>()
    for (let round = 0; round < 16; round += 1) {
      const { orderId, total } = await placeTestOrder(db, { method: 'transfer', parts: [{}, {}] })
      await emit(db, [{ name: 'order/placed', payload: { orderId } }])
      const now = new Date()
      await db.payment.update({ where: { orderId }, data: { expiresAt: now } })
      // The operator confirms that the money is here, whatever has become of the order; twice, as clicks are.
      const receive = (ms: number) =>
        pause(ms).then(() =>
          markTransferReceived(db, { orderId, operatorId: 'op', evenIfCancelled: true, now: new Date() }),
        )
      const expire = (ms: number) => pause(ms).then(() => expireTransfers(db, { now }))
      // In the first two rounds somebody is over before the others begin, so that both ends are seen for certain.
      if (round === 0) await receive(0)
      if (round === 1) await expire(0)
      const ms = (round % 4) * 4
      await Promise.all([receive(ms), expire(round % 3), receive(ms), expire(round % 5)])

      const money = await moneyOf(db, orderId)
      outcomes.add(money.order)
      expect(money.payment).toBe('received')
      expect(money.refunds).toEqual(money.order === 'cancelled' ? [total] : [])
      const [refund] = await db.refund.findMany({ where: { orderId } })
      if (refund) {
        const pay = () =>
          completeTransferRefund(db, { refundId: refund.id, operatorId: 'op', now: new Date() })
        const paid = await Promise.all([pay(), pay(), pay()])
        expect(paid.filter(({ ok }) => ok)).toHaveLength(1)
        expect((await moneyOf(db, orderId)).book).toEqual({})
      } else expect(money.book).toEqual({ bank: total, 'customer-receivable': -total })
    }
    expect([...outcomes].sort()).toEqual(['cancelled', 'placed']) // the test saw both ends
    await expectAudited(db)
  }, 60_000)
})
