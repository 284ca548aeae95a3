import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { placeTestOrder } from '#local/testing/orders.ts'
import { moneyOf, placeHeldOrder } from '#local/testing/payments.ts'
import type { Db } from '#server/db/index.ts'
import { capturePayment, retrievePayment } from '#server/gateways/payments.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { claimCaptures } from '#server/modules/payments/capture-payments.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { cancelOrder } from './cancel-order.ts'
import { CapturesUnknownError, captureOrderPayments } from './capture-order-payments.ts'

const emulators = runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

async function placed(orderId: string): Promise<HandedEvent> {
  const [eventId = ''] = await emit(db, [{ name: 'order/placed', payload: { orderId } }])
  return { eventId, name: 'order/placed', payload: { orderId }, occurredAt: new Date(), correlationId: null }
}
const runOf = (event: HandedEvent) => db.jobRun.findFirst({ where: { eventId: event.eventId } })
const captures = () => emulators.requests('stripe', '/capture')

describe('capturing the payments of placed orders', () => {
  it('takes what is held, places the order and its parts, books it and tells it', async () => {
    const order = await placeHeldOrder(db, { parts: [{}, { shipping: 490 }] })
    const event = await placed(order.orderId)
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toEqual({
      order: 'placed',
      parts: ['placed'],
      payment: 'captured',
      refunds: [],
      book: { clearing: order.total, 'customer-receivable': -order.total },
      events: ['order/placed', 'order/paid'],
    })
    expect(await retrievePayment(order.reference)).toMatchObject({ outcome: 'captured', amount: order.total })
    expect(await runOf(event)).toMatchObject({ state: 'done', did: 'the payment is captured' })
    const part = await db.vendorOrder.findFirstOrThrow({ where: { orderId: order.orderId } })
    expect(part.shipBy?.getTime()).toBe((part.paidAt?.getTime() ?? 0) + 72 * 3_600_000)
    const history = await db.orderStatusChange.findMany({
      where: { orderId: order.orderId, toStatus: 'placed' },
    })
    expect(history.map(({ actor }) => actor)).toEqual(['system', 'system', 'system'])
  })

  it('has one effect however often and however simultaneously it is delivered', async () => {
    const order = await placeHeldOrder(db)
    const event = await placed(order.orderId)
    await Promise.all(Array.from({ length: 5 }, () => captureOrderPayments(db, [event])))
    await captureOrderPayments(db, [event, event])
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      payment: 'captured',
      book: { clearing: order.total, 'customer-receivable': -order.total },
      events: ['order/placed', 'order/paid'],
    })
  })

  it('captures a batch that is delivered twice at once, in two orders', async () => {
    const orders = []
    for (let count = 0; count < 12; count += 1) orders.push(await placeHeldOrder(db))
    const events = await Promise.all(orders.map(({ orderId }) => placed(orderId)))
    await Promise.all([captureOrderPayments(db, events), captureOrderPayments(db, [...events].reverse())])
    for (const { orderId } of orders)
      expect(await moneyOf(db, orderId)).toMatchObject({ payment: 'captured' })
  })

  it('cancels the order when the capture is refused for good', async () => {
    const order = await placeHeldOrder(db, { paymentMethod: 'pm_card_captureRefused' })
    const event = await placed(order.orderId)
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toEqual({
      order: 'cancelled',
      parts: ['cancelled'],
      payment: 'refused',
      refunds: [],
      book: {},
      events: ['order/placed', 'payment/failed', 'order/cancelled'],
    })
    expect((await runOf(event))?.did).toContain('refused')
  })

  it('has nothing to capture for a bank transfer', async () => {
    const order = await placeTestOrder(db, { method: 'transfer' })
    const event = await placed(order.orderId)
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      order: 'awaiting-payment',
      payment: 'awaiting-transfer',
    })
    expect((await runOf(event))?.did).toContain('bank transfer')
  })

  it('keeps open only what was not answered, settles the rest of the batch, and asks again', async () => {
    const [answered, unanswered] = [await placeHeldOrder(db), await placeHeldOrder(db)]
    const events = [await placed(answered.orderId), await placed(unanswered.orderId)]
    await emulators.fault('stripe', { mode: 'error', path: `${unanswered.reference}/capture`, times: 1 })
    await expect(captureOrderPayments(db, events)).rejects.toThrow(CapturesUnknownError)
    expect(await moneyOf(db, answered.orderId)).toMatchObject({ payment: 'captured' })
    expect(await moneyOf(db, unanswered.orderId)).toMatchObject({
      payment: 'unknown',
      order: 'awaiting-payment',
    })
    await captureOrderPayments(db, events)
    expect(await moneyOf(db, unanswered.orderId)).toMatchObject({ payment: 'captured', order: 'placed' })
    expect(await captures()).toBe(3)
  })

  it('takes the money once when it was taken and the answer got lost', async () => {
    const order = await placeHeldOrder(db)
    const event = await placed(order.orderId)
    await emulators.fault('stripe', { mode: 'reset-after', path: '/capture', times: 2 })
    await expect(captureOrderPayments(db, [event])).rejects.toThrow(CapturesUnknownError)
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      payment: 'captured',
      book: { clearing: order.total },
    })
  })

  it('goes on with a payment that a dead process had claimed', async () => {
    const order = await placeHeldOrder(db)
    const event = await placed(order.orderId)
    await claimCaptures(db, [order.orderId])
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'captured', order: 'placed' })
  })
})

describe('a cancellation beside the capture', () => {
  const cancel = (orderId: string) =>
    cancelOrder(db, { orderId, reason: 'customer-request', actor: 'operator:1', now: new Date() })

  it('leaves nothing to capture when it came first, and the sweep lets go of the hold', async () => {
    const order = await placeHeldOrder(db)
    const event = await placed(order.orderId)
    expect(await cancel(order.orderId)).toEqual({ ok: true, refundId: null })
    await captureOrderPayments(db, [event])
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'voiding', book: {} })
    await voidAttempts(db)
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'voided', refunds: [], book: {} })
    expect(await retrievePayment(order.reference)).toMatchObject({ outcome: 'voided' })
  })

  it('requests one refund of everything when the order was paid', async () => {
    const order = await placeHeldOrder(db)
    await captureOrderPayments(db, [await placed(order.orderId)])
    const results = await Promise.all([cancel(order.orderId), cancel(order.orderId), cancel(order.orderId)])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      order: 'cancelled',
      payment: 'captured',
      refunds: [order.total],
      book: { clearing: order.total, 'customer-owed': -order.total },
      events: ['order/placed', 'order/paid', 'refund/requested', 'order/cancelled'],
    })
  })

  it('books money that lands on a cancelled order as owed, and sends it back once', async () => {
    const order = await placeHeldOrder(db)
    const event = await placed(order.orderId)
    await claimCaptures(db, [order.orderId])
    await cancel(order.orderId)
    await capturePayment(order.reference) // the capture that was on its way
    await Promise.all([voidAttempts(db), voidAttempts(db), captureOrderPayments(db, [event])])
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      order: 'cancelled',
      payment: 'captured',
      refunds: [order.total],
      book: { clearing: order.total, 'customer-owed': -order.total },
      events: ['order/placed', 'order/cancelled', 'refund/requested'],
    })
  })

  it('ends as paid and refunded or as voided, whoever wins', async () => {
    for (let round = 0; round < 15; round += 1) {
      const order = await placeHeldOrder(db)
      const event = await placed(order.orderId)
      await Promise.all([
        captureOrderPayments(db, [event]).catch(() => {}),
        new Promise((resolve) => setTimeout(resolve, round)).then(() => cancel(order.orderId)),
        voidAttempts(db),
      ])
      await captureOrderPayments(db, [event])
      await voidAttempts(db)
      const money = await moneyOf(db, order.orderId)
      expect(money.order).toBe('cancelled')
      if (money.payment === 'captured') {
        expect(money.refunds).toEqual([order.total])
        expect(money.book).toEqual({ clearing: order.total, 'customer-owed': -order.total })
      } else {
        expect(money).toMatchObject({ payment: 'voided', refunds: [], book: {} })
      }
    }
  })
})
