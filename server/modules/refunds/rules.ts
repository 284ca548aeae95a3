/** The states of refunds, and what one that is under way needs next. */
import { nextAsk } from '#server/core/ask-again.ts'

export const REFUND_STATES = ['requested', 'processing', 'completed', 'failed', 'unknown'] as const
export type RefundStateName = (typeof REFUND_STATES)[number]

export interface OpenRefund {
  method: string
  state: string
  requestedAt: Date
  /** While it is open: when the provider was last asked. */
  updatedAt: Date
}

/**
 * `send` and `look-up` are for the provider; `by-hand`: an operator transfers the money and says so; `settled`: nothing
 * is left to do.
 */
export type RefundStep = 'send' | 'look-up' | 'wait' | 'by-hand' | 'settled'

/** What a refund needs now. A card's that was refused can only be paid by hand. */
export function nextStep({ method, state, requestedAt, updatedAt }: OpenRefund, now: Date): RefundStep {
  if (state === 'completed') return 'settled'
  if (method === 'transfer' || state === 'failed') return 'by-hand'
  return nextAsk({ requestedAt, askedAt: state === 'requested' ? null : updatedAt }, now)
}

/** Whether an operator may say that the money was transferred by hand. */
export function isByHand(refund: OpenRefund): boolean {
  return nextStep(refund, refund.updatedAt) === 'by-hand'
}
