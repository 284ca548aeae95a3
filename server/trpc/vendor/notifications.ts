import { z } from 'zod'
import { markRead } from '#server/modules/notifications/mark-read.ts'
import { countUnread, vendorNotifications } from '#server/modules/notifications/queries.ts'
import { router, vendorProcedure } from '../procedures.ts'

/** The vendor's notification centre. */
export const vendorNotificationsRouter = router({
  list: vendorProcedure()
    .input(z.object({ unread: z.boolean().optional(), after: z.uuid().optional() }))
    .query(({ ctx, input }) => vendorNotifications(ctx.db, { ...input, vendorId: ctx.vendorId })),

  unread: vendorProcedure().query(({ ctx }) => countUnread(ctx.db, { vendorId: ctx.vendorId })),

  markRead: vendorProcedure()
    .input(z.object({ upTo: z.uuid(), only: z.boolean().optional() }))
    .mutation(({ ctx, input }) => markRead(ctx.db, { ...input, vendorId: ctx.vendorId, now: new Date() })),
})
