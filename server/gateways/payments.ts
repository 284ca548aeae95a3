import type Stripe from 'stripe'
import { failureOf, fromStripe, intentOf, type Patience, request, stripe, toStripe } from './stripe.ts'

/** An amount that the provider holds or has taken: ISO minor units and code. */
interface Held {
  reference: string
  amount: number
  currency: string
}

/** Nobody knows what happened: ask again, or look it up. `reason` is for the log. */
export interface Unknown {
  outcome: 'unknown'
  reason: string
  reference?: string
}

/** What the provider says about a payment; `reference` is the provider's id for it. */
export type PaymentState =
  | ({ outcome: 'authorised' } & Held)
  | ({ outcome: 'captured' } & Held)
  /** The customer has to go to `url`, or finish with `clientSecret` in the page. */
  | { outcome: 'requires-action'; reference: string; url: string | null; clientSecret: string }
  /** `reason` is a sentence for the customer. */
  | { outcome: 'declined'; reason: string; reference?: string }
  | { outcome: 'voided'; reference: string }
  | Unknown

export interface Authorisation {
  /** Idempotency key at the provider (24 hours), and how the payment is found there. */
  attemptId: string
  /** ISO minor units. */
  amount: number
  currency: string
  /** The provider's id of a payment method, never card data. */
  paymentMethod: string
  /** Where the customer comes back to from an authentication. Part of the attempt: it may not change under its id. */
  returnUrl: string
}

/**
 * Holds exactly this amount on the customer's card. Idempotent by `attemptId`: the same attempt again gives the same
 * payment; another body under it leaves the outcome `unknown`. Only a provider's decline is `declined`.
 */
export async function authorisePayment(input: Authorisation, patience: Patience = {}): Promise<PaymentState> {
  try {
    const intent = await stripe().paymentIntents.create(
      {
        ...toStripe(input.amount, input.currency),
        payment_method: input.paymentMethod,
        allowed_payment_method_types: ['card'],
        capture_method: 'manual',
        confirm: true,
        return_url: input.returnUrl,
        metadata: { attempt: input.attemptId },
      },
      request(patience, input.attemptId),
    )
    return stateOf(intent)
  } catch (error) {
    const failure = failureOf(error)
    if (failure.outcome === 'unknown') return failure
    return { outcome: 'declined', reason: inWords(failure), reference: intentOf(error)?.id }
  }
}

/** The payment as it is now, for example after the customer came back from an authentication. */
export async function retrievePayment(
  reference: string,
  patience: Patience = {},
): Promise<PaymentState | { outcome: 'absent' }> {
  try {
    return stateOf(await stripe().paymentIntents.retrieve(reference, {}, request(patience)))
  } catch (error) {
    const failure = failureOf(error)
    return failure.outcome === 'unknown' ? failure : { outcome: 'absent' }
  }
}

/**
 * The payment of an attempt whose reference was never learned. `from` and `to` enclose every call that was made for
 * it: Stripe's search lags behind by up to a minute, so what it does not know is looked for in the list of that time.
 * `absent` is only said when both were read to the end.
 */
export async function findPayment(
  { attemptId, from, to }: { attemptId: string; from: Date; to: Date },
  patience: Patience = {},
): Promise<PaymentState | { outcome: 'absent' }> {
  try {
    const query = `metadata['attempt']:'${attemptId.replace(/[^\w-]/g, '')}'`
    const searched = await stripe().paymentIntents.search({ query, limit: 1 }, request(patience))
    if (searched.data[0]) return stateOf(searched.data[0])
    const created = { gte: Math.floor(from.getTime() / 1000) - 5, lte: Math.ceil(to.getTime() / 1000) + 5 }
    for await (const intent of stripe().paymentIntents.list({ created, limit: 100 }, request(patience))) {
      if (intent.metadata.attempt === attemptId) return stateOf(intent)
    }
    return { outcome: 'absent' }
  } catch (error) {
    return { outcome: 'unknown', reason: failureOf(error).reason }
  }
}

/**
 * Takes what is held. Idempotent by the payment's own state: what is captured is answered as captured, and nothing is
 * taken twice. `refused` is final; `unknown` is asked again.
 */
export async function capturePayment(
  reference: string,
  patience: Patience = {},
): Promise<({ outcome: 'captured' } & Held) | { outcome: 'refused'; reason: string } | Unknown> {
  try {
    const state = stateOf(await stripe().paymentIntents.capture(reference, {}, request(patience)))
    return state.outcome === 'captured' ? state : { outcome: 'unknown', reason: state.outcome, reference }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.outcome === 'unknown') return { ...failure, reference }
    const intent = intentOf(error)
    const state = intent && stateOf(intent)
    if (state?.outcome === 'captured') return state
    if (intent?.status === 'processing') return { outcome: 'unknown', reason: failure.reason, reference }
    return { outcome: 'refused', reason: failure.reason }
  }
}

/**
 * Lets go of what is held, or ends what was begun. Idempotent by the payment's own state; what was captured in the
 * meantime is answered as `captured` and stays so. `refused`: there is no such payment.
 */
export async function voidPayment(
  reference: string,
  patience: Patience = {},
): Promise<
  | { outcome: 'voided'; reference: string }
  | ({ outcome: 'captured' } & Held)
  | { outcome: 'refused'; reason: string }
  | Unknown
> {
  try {
    await stripe().paymentIntents.cancel(reference, {}, request(patience))
    return { outcome: 'voided', reference }
  } catch (error) {
    const failure = failureOf(error)
    if (failure.outcome === 'unknown') return { ...failure, reference }
    const intent = intentOf(error)
    const state = intent && stateOf(intent)
    if (state?.outcome === 'captured' || state?.outcome === 'voided') return state
    if (state) return { outcome: 'unknown', reason: failure.reason, reference }
    return { outcome: 'refused', reason: failure.reason }
  }
}

/** What a payment intent says, in our words. */
export function stateOf(intent: Stripe.PaymentIntent): PaymentState {
  const reference = intent.id
  switch (intent.status) {
    case 'requires_capture':
      return { outcome: 'authorised', reference, ...fromStripe(intent.amount_capturable, intent.currency) }
    case 'succeeded':
      return { outcome: 'captured', reference, ...fromStripe(intent.amount_received, intent.currency) }
    case 'canceled':
      return { outcome: 'voided', reference }
    case 'requires_action':
      return {
        outcome: 'requires-action',
        reference,
        url: intent.next_action?.redirect_to_url?.url ?? null,
        clientSecret: intent.client_secret ?? '',
      }
    case 'requires_payment_method': {
      const { code = '', decline_code, message = '' } = intent.last_payment_error ?? {}
      return {
        outcome: 'declined',
        reference,
        reason: inWords({ code: decline_code || code, reason: message }),
      }
    }
    default:
      return { outcome: 'unknown', reason: `the payment is ${intent.status}`, reference }
  }
}

const WORDS: Record<string, string> = {
  insufficient_funds: 'The card has insufficient funds.',
  expired_card: 'The card has expired.',
  authentication_required: 'The bank asks for an authentication that did not happen.',
  payment_intent_authentication_failure: 'The bank could not confirm that it was you.',
  resource_missing: 'This payment method does not exist.',
  amount_too_small: 'The amount is too small to be paid by card.',
  amount_too_large: 'The amount is too large to be paid by card.',
}

/** A decline as a sentence for the customer; banks rarely say more than that they decline. */
function inWords({ code, reason }: { code: string; reason: string }): string {
  return WORDS[code] ?? (/card|bank/i.test(reason) ? reason : 'The payment was declined.')
}
