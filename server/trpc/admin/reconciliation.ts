import { z } from 'zod'
import { settleDoubt } from '#server/modules/notifications/settle-doubt.ts'
import { openDoubts } from '#server/modules/reconciliation/open-doubts.ts'
import { repair } from '#server/modules/reconciliation/repair.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { adminProcedure, router } from '../procedures.ts'

export const reconciliationRouter = router({
  /** Recomputes everything that must agree: seconds on a full shop. Reads only. */
  verify: adminProcedure.query(async ({ ctx }) => {
    const at = new Date()
    const checks = await verify(ctx.db, { now: at })
    return { at, tookMs: Date.now() - at.getTime(), checks }
  }),

  /** What providers have not answered for certain, what waits for a person first. */
  doubts: adminProcedure.query(({ ctx }) => openDoubts(ctx.db)),

  /** The operator has found out whether a message in doubt has arrived. */
  settleMessage: adminProcedure
    .input(z.object({ notificationId: z.uuid(), arrived: z.boolean() }))
    .mutation(({ ctx, input }) =>
      settleDoubt(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() }),
    ),

  /** Repairs what is safe to repair and says how often what; the audit trail has it with the operator's name. */
  repair: adminProcedure.mutation(({ ctx }) => repair(ctx.db, { now: new Date(), operatorId: ctx.user.id })),
})
