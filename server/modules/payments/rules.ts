/** The states of payments, and the only moves between them. */

export const PAYMENT_STATES = [
  'authorised',
  'capturing',
  'captured',
  'refused',
  'unknown',
  'voiding',
  'voided',
  'awaiting-transfer',
  'received',
  'expired',
] as const
export type PaymentStateName = (typeof PAYMENT_STATES)[number]

export type PaymentMethod = 'card' | 'transfer'

/**
 * From each state to those it may move to. What the provider or the bank says about money that has come wins over what
 * was planned: a capture that overtakes a void, and a transfer that comes after its expiry, are booked (and, as the
 * order is cancelled then, refunded).
 */
export const paymentMoves: Record<PaymentStateName, readonly PaymentStateName[]> = {
  authorised: ['capturing', 'captured', 'voiding'],
  capturing: ['captured', 'refused', 'unknown', 'voiding'],
  unknown: ['captured', 'refused', 'voiding'],
  voiding: ['voided', 'captured'],
  captured: [],
  refused: [],
  voided: [],
  'awaiting-transfer': ['received', 'expired'],
  expired: ['received'],
  received: [],
}

/** The states from which a payment may move to `to`: what a conditional update filters on. */
export function paymentStatesBefore(to: PaymentStateName): PaymentStateName[] {
  return PAYMENT_STATES.filter((from) => paymentMoves[from].includes(to))
}

/** Whether the customer's money is here. */
export function isPaid(state: string): boolean {
  return state === 'captured' || state === 'received'
}

/** One refund per cancelled order, whether it was paid before or after: what makes it happen once. */
export function cancellationRefundReference(orderId: string): string {
  return `order:${orderId}:cancelled`
}
