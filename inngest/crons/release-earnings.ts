import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { releaseEarnings as release } from '#server/modules/payouts/release-earnings.ts'

/** Makes available what is paid, delivered and past its hold, every ten minutes. */
export const releaseEarnings = inngest.createFunction(
  { id: 'release-earnings', triggers: [{ cron: '*/10 * * * *' }], concurrency: 1, retries: 2 },
  ({ step }) => step.run('release', () => release(database, { now: new Date() })),
)
