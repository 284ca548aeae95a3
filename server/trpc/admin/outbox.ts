import { z } from 'zod'
import { hurryEvents } from '#server/modules/outbox/hurry-events.ts'
import { listOutbox, outboxState } from '#server/modules/outbox/queries.ts'
import { adminProcedure, router } from '../procedures.ts'

export const outboxRouter = router({
  state: adminProcedure.query(({ ctx }) => outboxState(ctx.db)),

  list: adminProcedure
    .input(z.object({ waiting: z.boolean().optional(), after: z.uuid().optional() }))
    .query(({ ctx, input }) => listOutbox(ctx.db, input)),

  /** Tries at once again what failed and rests. */
  hurry: adminProcedure.mutation(({ ctx }) => hurryEvents(ctx.db, { operatorId: ctx.user.id })),
})
