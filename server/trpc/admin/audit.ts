import { EVENT_NAMES, listenersOf } from '#server/events.ts'
import { actorNames } from '#server/modules/accounts/queries.ts'
import { listAuditEntries } from '#server/modules/audit/queries.ts'
import { auditPageInput } from '#server/modules/audit/schema.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { orderCodeOf } from '#server/modules/orders/list-orders.ts'
import { adminProcedure, router } from '../procedures.ts'

export const auditRouter = router({
  list: adminProcedure.input(auditPageInput).query(async ({ ctx, input: { before, ...filter } }) => {
    const { orderId } = filter
    const [page, orderCode] = await Promise.all([
      listAuditEntries(ctx.db, { ...filter, before: before ? BigInt(before) : undefined }),
      orderId ? orderCodeOf(ctx.db, { orderId }) : null,
    ])
    const names = await actorNames(
      ctx.db,
      page.rows.map(({ actor }) => actor),
    )
    return { ...page, names, orderCode }
  }),

  /** The events that the trail records. */
  events: adminProcedure.query(() =>
    EVENT_NAMES.filter((name) => listenersOf(name).includes('create-audit-trail-entry')),
  ),

  /** Recomputes the whole chain: seconds for a hundred thousand entries. Reads only. */
  verify: adminProcedure.query(({ ctx }) => verifyAuditTrail(ctx.db)),
})
