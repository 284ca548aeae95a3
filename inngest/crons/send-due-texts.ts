import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { sendDueTexts as send } from '#server/modules/notifications/send-due-texts.ts'

/** Sends what waited for the end of its recipient's quiet hours, every five minutes. */
export const sendDueTexts = inngest.createFunction(
  { id: 'send-due-texts', triggers: [{ cron: '*/5 * * * *' }], concurrency: 1, retries: 2 },
  ({ step }) => step.run('send', () => send(database, { now: new Date() })),
)
