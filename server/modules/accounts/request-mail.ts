import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/**
 * Asks for a mail to a user that carries a link: the message's row and the event that gets it sent, in one
 * transaction. Every call is a mail of its own; how often a person may ask is limited at the edge.
 */
export async function requestMail(
  db: Db,
  { userId, template, url }: { userId: string; template: 'password-reset' | 'verify-email'; url: string },
): Promise<void> {
  await inTransaction(db, async (tx) => {
    const notificationId = newId()
    const [eventId = ''] = await emit(tx, [
      { name: 'account/mail-requested', payload: { notificationId }, actor: 'customer' },
    ])
    await tx.notification.create({
      data: {
        id: notificationId,
        eventId,
        listener: 'notify-customer',
        recipient: `user:${userId}`,
        channel: 'email',
        template,
        data: { url },
        state: 'pending',
      },
    })
  })
  dispatchSoon(db)
}
