import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { pruneEvents as prune } from '#server/modules/jobs/prune-events.ts'

/** Deletes events that everybody finished long ago, with their job runs and receipts, each night. */
export const pruneEvents = inngest.createFunction(
  { id: 'prune-events', triggers: [{ cron: 'TZ=Europe/Berlin 30 3 * * *' }], concurrency: 1, retries: 2 },
  ({ step }) => step.run('prune', () => prune(database, { now: new Date() })),
)
