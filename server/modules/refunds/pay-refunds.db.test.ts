import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import { cancelTestOrder, payTestOrder, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { ASK_AGAIN_MS, KEY_WINDOW_MS, LOOK_UP_AGAIN_MS } from '#server/core/ask-again.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { authorisePayment, capturePayment } from '#server/gateways/payments.ts'
import { findRefund, refundPayment } from '#server/gateways/refunds.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { paymentJournal } from '#server/modules/ledger/rules.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { requestRefund } from '#server/modules/payments/request-refund.ts'
import { completeTransferRefund } from './complete-transfer-refund.ts'
import { payRefund, payRefunds, type Refunds, RefundUnanswered } from './pay-refunds.ts'
import { refundsByHand, refundsOfOrder } from './queries.ts'

const emulators = runEmulators()
let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const NOW = new Date()
const later = (ms: number) => new Date(NOW.getTime() + ms)

/** The gateway without its patience: an answer that got lost is lost after 0.3 s. */
const stripe: Refunds = {
  pay: (request) => refundPayment(request, { timeoutMs: 300 }),
  find: (request) => findRefund(request, { timeoutMs: 300 }),
}

/** A card payment that the provider has really captured. */
async function capture(order: TestOrder): Promise<string> {
  const held = await authorisePayment({
    attemptId: newId(),
    amount: order.total,
    currency: order.currency,
    paymentMethod: 'pm_card_visa',
    returnUrl: 'http://127.0.0.1:3000/',
  })
  if (held.outcome !== 'authorised') throw new Error(held.outcome)
  await capturePayment(held.reference)
  await db.payment.update({ where: { id: order.paymentId }, data: { providerReference: held.reference } })
  return held.reference
}

/** An order that was placed, paid and cancelled, with the refund that its cancellation requested. */
async function cancelledOrder(method: 'card' | 'transfer' = 'card') {
  const order = await placeTestOrder(db, { method })
  const { orderId, paymentId, total: amount, currency } = order
  if (method === 'card') await capture(order)
  await payTestOrder(db, order)
  const base = { eventId: newId(), occurredAt: NOW, correlationId: null }
  const placed: HandedEvent = { ...base, name: 'order/placed', payload: { orderId } }
  await inTransaction(db, (tx) => bookVendorBalances(tx, [placed]))
  const { refundId } = await inTransaction(db, async (tx) => {
    const payment = { id: paymentId, orderId, amount, currency, method }
    await postJournals(tx, [paymentJournal(payment, { orderCancelled: false })])
    const reference = `order:${orderId}:cancelled`
    return requestRefund(tx, {
      ...{ orderId, paymentId, amount, currency, method, reference },
      reason: 'test',
      bookOwed: true,
    })
  })
  await cancelTestOrder(db, order)
  await inTransaction(db, (tx) => bookVendorBalances(tx, [placed]))
  return { order, refundId }
}

/** What stands on each account for an order; nothing where everything came back. */
async function standing(orderId: string): Promise<Record<string, number>> {
  const postings = await db.posting.findMany({ where: { journal: { orderId } } })
  const sums: Record<string, number> = {}
  for (const { account, amount } of postings) sums[account] = (sums[account] ?? 0) + Number(amount)
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0))
}

const refund = (refundId: string) => db.refund.findUniqueOrThrow({ where: { id: refundId } })
const completedEvents = (orderId: string) =>
  db.outboxEvent.count({ where: { orderId, name: 'refund/completed' } })

describe("paying a card's refund", () => {
  it('gives the money back once, books it, and leaves nobody owing anything', async () => {
    const { order, refundId } = await cancelledOrder()
    expect(await standing(order.orderId)).toEqual({ clearing: 1000, 'customer-owed': -1000 })
    expect(await payRefund(db, { refundId, now: NOW }, stripe)).toBe(
      'refunded 1000 EUR (minor units) to the card',
    )
    expect(await payRefund(db, { refundId, now: later(ASK_AGAIN_MS) }, stripe)).toBe('it was paid already')
    expect(await refund(refundId)).toMatchObject({ state: 'completed', completedAt: NOW })
    expect(await standing(order.orderId)).toEqual({})
    expect(await completedEvents(order.orderId)).toBe(1)
    expect(await emulators.requests('stripe', 'POST /v1/refunds')).toBe(1)
  })

  it('asks the provider once when many ask for it at the same instant', async () => {
    const { order, refundId } = await cancelledOrder()
    const runs = await Promise.allSettled(
      Array.from({ length: 6 }, () => payRefund(db, { refundId, now: NOW }, stripe)),
    )
    const errors = runs.flatMap((run) => (run.status === 'rejected' ? [run.reason] : []))
    expect(errors.every((error) => error instanceof RefundUnanswered)).toBe(true)
    expect(await emulators.requests('stripe', 'POST /v1/refunds')).toBe(1)
    expect(await refund(refundId)).toMatchObject({ state: 'completed' })
    expect(await completedEvents(order.orderId)).toBe(1)
  })

  it.each(['timeout-before', 'timeout-after'] as const)(
    'asks the identical request again after a %s, and pays once',
    async (mode) => {
      const { order, refundId } = await cancelledOrder()
      await emulators.fault('stripe', { mode, path: '/refunds', times: 1 })
      await expect(payRefund(db, { refundId, now: NOW }, stripe)).rejects.toThrow(RefundUnanswered)
      expect(await refund(refundId)).toMatchObject({ state: 'unknown' })
      expect(await standing(order.orderId)).toMatchObject({ 'customer-owed': -1000 })
      await expect(payRefund(db, { refundId, now: later(ASK_AGAIN_MS - 1) }, stripe)).rejects.toThrow(
        RefundUnanswered,
      )
      await payRefund(db, { refundId, now: later(ASK_AGAIN_MS) }, stripe)
      const payment = await db.payment.findUniqueOrThrow({ where: { id: order.paymentId } })
      const atProvider = await findRefund({ reference: payment.providerReference ?? '', refundId })
      expect(atProvider).toMatchObject({ reference: (await refund(refundId)).providerReference })
      expect(await standing(order.orderId)).toEqual({})
    },
  )

  it.each(['timeout-before', 'timeout-after'] as const)(
    'looks a refund up whose key the provider has forgotten, after a %s',
    async (mode) => {
      const { order, refundId } = await cancelledOrder()
      await emulators.fault('stripe', { mode, path: '/refunds', times: 1 })
      await expect(payRefund(db, { refundId, now: NOW }, stripe)).rejects.toThrow(RefundUnanswered)
      const asked = await emulators.requests('stripe', 'POST /v1/refunds')
      await payRefund(db, { refundId, now: later(KEY_WINDOW_MS + LOOK_UP_AGAIN_MS) }, stripe)
      const posted = (await emulators.requests('stripe', 'POST /v1/refunds')) - asked
      expect(posted).toBe(mode === 'timeout-before' ? 1 : 0)
      expect(await standing(order.orderId)).toEqual({})
    },
  )

  it('goes on where a process died between the answer and the booking', async () => {
    const { order, refundId } = await cancelledOrder()
    const dies: Refunds = {
      ...stripe,
      pay: async (request) => {
        await stripe.pay(request)
        throw new Error('killed')
      },
    }
    await expect(payRefund(db, { refundId, now: NOW }, dies)).rejects.toThrow('killed')
    await payRefund(db, { refundId, now: later(ASK_AGAIN_MS) }, stripe)
    expect(await standing(order.orderId)).toEqual({})
    expect(await completedEvents(order.orderId)).toBe(1)
  })

  it('leaves what the provider refuses to an operator, who transfers it', async () => {
    const { order, refundId } = await cancelledOrder()
    await db.payment.update({ where: { id: order.paymentId }, data: { providerReference: 'pi_nothing' } })
    expect(await payRefund(db, { refundId, now: NOW }, stripe)).toMatch(/refused it .* operator/)
    expect(await standing(order.orderId)).toEqual({ clearing: 1000, 'customer-owed': -1000 })
    expect((await refundsByHand(db, { limit: 100 })).refunds).toContainEqual(
      expect.objectContaining({ id: refundId, state: 'failed', byHand: true }),
    )
    expect(await completeTransferRefund(db, { refundId, operatorId: newId(), now: NOW })).toEqual({
      ok: true,
    })
    expect(await standing(order.orderId)).toEqual({ clearing: 1000, bank: -1000 })
  })

  it('is not held up by another refund that the provider leaves open', async () => {
    const [first, second] = [await cancelledOrder(), await cancelledOrder()]
    await emulators.fault('stripe', { mode: 'error', path: '/refunds', times: 1 })
    const events = [first, second].map(({ order, refundId }): HandedEvent => {
      const payload = { orderId: order.orderId, refundId }
      return { eventId: newId(), name: 'refund/requested', payload, occurredAt: NOW, correlationId: null }
    })
    await expect(payRefunds(db, events, () => NOW)).rejects.toThrow(RefundUnanswered)
    expect(await refund(first.refundId)).toMatchObject({ state: 'unknown' })
    expect(await refund(second.refundId)).toMatchObject({ state: 'completed' })
    const done = await payRefunds(db, events, () => later(ASK_AGAIN_MS))
    expect(done.map(({ did }) => did)).toEqual([
      'refunded 1000 EUR (minor units) to the card',
      'it was paid already',
    ])
  })
})

describe("completing a transfer's refund", () => {
  it('waits for an operator, who completes it once', async () => {
    const { order, refundId } = await cancelledOrder('transfer')
    expect(await payRefund(db, { refundId, now: NOW }, stripe)).toBe(
      'waits for an operator to transfer the money',
    )
    expect(await refund(refundId)).toMatchObject({ state: 'requested' })
    const operatorId = newId()
    const outcomes = await Promise.all(
      Array.from({ length: 4 }, () => completeTransferRefund(db, { refundId, operatorId, now: NOW })),
    )
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'not-open' })
    expect(await standing(order.orderId)).toEqual({})
    const event = await db.outboxEvent.findFirst({
      where: { orderId: order.orderId, name: 'refund/completed' },
    })
    expect(event).toMatchObject({ actor: `operator:${operatorId}` })
    expect(await refundsOfOrder(db, { orderId: order.orderId })).toMatchObject([
      { id: refundId, orderCode: order.code, state: 'completed', byHand: false },
    ])
  })

  it("refuses one that the provider still has, and one that doesn't exist", async () => {
    const { refundId } = await cancelledOrder()
    const operator = { operatorId: newId(), now: NOW }
    expect(await completeTransferRefund(db, { refundId, ...operator })).toEqual({
      ok: false,
      reason: 'not-open',
    })
    expect(await completeTransferRefund(db, { refundId: newId(), ...operator })).toEqual({
      ok: false,
      reason: 'not-found',
    })
  })

  it('leaves a book that proves itself', async () => {
    expect((await verifyLedger(db)).map(({ found }) => found)).toEqual([0, 0])
  })
})
