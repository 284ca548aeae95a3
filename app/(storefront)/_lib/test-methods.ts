/** Payment methods of Stripe's test mode, for installations without a publishable key; no card data is ever typed. */
export const TEST_METHODS = [
  { value: 'pm_card_visa', label: 'Visa •• 4242: is accepted' },
  { value: 'pm_card_mastercard', label: 'Mastercard •• 4444: is accepted' },
  { value: 'pm_card_chargeDeclined', label: 'Visa •• 0002: is declined' },
  { value: 'pm_card_chargeDeclinedInsufficientFunds', label: 'Visa •• 9995: has not enough money' },
  { value: 'pm_card_authenticationRequired', label: 'Visa •• 3184: the bank asks you to confirm' },
  { value: 'pm_card_timeoutAfter', label: 'Visa •• 0408: accepted, but the answer gets lost' },
  { value: 'pm_card_captureRefused', label: 'Visa •• 0341: accepted, refused when charged' },
] as const
