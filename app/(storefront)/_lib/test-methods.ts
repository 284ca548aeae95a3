/** Payment methods of Stripe's test mode, for installations without a publishable key; no card data is ever typed. */
export const TEST_METHODS = [
  'pm_card_visa',
  'pm_card_mastercard',
  'pm_card_chargeDeclined',
  'pm_card_chargeDeclinedInsufficientFunds',
  'pm_card_authenticationRequired',
  'pm_card_timeoutAfter',
  'pm_card_captureRefused',
] as const
