import { atProvider, completed, listenerOptions } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { captureOrderPayments } from '#server/modules/orders/capture-order-payments.ts'

/**
 * Takes the money that was authorised for an order. The payment's row is claimed before the provider is called and
 * settled after it; while an answer is missing, the identical request is made again.
 */
export const capturePayment = inngest.createFunction(
  { ...listenerOptions('capture-payment'), ...atProvider('stripe') },
  (run) =>
    run.step.run('capture', () =>
      completed('capture-payment', run, async (events, info) => {
        await captureOrderPayments(database, events, info)
        return { captured: events.length }
      }),
    ),
)
