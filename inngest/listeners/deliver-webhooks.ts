import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { openDeliveries } from '#server/modules/webhooks/open-deliveries.ts'

/** Opens a delivery per vendor's endpoint that wants an event; each is sent by `send-webhook`. */
export const deliverWebhooks = inngest.createFunction(listenerOptions('deliver-webhooks'), (run) =>
  run.step.run('open-deliveries', () => applyEffect('deliver-webhooks', run, openDeliveries)),
)
