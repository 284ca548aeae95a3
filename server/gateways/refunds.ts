import type Stripe from 'stripe'
import type { Unknown } from './payments.ts'
import { failureOf, type Patience, request, stripe, toStripe } from './stripe.ts'

export interface RefundRequest {
  /** Idempotency key at the provider (24 hours), and how the refund is found there. */
  refundId: string
  /** The captured payment. */
  reference: string
  /** ISO minor units. */
  amount: number
  currency: string
}

/** `pending`: accepted, and on its way for days. */
export type RefundState =
  | { outcome: 'refunded' | 'pending'; reference: string }
  | { outcome: 'refused'; reason: string; reference?: string }
  | Unknown

/**
 * Pays back a part or all of a captured payment. Idempotent by `refundId` for 24 hours; an `unknown` that is older is
 * settled with `findRefund`.
 */
export async function refundPayment(input: RefundRequest, patience: Patience = {}): Promise<RefundState> {
  try {
    const refund = await stripe().refunds.create(
      {
        payment_intent: input.reference,
        amount: toStripe(input.amount, input.currency).amount,
        metadata: { refund: input.refundId },
      },
      request(patience, input.refundId),
    )
    return refundStateOf(refund)
  } catch (error) {
    const failure = failureOf(error)
    return failure.outcome === 'unknown' ? failure : { outcome: 'refused', reason: failure.reason }
  }
}

/** A refund of a payment by our id; `absent` is only said when Stripe's list was read to the end. */
export async function findRefund(
  { reference, refundId }: { reference: string; refundId: string },
  patience: Patience = {},
): Promise<RefundState | { outcome: 'absent' }> {
  try {
    for await (const refund of stripe().refunds.list(
      { payment_intent: reference, limit: 100 },
      request(patience),
    )) {
      if (refund.metadata?.refund === refundId) return refundStateOf(refund)
    }
    return { outcome: 'absent' }
  } catch (error) {
    return { outcome: 'unknown', reason: failureOf(error).reason }
  }
}

/** What a refund says, in our words. */
export function refundStateOf(refund: Stripe.Refund): RefundState {
  if (refund.status === 'succeeded') return { outcome: 'refunded', reference: refund.id }
  if (refund.status === 'failed' || refund.status === 'canceled') {
    return {
      outcome: 'refused',
      reason: refund.failure_reason ?? `the refund ${refund.status}`,
      reference: refund.id,
    }
  }
  return { outcome: 'pending', reference: refund.id }
}
