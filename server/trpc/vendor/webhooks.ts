import { z } from 'zod'
import { env } from '#server/env.ts'
import { createWebhookEndpoint } from '#server/modules/webhooks/create-endpoint.ts'
import { deleteWebhookEndpoint } from '#server/modules/webhooks/delete-endpoint.ts'
import { webhookDeliveries, webhookEndpoints } from '#server/modules/webhooks/queries.ts'
import { replayDelivery } from '#server/modules/webhooks/replay-delivery.ts'
import { deliveriesPage, newEndpoint, WEBHOOK_EVENTS } from '#server/modules/webhooks/schema.ts'
import { router, vendorProcedure } from '../procedures.ts'

/**
 * Where the vendor's own systems hear what happens. Everybody of the vendor reads; what leaves the house is the
 * owner's to decide. Another vendor's endpoint or delivery answers like one that does not exist.
 */
export const vendorWebhooksRouter = router({
  /** The endpoints without their secrets, what can be subscribed to, and whether the asker may change any of it. */
  endpoints: vendorProcedure().query(async ({ ctx }) => ({
    endpoints: await webhookEndpoints(ctx.db, { vendorId: ctx.vendorId }),
    events: WEBHOOK_EVENTS,
    mayChange: ctx.member.role === 'owner',
  })),

  deliveries: vendorProcedure()
    .input(deliveriesPage)
    .query(({ ctx, input }) => webhookDeliveries(ctx.db, { ...input, vendorId: ctx.vendorId })),

  /** Answers with the endpoint's secret, this once. */
  create: vendorProcedure('owner')
    .input(newEndpoint)
    .mutation(({ ctx, input }) => {
      const allowPrivate = env.TRADEHALL_MODE === 'demo'
      return createWebhookEndpoint(ctx.db, { ...input, vendorId: ctx.vendorId, allowPrivate })
    }),

  remove: vendorProcedure('owner')
    .input(z.object({ endpointId: z.uuid() }))
    .mutation(({ ctx, input }) => deleteWebhookEndpoint(ctx.db, { ...input, vendorId: ctx.vendorId })),

  replay: vendorProcedure('owner')
    .input(z.object({ deliveryId: z.uuid() }))
    .mutation(({ ctx, input }) => {
      const { db, vendorId, user } = ctx
      return replayDelivery(db, { ...input, vendorId, memberId: user.id, now: new Date() })
    }),
})
