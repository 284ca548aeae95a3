import { lowStock } from '#server/modules/inventory/queries.ts'
import { lookUpJobServer } from '#server/modules/jobs/look-up-run.ts'
import { listenerStates } from '#server/modules/jobs/queries.ts'
import { outboxState } from '#server/modules/outbox/queries.ts'
import { transfersAwaited } from '#server/modules/payments/queries.ts'
import { refundsByHand } from '#server/modules/refunds/queries.ts'
import { recentSettings } from '#server/modules/settings/queries.ts'
import { platformSalesToday } from '#server/modules/stats/queries.ts'
import { adminProcedure, router } from '../procedures.ts'

/** How many refunds the overview counts; more are "that many and more". */
const COUNTED = 99

export const overviewRouter = router({
  /** What an operator wants to know first: today's sales, and everything that waits for somebody. */
  get: adminProcedure.query(async ({ ctx }) => {
    const now = new Date()
    const [sales, settings, outbox, listeners, low, transfers, refunds] = await Promise.all([
      platformSalesToday(ctx.db, { now }),
      recentSettings(ctx.db),
      outboxState(ctx.db),
      listenerStates(ctx.db),
      lowStock(ctx.db),
      transfersAwaited(ctx.db),
      refundsByHand(ctx.db, { limit: COUNTED }),
    ])
    const jobs = { open: 0, failing: 0, dead: 0 }
    for (const { open, failing, dead } of listeners) {
      jobs.open += open
      jobs.failing += failing
      jobs.dead += dead
    }
    return {
      now,
      zone: settings.businessZone,
      currency: settings.currency,
      sales,
      outbox,
      jobs,
      low,
      transfers,
      refunds: { count: refunds.refunds.length, more: refunds.next !== null },
    }
  }),

  /** Whether the job server is there, apart from the rest: it may take seconds to find out that it is not. */
  jobServer: adminProcedure.query(() => lookUpJobServer()),
})
