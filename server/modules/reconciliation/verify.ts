import type { Check } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { auditTrailIsWhole } from './audit-checks.ts'
import { doubtsAreAsked } from './doubt-checks.ts'
import { jobsAreFinished } from './job-checks.ts'
import { bookFollowsOrders, bookFollowsRefunds, transitFollowsPayouts } from './money-checks.ts'
import { historyFollowsStates, ordersAddUp, paymentsFollowOrders } from './order-checks.ts'
import { nothingIsOrphaned } from './orphan-checks.ts'
import { ratingsFollowReviews } from './review-checks.ts'
import { earningsFollowParts, paymentsAreShared, payoutsAreBooked } from './sharing-checks.ts'
import { figuresFollowOrders } from './stats-checks.ts'
import { reservationsAreBooked, reservationsFollowOrders, stockAddsUp } from './stock-checks.ts'

/** How long listeners may take before their effects are missed, in seconds. */
export const GRACE_SECONDS = 60

/**
 * Proves that orders, stock, money and jobs agree, from the rows themselves, in SQL of its own rather than with the
 * code that wrote them. What listeners still have to do may be missing for `graceSeconds`. Each check reads one
 * snapshot, not all of them the same one: on a busy shop, ask twice before believing a difference. Reads only.
 */
export async function verify(
  db: Db,
  { now, graceSeconds = GRACE_SECONDS }: { now: Date; graceSeconds?: number },
): Promise<Check[]> {
  const before = new Date(now.getTime() - graceSeconds * 1000)
  return [
    await stockAddsUp(db),
    await reservationsAreBooked(db),
    await reservationsFollowOrders(db, before),
    await ordersAddUp(db),
    await historyFollowsStates(db),
    await paymentsFollowOrders(db),
    ...(await verifyLedger(db)),
    await bookFollowsOrders(db, before),
    await bookFollowsRefunds(db),
    await paymentsAreShared(db, before),
    await earningsFollowParts(db, before),
    await transitFollowsPayouts(db),
    await payoutsAreBooked(db),
    await figuresFollowOrders(db, before),
    await ratingsFollowReviews(db),
    await jobsAreFinished(db, before),
    await doubtsAreAsked(db, now),
    await auditTrailIsWhole(db),
    await nothingIsOrphaned(db),
  ]
}
