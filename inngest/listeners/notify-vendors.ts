import { atProvider, attempted, finish, listenerOptions, prepare } from '#inngest/listener.ts'
import { database } from '#server/database.ts'
import { inngest } from '#server/gateways/jobs.ts'
import { prepareVendorNotifications } from '#server/modules/notifications/prepare-vendor-notifications.ts'
import { sendMessages } from '#server/modules/notifications/send-messages.ts'

const LISTENER = 'notify-vendors'

/** Tells vendors on each of their channels: e-mail, SMS, in-app; neither provider waits for the other. */
export const notifyVendors = inngest.createFunction(
  { ...listenerOptions(LISTENER), ...atProvider('messages') },
  async (run) => {
    const prepared = await run.step.run('prepare', () => prepare(LISTENER, run, prepareVendorNotifications))
    const sending = { listener: LISTENER, eventIds: prepared.done.map(({ eventId }) => eventId) } as const
    await run.step.run('send', () => attempted(LISTENER, run, () => sendMessages(database, sending)))
    return run.step.run('finish', () => finish(LISTENER, run, prepared))
  },
)
