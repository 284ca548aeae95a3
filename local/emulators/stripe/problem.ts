import type { Intent } from './objects.ts'
import { renderIntent } from './objects.ts'

export interface StripeError {
  type: 'card_error' | 'invalid_request_error' | 'idempotency_error' | 'api_error' | 'rate_limit_error'
  message: string
  code?: string
  decline_code?: string
  param?: string
  payment_intent?: unknown
}

/** An error as Stripe answers it. */
export class Problem extends Error {
  readonly status: number
  readonly error: StripeError

  constructor(status: number, error: StripeError) {
    super(error.message)
    this.status = status
    this.error = error
  }
}

/** A parameter that Stripe would not take: 400. */
export function invalid(message: string, code: string, param?: string): Problem {
  return new Problem(400, { type: 'invalid_request_error', message, code, ...(param && { param }) })
}

/** Something that does not exist: 404, or 400 when it was named by a parameter. */
export function missing(what: string, id: string, param?: string): Problem {
  return new Problem(param ? 400 : 404, {
    type: 'invalid_request_error',
    message: `No such ${what}: '${id}'`,
    code: 'resource_missing',
    param: param ?? 'id',
  })
}

/** What is asked for does not fit the payment's state: 400 with the payment in it. */
export function unexpectedState(intent: Intent, action: string): Problem {
  return new Problem(400, {
    type: 'invalid_request_error',
    message: `This PaymentIntent could not be ${action} because it has a status of ${intent.status}.`,
    code: 'payment_intent_unexpected_state',
    payment_intent: renderIntent(intent),
  })
}
