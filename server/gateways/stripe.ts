import Stripe from 'stripe'
import { env } from '#server/env.ts'
import { kept } from './outcomes.ts'

/** How long Stripe may take to answer one request, in milliseconds. */
export const PAYMENT_TIMEOUT_MS = 10_000

/** How long one call may wait; the default is `PAYMENT_TIMEOUT_MS`. */
export interface Patience {
  /** Milliseconds. */
  timeoutMs?: number
}

const build = kept((key: string, baseUrl: string | undefined): Stripe => {
  const address = baseUrl ? new URL(baseUrl) : undefined
  return new Stripe(key, {
    ...(address && {
      host: address.hostname,
      port: address.port || (address.protocol === 'http:' ? 80 : 443),
      protocol: address.protocol === 'http:' ? ('http' as const) : ('https' as const),
    }),
    timeout: PAYMENT_TIMEOUT_MS,
    // Callers decide about asking again. (A connection that was closed under a request is tried once more by the SDK
    // even so; every POST carries an idempotency key, hence that is safe.)
    maxNetworkRetries: 0,
    telemetry: false,
  })
})

/** The SDK's client for the settings as they are now. */
export function stripe(): Stripe {
  return build(env.STRIPE_SECRET_KEY, env.STRIPE_BASE_URL)
}

/** The SDK's options for one call. */
export function request(
  { timeoutMs = PAYMENT_TIMEOUT_MS }: Patience,
  idempotencyKey?: string,
): Stripe.RequestOptions {
  return { timeout: timeoutMs, ...(idempotencyKey && { idempotencyKey }) }
}

/** Why Stripe said no for good, or that nobody knows. */
export type Failure =
  | { outcome: 'refused'; reason: string; code: string }
  | { outcome: 'unknown'; reason: string }

/**
 * What an error of the SDK means. A decline (402) and a request that Stripe will never take (400, 404) are refusals;
 * a time-out, a lost connection, 401, 403, 409, 429, 5xx and an idempotency key that was used for another request
 * leave open what happened. Anything that is not Stripe's is thrown on.
 */
export function failureOf(error: unknown): Failure {
  if (!(error instanceof Stripe.errors.StripeError)) throw error
  const definite =
    error instanceof Stripe.errors.StripeCardError || error instanceof Stripe.errors.StripeInvalidRequestError
  if (definite)
    return {
      outcome: 'refused',
      reason: error.message,
      code: error.decline_code || error.code || error.rawType || '',
    }
  return { outcome: 'unknown', reason: `${error.type}: ${error.message}` }
}

/** The payment intent that an error tells about, when it does. */
export function intentOf(error: unknown): Stripe.PaymentIntent | undefined {
  return error instanceof Stripe.errors.StripeError ? error.payment_intent : undefined
}

/** Currencies without minor units whose amounts Stripe nevertheless takes with two decimals (docs.stripe.com/currencies). */
const TWO_DECIMALS_AT_STRIPE = new Set(['ISK', 'UGX'])

/** An amount in ISO minor units as Stripe's parameters. */
export function toStripe(amount: number, currency: string): { amount: number; currency: string } {
  const code = currency.toUpperCase()
  return { amount: TWO_DECIMALS_AT_STRIPE.has(code) ? amount * 100 : amount, currency: code.toLowerCase() }
}

/** Stripe's amount in ISO minor units, with the ISO code. */
export function fromStripe(amount: number, currency: string): { amount: number; currency: string } {
  const code = currency.toUpperCase()
  return { amount: TWO_DECIMALS_AT_STRIPE.has(code) ? Math.round(amount / 100) : amount, currency: code }
}
