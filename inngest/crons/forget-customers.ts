import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { forgetCustomers as forget } from '#server/modules/orders/forget-customers.ts'

/** Each hour: forgets whose account is gone and whose last parcel has arrived since. */
export const forgetCustomers = inngest.createFunction(
  { id: 'forget-customers', triggers: [{ cron: '20 * * * *' }], concurrency: 1, retries: 2 },
  ({ step }) => step.run('forget', () => forget(database)),
)
