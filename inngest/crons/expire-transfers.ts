import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { expireTransfers as expire } from '#server/modules/orders/expire-transfers.ts'

/** Cancels orders whose bank transfer did not come in time, every minute; their reservations go with them. */
export const expireTransfers = inngest.createFunction(
  { id: 'expire-transfers', triggers: [{ cron: '* * * * *' }], concurrency: 1, retries: 0 },
  ({ step }) => step.run('expire', () => expire(database)),
)
