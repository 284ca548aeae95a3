import { applyEffect, listenerOptions } from '#inngest/listener.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'

/** Keeps each vendor's earning of an order, and its release date once it is paid and delivered. */
export const processVendorPayouts = inngest.createFunction(listenerOptions('process-vendor-payouts'), (run) =>
  run.step.run('schedule-earnings', () => applyEffect('process-vendor-payouts', run, scheduleEarnings)),
)
