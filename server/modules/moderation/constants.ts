/** Why an operator takes something out of the shop, or keeps somebody out of it: codes, so that they name nobody. */
export const TAKE_DOWN_REASONS = [
  'complaints',
  'prohibited',
  'misleading',
  'suspected-fraud',
  'own-request',
  'other',
] as const

/** Why it comes back. */
export const PUT_BACK_REASONS = ['checked', 'resolved', 'mistake', 'other'] as const

/** Why an operator keeps a customer out. */
export const LOCK_REASONS = ['suspected-fraud', 'taken-over', 'abuse', 'own-request', 'other'] as const
