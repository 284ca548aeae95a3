import { finishWith, listenerOptions } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { env } from '#server/env.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { sendDelivery } from '#server/modules/webhooks/send-delivery.ts'

/** At most so many deliveries at once, and of one vendor fewer, so that a slow endpoint keeps nobody else waiting. */
const CONCURRENCY: [{ limit: number }, { key: string; limit: number }] = [
  { limit: 10 },
  { key: 'event.data.payload.vendorId', limit: 2 },
]

/** Sends one webhook delivery. An endpoint that does not take it is asked again when its back-off is over. */
export const sendWebhook = inngest.createFunction(
  { ...listenerOptions('send-webhook'), concurrency: CONCURRENCY },
  (run) =>
    run.step.run('send', () =>
      finishWith('send-webhook', run, async (events) => {
        const [event] = events
        if (event?.name !== 'webhook/delivery-requested') return []
        const { deliveryId } = event.payload
        const allowPrivate = env.TRADEHALL_MODE === 'demo'
        const did = await sendDelivery(database, { deliveryId, now: new Date(), allowPrivate })
        return [{ eventId: event.eventId, did }]
      }),
    ),
)
