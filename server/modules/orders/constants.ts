/** The reasons that a person can give for cancelling an order. */
export const OPERATOR_CANCEL_REASONS = [
  'customer-request',
  'out-of-stock',
  'suspected-fraud',
  'other',
] as const

/** Why an order was cancelled: codes, so that they can be told to everybody, translated and counted. */
export const CANCEL_REASONS = ['payment-refused', 'transfer-expired', ...OPERATOR_CANCEL_REASONS] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]
