import { atProvider, attempted, finish, listenerOptions, prepare } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { prepareCustomerNotifications } from '#server/modules/notifications/prepare-customer-notifications.ts'
import { sendEmails } from '#server/modules/notifications/send-emails.ts'
import { sendTexts } from '#server/modules/notifications/send-texts.ts'

const LISTENER = 'notify-customer'

/** Tells customers by e-mail, and by SMS where they asked for it; each provider is a step of its own. */
export const notifyCustomer = inngest.createFunction(
  { ...listenerOptions(LISTENER), ...atProvider('messages') },
  async (run) => {
    const prepared = await run.step.run('prepare', () => prepare(LISTENER, run, prepareCustomerNotifications))
    const sending = { listener: LISTENER, eventIds: prepared.done.map(({ eventId }) => eventId) } as const
    await run.step.run('send-emails', () => attempted(LISTENER, run, () => sendEmails(database, sending)))
    await run.step.run('send-texts', () => attempted(LISTENER, run, () => sendTexts(database, sending)))
    return run.step.run('finish', () => finish(LISTENER, run, prepared))
  },
)
