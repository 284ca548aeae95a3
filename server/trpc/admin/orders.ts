import { z } from 'zod'
import { actorNames } from '#server/modules/accounts/queries.ts'
import { listAuditEntries } from '#server/modules/audit/queries.ts'
import { orderTimeline } from '#server/modules/jobs/queries.ts'
import { journalsOfOrder } from '#server/modules/ledger/queries.ts'
import { listMessages } from '#server/modules/notifications/list-messages.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { listOrders, orderForOperator } from '#server/modules/orders/list-orders.ts'
import { cancelOrderInput, orderPageInput } from '#server/modules/orders/schema.ts'
import { markTransferReceived } from '#server/modules/payments/mark-transfer-received.ts'
import { completeTransferRefund } from '#server/modules/refunds/complete-transfer-refund.ts'
import { refundsByHand, refundsOfOrder } from '#server/modules/refunds/queries.ts'
import { adminProcedure, router } from '../procedures.ts'

/** An order's page shows its whole trail up to here; the audit page has the rest. */
const AUDIT_ENTRIES = 100

export const adminOrdersRouter = router({
  list: adminProcedure.input(orderPageInput).query(({ ctx, input }) => listOrders(ctx.db, input)),

  /** One order as operators see it; null where there is none with this code. */
  get: adminProcedure
    .input(z.object({ code: z.string().max(40) }))
    .query(({ ctx, input }) => orderForOperator(ctx.db, input)),

  /** What followed from an order: jobs, book, messages, refunds, audit trail, and the names of who acted. */
  trail: adminProcedure.input(z.object({ orderId: z.uuid() })).query(async ({ ctx, input }) => {
    const [jobs, journals, { messages }, refunds, audit] = await Promise.all([
      orderTimeline(ctx.db, input),
      journalsOfOrder(ctx.db, input),
      listMessages(ctx.db, input),
      refundsOfOrder(ctx.db, input),
      listAuditEntries(ctx.db, { ...input, limit: AUDIT_ENTRIES }),
    ])
    const names = await actorNames(
      ctx.db,
      audit.rows.map(({ actor }) => actor),
    )
    return { jobs, journals, messages, refunds, audit: audit.rows, names }
  }),

  /** The bank has the money. On a cancelled order `evenIfCancelled` says that it is really here: then it goes back. */
  markTransferReceived: adminProcedure
    .input(z.object({ orderId: z.uuid(), evenIfCancelled: z.boolean().default(false) }))
    .mutation(({ ctx, input }) =>
      markTransferReceived(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() }),
    ),

  cancel: adminProcedure
    .input(cancelOrderInput)
    .mutation(({ ctx, input }) =>
      cancelOrder(ctx.db, { ...input, actor: `operator:${ctx.user.id}`, now: new Date() }),
    ),

  /** Refunds that wait for an operator's transfer, oldest first. */
  refundsByHand: adminProcedure
    .input(z.object({ after: z.uuid().optional() }).prefault({}))
    .query(({ ctx, input }) => refundsByHand(ctx.db, input)),

  /** The operator has transferred a refund's money. */
  markRefundPaid: adminProcedure
    .input(z.object({ refundId: z.uuid() }))
    .mutation(({ ctx, input }) =>
      completeTransferRefund(ctx.db, { ...input, operatorId: ctx.user.id, now: new Date() }),
    ),
})
