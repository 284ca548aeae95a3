import type Stripe from 'stripe'
import { env } from '#server/env.ts'
import { type PaymentState, stateOf } from './payments.ts'
import { type TransferState, transferStateOf } from './payouts.ts'
import { type RefundState, refundStateOf } from './refunds.ts'
import { fromStripe, stripe } from './stripe.ts'

/** How old a signed message may be, in seconds: Stripe's own recommendation against replays. */
const TOLERANCE_S = 300

/** What the payment provider tells us on its own. Ids of ours are null when the object is not from us. */
export type ProviderEvent = { id: string; type: string; at: Date } & (
  | { about: 'payment'; attemptId: string | null; state: PaymentState }
  /** `refunded` is the payment's total so far, in ISO minor units. */
  | { about: 'refund'; paymentReference: string | null; refunded: number; currency: string }
  /** One refund, by our id for it. */
  | { about: 'one-refund'; refundId: string | null; state: RefundState }
  | { about: 'transfer'; payoutId: string | null; state: TransferState }
  | { about: 'other' }
)

/**
 * Checks the signature over the raw body and reads the message. `forged`: answer 400; nothing in it may be believed.
 * Messages come more than once and in any order, so a handler looks the object up or acts conditionally.
 */
export function parseWebhook(
  rawBody: string,
  signature: string | null,
): { outcome: 'event'; event: ProviderEvent } | { outcome: 'forged'; reason: string } {
  const { webhooks } = stripe()
  const secret = env.STRIPE_WEBHOOK_SECRET
  let event: Stripe.Event
  try {
    event = webhooks.constructEvent(rawBody, signature ?? '', secret, TOLERANCE_S)
  } catch (error) {
    // Whatever it cannot check is not from Stripe: for some headers (`t=,v1=`) the SDK throws no error of its own kinds.
    return { outcome: 'forged', reason: error instanceof Error ? error.message : String(error) }
  }
  return { outcome: 'event', event: read(event) }
}

function read(event: Stripe.Event): ProviderEvent {
  const head = { id: event.id, type: event.type, at: new Date(event.created * 1000) }
  // Signed, and yet of a shape that this SDK does not know: nothing of ours.
  const object: typeof event.data.object | null | undefined = event.data?.object
  if (typeof object !== 'object' || object === null || !('object' in object))
    return { ...head, about: 'other' }
  switch (object.object) {
    case 'payment_intent':
      return { ...head, about: 'payment', attemptId: object.metadata.attempt ?? null, state: stateOf(object) }
    case 'charge': {
      const { amount: refunded, currency } = fromStripe(object.amount_refunded, object.currency)
      const paymentReference = typeof object.payment_intent === 'string' ? object.payment_intent : null
      return event.type === 'charge.refunded'
        ? { ...head, about: 'refund', paymentReference, refunded, currency }
        : { ...head, about: 'other' }
    }
    case 'refund':
      return {
        ...head,
        about: 'one-refund',
        refundId: object.metadata?.refund ?? null,
        state: refundStateOf(object),
      }
    case 'transfer':
      return { ...head, about: 'transfer', payoutId: object.transfer_group, state: transferStateOf(object) }
    default:
      return { ...head, about: 'other' }
  }
}
