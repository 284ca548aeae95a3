/** What a test payment method does when it is charged. */
export interface TestMethod {
  /** Declines with this code. */
  decline?: { code: string; declineCode?: string; message: string }
  /** Asks for an authentication first. */
  authenticate?: true
  /** The answer gets lost, before or after the payment was made. */
  lost?: 'before' | 'after'
  /** Takes so long, in milliseconds. */
  delayMs?: number
  /** Is authorised, and refuses when the money is taken. */
  refusesCapture?: true
  /** Takes a refund, which then fails at the card's bank. */
  refundFails?: true
}

const declined = (declineCode: string, message: string): TestMethod => ({
  decline: { code: 'card_declined', declineCode, message },
})

const GENERIC = declined('generic_decline', 'Your card was declined.')
const NO_FUNDS = declined('insufficient_funds', 'Your card has insufficient funds.')

/** Stripe's own names where it has one; the last four are of this emulator. */
export const TEST_METHODS: Record<string, TestMethod | undefined> = {
  pm_card_visa: {},
  pm_card_visa_debit: {},
  pm_card_mastercard: {},
  pm_card_amex: {},
  pm_card_chargeDeclined: GENERIC,
  pm_card_visa_chargeDeclined: GENERIC,
  pm_card_chargeDeclinedInsufficientFunds: NO_FUNDS,
  pm_card_visa_chargeDeclinedInsufficientFunds: NO_FUNDS,
  pm_card_chargeDeclinedExpiredCard: {
    decline: { code: 'expired_card', message: 'Your card has expired.' },
  },
  pm_card_refundFail: { refundFails: true },
  pm_card_authenticationRequired: { authenticate: true },
  pm_card_threeDSecure2Required: { authenticate: true },
  pm_card_timeoutBefore: { lost: 'before' },
  pm_card_timeoutAfter: { lost: 'after' },
  pm_card_slow: { delayMs: 1500 },
  pm_card_captureRefused: { refusesCapture: true },
}
