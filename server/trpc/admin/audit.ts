import { EVENT_NAMES, listenersOf } from '#server/events.ts'
import { actorNames } from '#server/modules/accounts/queries.ts'
import { listAuditEntries } from '#server/modules/audit/queries.ts'
import { auditPageInput } from '#server/modules/audit/schema.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { adminProcedure, router } from '../procedures.ts'

export const auditRouter = router({
  list: adminProcedure.input(auditPageInput).query(async ({ ctx, input: { before, ...filter } }) => {
    const page = await listAuditEntries(ctx.db, { ...filter, before: before ? BigInt(before) : undefined })
    const names = await actorNames(
      ctx.db,
      page.rows.map(({ actor }) => actor),
    )
    return { ...page, names }
  }),

  /** The events that the trail records. */
  events: adminProcedure.query(() =>
    EVENT_NAMES.filter((name) => listenersOf(name).includes('create-audit-trail-entry')),
  ),

  /** Recomputes the whole chain: seconds for a hundred thousand entries. Reads only. */
  verify: adminProcedure.query(({ ctx }) => verifyAuditTrail(ctx.db)),
})
