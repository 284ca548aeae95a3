import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { rebuildPopularity as rebuild } from '#server/modules/stats/rebuild-popularity.ts'

/** Counts every hour what sells of late, by which listings can be sorted. */
export const rebuildPopularity = inngest.createFunction(
  { id: 'rebuild-popularity', triggers: [{ cron: '7 * * * *' }], concurrency: 1, retries: 2 },
  ({ step }) => step.run('rebuild', () => rebuild(database, new Date())),
)
