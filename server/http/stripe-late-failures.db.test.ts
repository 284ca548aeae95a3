import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '#local/emulators/stripe/webhooks.ts'
import { runEmulators, WEBHOOK_SECRET } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { moneyOf, placeHeldOrder } from '#local/testing/payments.ts'
import { ASK_AGAIN_MS } from '#server/core/ask-again.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { capturePayment } from '#server/gateways/payments.ts'
import {
  findTransfer,
  reverseTransfer,
  sendTransfer,
  type TransferRequest,
} from '#server/gateways/payouts.ts'
import { findRefund } from '#server/gateways/refunds.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { vendorBalances } from '#server/modules/ledger/queries.ts'
import { placedJournal, releasedJournal } from '#server/modules/ledger/rules.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { requestPayouts } from '#server/modules/payouts/request-payouts.ts'
import { sendPayout } from '#server/modules/payouts/send-payout.ts'
import { completeTransferRefund } from '#server/modules/refunds/complete-transfer-refund.ts'
import { payRefund } from '#server/modules/refunds/pay-refunds.ts'
import { refundsByHand } from '#server/modules/refunds/queries.ts'
import { stripeWebhook } from './stripe-webhook.ts'

runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const NOW = new Date()

/** What the shop answers to a message of Stripe's. */
async function told(type: string, object: Record<string, unknown>): Promise<string> {
  const body = JSON.stringify({
    ...{ id: `evt_${newId()}`, object: 'event', type, created: 1_790_000_000, data: { object } },
  })
  const headers = { 'stripe-signature': sign(body, WEBHOOK_SECRET) }
  const request = new Request('http://shop.test/', { method: 'POST', headers, body })
  const response = await stripeWebhook(request, db)
  return `${response.status} ${(await response.json()).message}`
}

const eventsOf = async (key: string, id: string) => {
  const where = { payload: { path: [key], equals: id } }
  const events = await db.outboxEvent.findMany({ where, orderBy: { id: 'asc' } })
  return events.map(({ name }) => name)
}
const differences = async () => (await verifyLedger(db)).flatMap((check) => check.differences)

describe('a transfer that comes back', () => {
  /** Money on its way to a vendor, and the provider's transfer as it tells about it. */
  async function sent({ answerLost = false } = {}) {
    const amount = 5_000
    const { vendorId } = await makeTestVendor(db)
    const part = { id: newId(), vendorId, orderId: newId(), code: 'TH-1/1', currency: 'EUR' }
    const placed = placedJournal({ ...part, total: amount, net: amount, commission: 0, tax: 0 })
    const released = releasedJournal({ ...part, vendorOrderId: part.id, amount })
    await inTransaction(db, (tx) => postJournals(tx, [placed, released]))
    const payoutId = (await requestPayouts(db, { now: NOW })).at(-1) ?? ''
    let reference = ''
    const send = async (request: TransferRequest) => {
      const answer = await sendTransfer(request)
      reference = answer.outcome === 'paid' ? answer.reference : ''
      return answerLost ? ({ outcome: 'unknown', reason: 'time-out' } as const) : answer
    }
    const outcome = await sendPayout(db, { payoutId, now: NOW }, { send, find: findTransfer })
    expect(outcome).toBe(answerLost ? 'unknown' : 'paid')
    const transfer = (amount_reversed: number) => ({
      ...{ id: reference, object: 'transfer', amount, currency: 'eur' },
      ...{ amount_reversed, transfer_group: payoutId },
    })
    return { vendorId, payoutId, transfer, reference, amount }
  }
  const payoutOf = (id: string) => db.payout.findUniqueOrThrow({ where: { id } })

  it("is the vendor's again, once, and is paid again by the next payout", async () => {
    const { vendorId, payoutId, transfer, amount } = await sent()
    expect(await told('transfer.reversed', transfer(amount))).toBe('200 Settled.')
    expect(await told('transfer.reversed', transfer(amount))).toBe('200 Nothing to do.')
    expect(await payoutOf(payoutId)).toMatchObject({ state: 'returned' })
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: amount, inTransit: 0 }])
    expect(await eventsOf('payoutId', payoutId)).toEqual([
      'payout/requested',
      'payout/paid',
      'payout/returned',
    ])
    expect(await differences()).toEqual([])
    const [again = ''] = await requestPayouts(db, { now: NOW })
    expect(await sendPayout(db, { payoutId: again, now: NOW })).toBe('paid')
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: 0, inTransit: 0 }])
  })

  it('is returned too when the money is back before its payment was known', async () => {
    const { vendorId, payoutId, transfer, amount } = await sent({ answerLost: true })
    expect(await told('transfer.reversed', transfer(amount))).toMatch(/^500 Not settled/)
    const updatedAt = new Date(NOW.getTime() - ASK_AGAIN_MS - 1_000)
    await db.payout.update({ where: { id: payoutId }, data: { updatedAt } })
    expect(await told('transfer.reversed', transfer(amount))).toBe('200 Settled.')
    expect(await payoutOf(payoutId)).toMatchObject({ state: 'returned' })
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: amount, inTransit: 0 }])
    expect(await differences()).toEqual([])
  })

  it('is booked when a look-up finds it paid and back', async () => {
    const { vendorId, payoutId, reference, amount } = await sent({ answerLost: true })
    await reverseTransfer({ reversalId: newId(), reference, amount, currency: 'EUR' })
    const aged = new Date(NOW.getTime() - 3 * 86_400_000)
    await db.payout.update({ where: { id: payoutId }, data: { requestedAt: aged, updatedAt: aged } })
    expect(await sendPayout(db, { payoutId, now: NOW })).toBe('paid')
    expect(await payoutOf(payoutId)).toMatchObject({ state: 'returned' })
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: amount, inTransit: 0 }])
    expect(await differences()).toEqual([])
  })

  it('is not booked while only a part of it is back, and says so to operators', async () => {
    const { vendorId, payoutId, transfer, amount } = await sent()
    expect(await told('transfer.reversed', transfer(1_000))).toBe('200 Settled.')
    const lastError = '1000 EUR of 5000 EUR came back: not booked'
    expect(await payoutOf(payoutId)).toMatchObject({ state: 'paid', lastError })
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: 0 }])
    expect(await told('transfer.reversed', transfer(amount))).toBe('200 Settled.')
    expect(await payoutOf(payoutId)).toMatchObject({ state: 'returned' })
  })

  it("of another shop is nobody's here", async () => {
    const { transfer, amount } = await sent()
    const theirs = { ...transfer(amount), transfer_group: newId() }
    expect(await told('transfer.reversed', theirs)).toBe('200 Nothing to do.')
    expect(await told('transfer.reversed', { ...theirs, transfer_group: 'theirs' })).toBe(
      '200 Nothing to do.',
    )
  })
})

describe('a refund to a card that fails in the end', () => {
  /** A cancelled order whose refund was accepted by a card whose bank does not take refunds. */
  async function refunded(paymentMethod = 'pm_card_refundFail') {
    const order = await placeHeldOrder(db, { paymentMethod })
    await capturePayment(order.reference)
    await inTransaction(db, (tx) => recordPayment(tx, { paymentId: order.paymentId, now: NOW }))
    const { orderId, reference } = order
    const cancelled = await cancelOrder(db, { orderId, reason: 'other', actor: 'system', now: NOW })
    const refundId = (cancelled.ok && cancelled.refundId) || ''
    await payRefund(db, { refundId, now: NOW })
    const failed = {
      ...{ id: 're_1', object: 'refund', status: 'failed', failure_reason: 'lost_or_stolen_card' },
      metadata: { refund: refundId },
    }
    return { order, refundId, reference, failed }
  }
  const refundOf = (id: string) => db.refund.findUniqueOrThrow({ where: { id } })
  const waiting = async () => (await refundsByHand(db)).refunds.map(({ id }) => id)

  it('is owed again, once, waits for an operator, and is paid by hand in the end', async () => {
    const { order, refundId, reference, failed } = await refunded()
    expect(await refundOf(refundId)).toMatchObject({ state: 'completed' })
    expect(await findRefund({ reference, refundId })).toMatchObject({ outcome: 'refused' })
    expect(await told('refund.failed', failed)).toBe('200 Settled.')
    expect(await told('refund.failed', failed)).toBe('200 Nothing to do.')
    expect(await refundOf(refundId)).toMatchObject({ state: 'failed', lastError: 'lost_or_stolen_card' })
    expect(await waiting()).toContain(refundId)
    expect(await moneyOf(db, order.orderId)).toMatchObject({
      book: { clearing: order.total, 'customer-owed': -order.total },
    })
    await completeTransferRefund(db, { refundId, operatorId: newId(), now: NOW })
    expect(await told('refund.failed', failed)).toBe('200 Nothing to do.')
    expect(await waiting()).not.toContain(refundId)
    // The provider has the customer's money; the bank gave it back: nothing is owed.
    expect((await moneyOf(db, order.orderId)).book).toEqual({ clearing: order.total, bank: -order.total })
    expect(await eventsOf('refundId', refundId)).toEqual([
      ...['refund/requested', 'refund/completed', 'refund/failed', 'refund/completed'],
    ])
    expect(await differences()).toEqual([])
  })

  it('is marked, and not booked, when the failure is heard before the acceptance', async () => {
    const { order, refundId, failed } = await refunded('pm_card_visa')
    const before = await moneyOf(db, order.orderId)
    await db.refund.update({ where: { id: refundId }, data: { state: 'processing' } })
    expect(await told('refund.failed', failed)).toBe('200 Settled.')
    expect(await refundOf(refundId)).toMatchObject({ state: 'failed' })
    expect(await moneyOf(db, order.orderId)).toEqual(before)
    expect(await waiting()).toContain(refundId)
  })

  it('is not believed of a refund that succeeded or is on its way', async () => {
    const { refundId, failed } = await refunded('pm_card_visa')
    for (const status of ['succeeded', 'pending']) {
      expect(await told('refund.updated', { ...failed, status })).toBe('200 Nothing to do.')
    }
    expect(await refundOf(refundId)).toMatchObject({ state: 'completed' })
  })
})
