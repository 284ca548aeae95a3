import { atProvider, attempted, finish, listenerOptions, prepare } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { prepareCustomerNotifications } from '#server/modules/notifications/prepare-customer-notifications.ts'
import { sendMessages } from '#server/modules/notifications/send-messages.ts'

const LISTENER = 'notify-customer'

/** Tells customers by e-mail, and by SMS where they asked for it; neither provider waits for the other. */
export const notifyCustomer = inngest.createFunction(
  { ...listenerOptions(LISTENER), ...atProvider('messages') },
  async (run) => {
    const prepared = await run.step.run('prepare', () => prepare(LISTENER, run, prepareCustomerNotifications))
    const sending = { listener: LISTENER, eventIds: prepared.done.map(({ eventId }) => eventId) } as const
    await run.step.run('send', () => attempted(LISTENER, run, () => sendMessages(database, sending)))
    return run.step.run('finish', () => finish(LISTENER, run, prepared))
  },
)
