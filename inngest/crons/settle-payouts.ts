import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { payoutsToSend } from '#server/modules/payouts/queries.ts'
import { sendPayout } from '#server/modules/payouts/send-payout.ts'

/** Sends payouts that wait and asks again, with the identical request, where the outcome is unknown; one a step. */
export const settlePayouts = inngest.createFunction(
  { id: 'settle-payouts', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1, retries: 2 },
  async ({ step }) => {
    const payoutIds = await step.run('list', () => payoutsToSend(database, { now: new Date() }))
    for (const payoutId of payoutIds) {
      await step.run(`send-${payoutId}`, () => sendPayout(database, { payoutId, now: new Date() }))
    }
    return { payouts: payoutIds.length }
  },
)
