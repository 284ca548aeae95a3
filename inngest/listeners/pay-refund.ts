import { atProvider, finishWith, listenerOptions } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { payRefunds } from '#server/modules/refunds/pay-refunds.ts'

/** Gives a refund's money back; while an answer is missing, the identical request is made again. */
export const payRefund = inngest.createFunction(
  { ...listenerOptions('pay-refund'), ...atProvider('stripe') },
  (run) => run.step.run('pay', () => finishWith('pay-refund', run, (events) => payRefunds(database, events))),
)
