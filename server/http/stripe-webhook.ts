import { database } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type ProviderEvent, parseWebhook } from '#server/gateways/payment-events.ts'
import type { PaymentState } from '#server/gateways/payments.ts'
import { log } from '#server/log.ts'
import { refusePayment } from '#server/modules/orders/capture-order-payments.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { sendPayout } from '#server/modules/payouts/send-payout.ts'

/** Stripe's messages are a few kilobytes; nobody else has anything to say here. In characters. */
const LONGEST = 1_000_000

/** `POST /api/webhooks/stripe`: 400 for what Stripe has not signed, 200 once a message has had its effect. */
export async function stripeWebhook(request: Request, db: Db = database): Promise<Response> {
  if (Number(request.headers.get('content-length')) > LONGEST) return answer(413, 'The message is too long.')
  const parsed = parseWebhook(await request.text(), request.headers.get('stripe-signature'))
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
 * Lets a message settle what waits for the provider's word: a capture or a payout whose answer never came, and money
 * that was captured by hand. What a listener has in hand is left to it: it asks the provider itself. Idempotent, and
 * right for messages in any order, as the use cases change conditionally. True when there was something to settle.
 */
async function hear(db: Db, event: ProviderEvent): Promise<boolean> {
  if (event.about === 'payment') return hearOfPayment(db, event.state)
  if (event.about !== 'transfer' || !event.payoutId || event.state.outcome !== 'paid') return false
  const payout = await db.payout.findFirst({
    where: { id: event.payoutId, state: 'unknown' },
    select: { id: true },
  })
  if (!payout) return false
  return (await sendPayout(db, { payoutId: payout.id, now: new Date() })) === 'paid'
}

async function hearOfPayment(db: Db, state: PaymentState): Promise<boolean> {
  if (state.outcome !== 'captured' && state.outcome !== 'voided') return false
  const payment = await db.payment.findFirst({
    where: { providerReference: state.reference, state: { in: ['authorised', 'unknown'] } },
    select: { id: true, orderId: true, state: true, amount: true, currency: true },
  })
  if (!payment) return false
  const { id: paymentId, orderId } = payment
  if (state.outcome === 'voided') {
    // A hold that has ended before its capture: the capture itself is told so.
    if (payment.state !== 'unknown') return false
    await refusePayment(db, { orderId, paymentId, reason: 'the provider says that the hold has ended' })
    return true
  }
  if (state.amount !== payment.amount || state.currency !== payment.currency) {
    const { amount, currency } = state
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

/** For people who wonder who settled it. */
async function note(db: Db, { id, type, at }: ProviderEvent): Promise<void> {
  await db.providerWebhook.createMany({
    data: [{ provider: 'stripe', providerEventId: id, name: type, receivedAt: at, handledAt: new Date() }],
    skipDuplicates: true,
  })
}

function answer(status: number, message: string): Response {
  return Response.json({ message }, { status })
}
