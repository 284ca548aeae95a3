import type { Clock } from '#server/core/clock.ts'
import { systemClock } from '#server/core/clock.ts'
import type { Db } from '#server/db/index.ts'
import { payoutsToSend } from './queries.ts'
import { releaseEarnings } from './release-earnings.ts'
import { requestPayouts } from './request-payouts.ts'
import { sendPayout, type Transfers } from './send-payout.ts'

/** What a payout run came to. */
export interface PayoutRun {
  released: number
  requested: number
  paid: number
  failed: number
  unknown: number
}

/**
 * One payout run from end to end: what is due is released, what is available is requested, and every payout that waits
 * is sent or asked after, one after another. Safe to run at any time and at once. A job that can be interrupted calls
 * the same parts in steps of their own (`releaseEarnings`, `requestPayouts`, `payoutsToSend`, `sendPayout`).
 */
export async function runPayouts(
  db: Db,
  clock: Clock = systemClock,
  transfers?: Transfers,
): Promise<PayoutRun> {
  const { released } = await releaseEarnings(db, { now: clock() })
  const requested = await requestPayouts(db, { now: clock() })
  const run: PayoutRun = { released, requested: requested.length, paid: 0, failed: 0, unknown: 0 }
  for (const payoutId of await payoutsToSend(db, { now: clock() })) {
    const outcome = await sendPayout(db, { payoutId, now: clock() }, transfers)
    if (outcome !== 'not-due') run[outcome] += 1
  }
  return run
}
