import { z } from 'zod'
import { parsePlace, writePlace } from '#server/core/ids.ts'
import { LISTENERS } from '#server/events.ts'
import { countRuns } from '#server/modules/jobs/count-runs.ts'
import { lookUpRun } from '#server/modules/jobs/look-up-run.ts'
import { type JobCursor, listenerStates, listJobRuns } from '#server/modules/jobs/queries.ts'
import { replayDeadJobs } from '#server/modules/jobs/replay-dead-jobs.ts'
import { replayJob } from '#server/modules/jobs/replay-job.ts'
import { jobPageInput, jobPairInput, SPAN_NAMES } from '#server/modules/jobs/schema.ts'
import { orderCodeOf } from '#server/modules/orders/list-orders.ts'
import { adminProcedure, router } from '../procedures.ts'

export const jobsRouter = router({
  /** Every listener of the catalogue and how it stands, those too that have nothing to do. */
  listeners: adminProcedure.query(async ({ ctx }) => {
    const states = new Map((await listenerStates(ctx.db)).map((state) => [state.listener, state]))
    const idle = { open: 0, failing: 0, dead: 0, doneLately: 0, averageMs: null, lastFinishedAt: null }
    const names = [...new Set<string>([...LISTENERS, ...states.keys()])]
    return names.map((listener) => states.get(listener) ?? { listener, ...idle })
  }),

  /** How many runs ended when. */
  counts: adminProcedure
    .input(z.object({ span: z.enum(SPAN_NAMES), listener: z.enum(LISTENERS).optional() }))
    .query(({ ctx, input }) => countRuns(ctx.db, { ...input, now: new Date() })),

  /** Runs, dead, failing and waiting ones first. */
  list: adminProcedure.input(jobPageInput).query(async ({ ctx, input: { after, ...filter } }) => {
    const { rows, next } = await listJobRuns(ctx.db, {
      ...filter,
      limit: 25,
      after: after ? cursorOf(after) : undefined,
    })
    return { rows, next: next && `${next.rank}_${writePlace({ at: next.openedAt, id: next.id })}` }
  }),

  /** One run, and its steps where the job server still knows them; null when there is none. */
  get: adminProcedure.input(jobPairInput).query(async ({ ctx, input }) => {
    const found = await lookUpRun(ctx.db, input)
    if (!found) return null
    const { orderId } = found.run
    return { ...found, orderCode: orderId && (await orderCodeOf(ctx.db, { orderId })) }
  }),

  replay: adminProcedure
    .input(jobPairInput)
    .mutation(({ ctx, input }) => replayJob(ctx.db, { ...input, operatorId: ctx.user.id })),

  /** Everything that is dead, of one listener or of all. */
  replayDead: adminProcedure
    .input(z.object({ listener: z.enum(LISTENERS).optional() }))
    .mutation(({ ctx, input }) => replayDeadJobs(ctx.db, { ...input, operatorId: ctx.user.id })),
})

/** The cursor that a page ended with; nothing, which is the first page, for one that nobody was given. */
function cursorOf(after: string): JobCursor | undefined {
  const place = parsePlace(after.slice(2))
  return place ? { rank: Number(after[0]), openedAt: place.at, id: place.id } : undefined
}
