/** Why an order was cancelled: codes, so that they can be told to everybody, translated and counted. */
export const CANCEL_REASONS = [
  'payment-refused',
  'transfer-expired',
  'customer-request',
  'out-of-stock',
  'suspected-fraud',
  'other',
] as const
export type CancelReason = (typeof CANCEL_REASONS)[number]

/** The reasons that a person can give. */
export const OPERATOR_CANCEL_REASONS = [
  'customer-request',
  'out-of-stock',
  'suspected-fraud',
  'other',
] as const
