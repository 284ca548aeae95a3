import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { releaseEarnings } from '#server/modules/payouts/release-earnings.ts'
import { requestPayouts } from '#server/modules/payouts/request-payouts.ts'

/** Each morning, what is available to vendors is requested; `settle-payouts` sends it within ten minutes. */
export const runPayouts = inngest.createFunction(
  { id: 'run-payouts', triggers: [{ cron: 'TZ=Europe/Berlin 0 6 * * *' }], concurrency: 1, retries: 2 },
  async ({ step }) => {
    await step.run('release-earnings', () => releaseEarnings(database, { now: new Date() }))
    const requested = await step.run('request-payouts', () => requestPayouts(database, { now: new Date() }))
    return { requested: requested.length }
  },
)
