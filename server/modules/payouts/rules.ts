/** When a vendor gets its money, how much, and what a payout that is under way needs next. */
import { nextAsk } from '#server/core/ask-again.ts'

export const EARNING_STATES = ['pending', 'scheduled', 'released', 'paid-out', 'reversed'] as const
export type EarningState = (typeof EARNING_STATES)[number]

export const PAYOUT_STATES = ['requested', 'processing', 'paid', 'failed', 'unknown', 'returned'] as const
export type PayoutState = (typeof PAYOUT_STATES)[number]

const DAY_MS = 24 * 3_600_000

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
    releaseAt: new Date(part.deliveredAt.getTime() + part.holdDays * DAY_MS),
  }
}

/**
 * What may be paid out of a balance, minor units: what is available, less what the vendor owes elsewhere. Zero when
 * that is nothing: a vendor who was paid too much earns it back first.
 */
export function payable({ available, pending }: { available: number; pending: number }): number {
  return Math.max(0, available + Math.min(0, pending))
}

/** How to bring a payout forward: `send` repeats the identical request under its key, `look-up` only asks. */
export function nextStep(
  payout: { state: PayoutState; requestedAt: Date; updatedAt: Date },
  now: Date,
): 'send' | 'look-up' | 'wait' {
  const { state, requestedAt, updatedAt } = payout
  if (state === 'requested') return nextAsk({ requestedAt, askedAt: null }, now)
  // A claim notes its time in `updatedAt`.
  if (state === 'processing' || state === 'unknown') return nextAsk({ requestedAt, askedAt: updatedAt }, now)
  return 'wait'
}
