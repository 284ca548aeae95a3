import { z } from 'zod'
import { countLowStock, listLowStock } from '#server/modules/inventory/queries.ts'
import { lookUpJobServer } from '#server/modules/jobs/look-up-run.ts'
import { listenerStates } from '#server/modules/jobs/queries.ts'
import { outboxState } from '#server/modules/outbox/queries.ts'
import { transfersAwaited } from '#server/modules/payments/queries.ts'
import { openDoubts } from '#server/modules/reconciliation/open-doubts.ts'
import { refundsByHand } from '#server/modules/refunds/queries.ts'
import { recentSettings } from '#server/modules/settings/queries.ts'
import { platformSalesToday } from '#server/modules/stats/queries.ts'
import { readPlatformFigures } from '#server/modules/stats/read-platform-figures.ts'
import { PERIODS } from '#server/modules/stats/schema.ts'
import { adminProcedure, router } from '../procedures.ts'

/** How many refunds the overview counts; more are "that many and more". */
const COUNTED = 99

/** How many scarce variants it names. */
const SCARCE = 5

export const overviewRouter = router({
  /** What an operator wants to know first: today's sales, and everything that waits for somebody. */
  get: adminProcedure.query(async ({ ctx }) => {
    const now = new Date()
    const [sales, settings, outbox, listeners, lowCount, low, transfers, refunds, doubts] = await Promise.all(
      [
        platformSalesToday(ctx.db, { now }),
        recentSettings(ctx.db),
        outboxState(ctx.db),
        listenerStates(ctx.db),
        countLowStock(ctx.db),
        listLowStock(ctx.db, { limit: SCARCE }),
        transfersAwaited(ctx.db),
        refundsByHand(ctx.db, { limit: COUNTED }),
        openDoubts(ctx.db),
      ],
    )
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
      low: { count: lowCount, lines: low.lines },
      doubts: { count: doubts.length, byHand: doubts.filter(({ byHand }) => byHand).length },
      transfers,
      refunds: { count: refunds.refunds.length, more: refunds.next !== null },
    }
  }),

  /** Orders, revenue and commission of a period, beside the one before. */
  figures: adminProcedure
    .input(z.object({ period: z.enum(PERIODS) }))
    .query(({ ctx, input }) => readPlatformFigures(ctx.db, { ...input, now: new Date() })),

  /** Whether the job server is there, apart from the rest: it may take seconds to find out that it is not. */
  jobServer: adminProcedure.query(() => lookUpJobServer()),
})
