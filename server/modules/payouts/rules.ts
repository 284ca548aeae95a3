/** When a vendor gets its money, and how a transfer whose outcome is unknown is asked after. */

export const EARNING_STATES = ['pending', 'scheduled', 'released', 'paid-out', 'reversed'] as const
export type EarningState = (typeof EARNING_STATES)[number]

export const PAYOUT_STATES = ['requested', 'processing', 'paid', 'failed', 'unknown', 'returned'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

const HOUR_MS = 3_600_000

/** What of a vendor's part decides when its money is released. */
export interface EarnedPart {
  status: string
  paidAt: Date | null
  deliveredAt: Date | null
  /** Frozen when the order was placed. */
  holdDays: number
}

/**
 * What the earning of a part is now. It is released the hold days after delivery (days of 24 hours, so that no time
 * zone matters), and only once the part is both paid and delivered, whichever comes first.
 */
export function earningOf(part: EarnedPart): { state: EarningState; releaseAt: Date | null } {
  if (part.status === 'cancelled') return { state: 'reversed', releaseAt: null }
  if (!part.paidAt || !part.deliveredAt) return { state: 'pending', releaseAt: null }
  return {
    state: 'scheduled',
    releaseAt: new Date(part.deliveredAt.getTime() + part.holdDays * 24 * HOUR_MS),
  }
}

/**
 * What may be paid out of a balance, minor units: what is available, less what the vendor owes elsewhere. Zero when
 * that is nothing: a vendor who was paid too much earns it back first.
 */
export function payable({ available, pending }: { available: number; pending: number }): number {
  return Math.max(0, available + Math.min(0, pending))
}

/** The provider remembers an idempotency key for 24 hours; within this long, asking again is safe. */
export const KEY_WINDOW_MS = 23 * HOUR_MS

/** How long a transfer that nobody heard of again rests before it is asked after, by the same request. */
export const ASK_AGAIN_MS = 60_000

/** The same once the key is forgotten: long enough that a lookup which finds nothing proves that nothing was sent. */
export const LOOK_UP_AGAIN_MS = HOUR_MS

/** How to bring a payout forward: `send` repeats the identical request under its key, `look-up` only asks. */
export function nextStep(
  payout: { state: PayoutState; requestedAt: Date; updatedAt: Date },
  now: Date,
): 'send' | 'look-up' | 'wait' {
  if (payout.state === 'requested') return 'send'
  if (payout.state !== 'processing' && payout.state !== 'unknown') return 'wait'
  const rested = now.getTime() - payout.updatedAt.getTime()
  const remembered = now.getTime() - payout.requestedAt.getTime() < KEY_WINDOW_MS
  if (remembered) return rested >= ASK_AGAIN_MS ? 'send' : 'wait'
  return rested >= LOOK_UP_AGAIN_MS ? 'look-up' : 'wait'
}
