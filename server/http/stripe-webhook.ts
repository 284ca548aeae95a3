import { isId } from '#server/core/ids.ts'
import { database } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type ProviderEvent, parseWebhook } from '#server/gateways/payment-events.ts'
import { retrievePayment } from '#server/gateways/payments.ts'
import { log } from '#server/log.ts'
import { metrics } from '#server/metrics.ts'
import { refusePayment } from '#server/modules/orders/capture-order-payments.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { returnPayout } from '#server/modules/payouts/return-payout.ts'
import { sendPayout } from '#server/modules/payouts/send-payout.ts'
import { failRefund } from '#server/modules/refunds/fail-refund.ts'
import { payRefund, RefundUnanswered } from '#server/modules/refunds/pay-refunds.ts'
import { readBody } from './bounded.ts'

/** Stripe's messages are a few kilobytes; nobody else has anything to say here. In bytes. */
const LONGEST = 1_000_000

/** `POST /api/webhooks/stripe`: 400 for what Stripe has not signed, 200 once a message has had its effect. */
export async function stripeWebhook(request: Request, db: Db = database): Promise<Response> {
  const body = await readBody(request, LONGEST)
  if (body === null) return answer(413, 'The message is too long.')
  const parsed = parseWebhook(body, request.headers.get('stripe-signature'))
  if (parsed.outcome === 'forged') return answer(400, 'The signature does not fit the message.')
  const { event } = parsed
  try {
    const settled = await hear(db, event)
    if (settled) await note(db, event)
    return answer(200, settled ? 'Settled.' : 'Nothing to do.')
  } catch (error) {
    // Stripe sends it again for days.
    log().error(
      { err: error, event: event.id, type: event.type },
      'a message of the payment provider had no effect',
    )
    return answer(500, 'Not settled, please send it again.')
  }
}

/**
 * Lets a message settle what waits for the provider's word: a capture, a refund or a payout whose answer never came,
 * money that was captured by hand, a hold that came about after its attempt was given up, a refund that failed in the
 * end and a transfer that came back. What a listener has in hand is left to it: it asks the provider itself. Idempotent,
 * and right for messages in any order, as the use cases change conditionally. True when there was something to settle.
 */
async function hear(db: Db, event: ProviderEvent): Promise<boolean> {
  if (event.about === 'payment') return hearOfPayment(db, event)
  if (event.about === 'refund') return hearOfRefund(db, event.paymentReference)
  if (event.about === 'one-refund') return hearOfFailure(db, event)
  if (event.about === 'transfer') return hearOfTransfer(db, event)
  return false
}

type Told<A> = Extract<ProviderEvent, { about: A }>

async function hearOfPayment(db: Db, { attemptId, state }: Told<'payment'>): Promise<boolean> {
  if (state.outcome === 'authorised') return isId(attemptId) && giveUpAgain(db, attemptId)
  if (state.outcome !== 'captured' && state.outcome !== 'voided' && state.outcome !== 'declined') return false
  const payment = await db.payment.findFirst({
    where: { providerReference: state.reference, state: { in: ['authorised', 'unknown'] } },
    select: { id: true, orderId: true, state: true, amount: true, currency: true },
  })
  if (!payment || !state.reference) return false
  // A decline may be older than the payment's success, as messages overtake each other: what holds now is asked for.
  const now = state.outcome === 'declined' ? await retrievePayment(state.reference) : state
  if (now.outcome === 'captured') return recordCapture(db, payment, now)
  // A hold that has ended before its capture: the capture itself is told so.
  if (payment.state !== 'unknown' || (now.outcome !== 'voided' && now.outcome !== 'declined')) return false
  const { id: paymentId, orderId } = payment
  await refusePayment(db, {
    orderId,
    paymentId,
    reason: `the provider says that the payment is ${now.outcome}`,
  })
  return true
}

async function recordCapture(
  db: Db,
  { id: paymentId, ...payment }: { id: string; amount: number; currency: string },
  { amount, currency }: { amount: number; currency: string },
): Promise<boolean> {
  if (amount !== payment.amount || currency !== payment.currency) {
    log().error(
      { paymentId, amount, currency },
      'another sum was captured than the order is for: nothing is booked',
    )
    return false
  }
  const recorded = await inTransaction(db, (tx) => recordPayment(tx, { paymentId, now: new Date() }))
  dispatchSoon(db)
  return recorded.outcome !== 'known'
}

/** A request that was under way for very long made a hold after the sweep had found none: the sweep takes it again. */
async function giveUpAgain(db: Db, attemptId: string): Promise<boolean> {
  const { count } = await db.paymentAttempt.updateMany({
    where: { id: attemptId, state: 'voided', providerReference: null },
    data: { state: 'voiding', updatedAt: new Date() },
  })
  return count > 0
}

/** Refunds whose answer never came: the identical request is made again, which pays nothing twice. */
async function hearOfRefund(db: Db, paymentReference: string | null): Promise<boolean> {
  if (!paymentReference) return false
  const unknown = await db.refund.findMany({
    where: { state: 'unknown', payment: { providerReference: paymentReference } },
    select: { id: true },
  })
  let settled = false
  for (const { id } of unknown) {
    try {
      await payRefund(db, { refundId: id, now: new Date() })
      settled = true
    } catch (error) {
      if (!(error instanceof RefundUnanswered)) throw error // its listener asks again
    }
  }
  return settled
}

/** A refund that failed, at once or after days. That it succeeded is told by its charge. */
async function hearOfFailure(db: Db, { refundId, state }: Told<'one-refund'>): Promise<boolean> {
  if (state.outcome !== 'refused' || !isId(refundId)) return false
  const outcome = await failRefund(db, { refundId, reason: state.reason, now: new Date() })
  return outcome === 'owed-again' || outcome === 'refused'
}

/** A payout whose answer never came is asked after; one that came back is the vendor's again. */
async function hearOfTransfer(db: Db, { payoutId, state }: Told<'transfer'>): Promise<boolean> {
  if (!isId(payoutId) || state.outcome !== 'paid') return false
  const now = new Date()
  const payout = await db.payout.findUnique({ where: { id: payoutId }, select: { state: true } })
  const settled = payout?.state === 'unknown' && (await sendPayout(db, { payoutId, now })) === 'paid'
  if (!payout || state.reversed === 0) return settled
  const outcome = await returnPayout(db, { payoutId, ...state, now })
  // The message has overtaken the answer to the transfer itself: it has to come again.
  if (outcome === 'not-paid') throw new Error('a transfer came back that is not known to be paid yet')
  return settled || outcome === 'returned' || outcome === 'partly'
}

/** For people who wonder who settled it. */
async function note(db: Db, { id, type, at }: ProviderEvent): Promise<void> {
  await db.providerWebhook.createMany({
    data: [{ provider: 'stripe', providerEventId: id, name: type, receivedAt: at, handledAt: new Date() }],
    skipDuplicates: true,
  })
}

function answer(status: number, message: string): Response {
  metrics.heard.inc({ status })
  return Response.json({ message }, { status })
}
