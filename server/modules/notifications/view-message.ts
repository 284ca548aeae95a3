import type { Db } from '#server/db/index.ts'
import { memberIds } from './claim-notifications.ts'
import { loadMessages } from './load-messages.ts'
import { renderEmail } from './render-email.tsx'
import { renderSms } from './render-sms.ts'
import type { Channel, NotificationState, RecipientKind, Template } from './schema.ts'

/**
 * What a message says. `frozen`: exactly what the provider was given, kept while its outcome is open; otherwise it is
 * forgotten once sent, and this is what the same template says today of the same order. `withheld`: it carries a link
 * that opens the recipient's account. `gone`: what it spoke of is not there any more.
 */
export type MessageContent =
  | { kind: 'email'; frozen: boolean; subject: string; html: string; text: string }
  | { kind: 'sms'; frozen: boolean; text: string }
  | { kind: 'withheld' | 'gone' | 'in-app' }

const SECRET: readonly string[] = ['password-reset', 'verify-email'] satisfies Template[]

/** One message with what it says, for operators; null where there is none. */
export async function viewMessage(db: Db, { id }: { id: string }) {
  const row = await db.notification.findUnique({ where: { id }, include: { dispatch: true } })
  if (!row) return null
  const [order, vendor] = await Promise.all([
    row.orderId ? db.order.findUnique({ where: { id: row.orderId }, select: { code: true } }) : null,
    row.vendorId
      ? db.vendor.findUnique({ where: { id: row.vendorId }, select: { name: true, slug: true } })
      : null,
  ])
  return {
    ...{
      id,
      eventId: row.eventId,
      listener: row.listener,
      providerId: row.providerId,
      lastError: row.lastError,
    },
    ...{
      createdAt: row.createdAt,
      sentAt: row.sentAt,
      readAt: row.readAt,
      attempts: row.dispatch?.attempts ?? 0,
    },
    channel: row.channel as Channel,
    template: row.template as Template,
    state: row.state as NotificationState,
    kind: row.recipient.split(':')[0] as RecipientKind,
    orderCode: order?.code ?? null,
    vendor,
    content: await contentOf(db, row),
  }
}

type Row = NonNullable<Awaited<ReturnType<Db['notification']['findUnique']>>> & {
  dispatch: Awaited<ReturnType<Db['notificationDispatch']['findUnique']>>
}

async function contentOf(db: Db, row: Row): Promise<MessageContent> {
  if (SECRET.includes(row.template)) return { kind: 'withheld' }
  if (row.channel === 'in-app') return { kind: 'in-app' }
  const frozen = row.dispatch && (await frozenContent(db, row.id, row.dispatch))
  if (frozen) return frozen
  const [message] = await loadMessages(db, [row])
  if (!message?.order) return { kind: 'gone' }
  if (row.channel === 'sms') {
    const sms = renderSms(message)
    return sms ? { kind: 'sms', frozen: false, text: sms.body } : { kind: 'gone' }
  }
  const { subject, html, text } = await renderEmail(message)
  return { kind: 'email', frozen: false, subject, html, text }
}

/** What a call that has no outcome yet was given; null where it is forgotten. */
async function frozenContent(
  db: Db,
  id: string,
  dispatch: { id: string; channel: string; body: unknown },
): Promise<MessageContent | null> {
  if (dispatch.channel === 'sms') {
    const { body } = (dispatch.body ?? {}) as { body?: string }
    return body ? { kind: 'sms', frozen: true, text: body } : null
  }
  if (!Array.isArray(dispatch.body)) return null
  const place = (await memberIds(db, dispatch.id)).indexOf(id)
  const mail = dispatch.body[place] as { subject: string; html: string; text: string } | undefined
  return mail
    ? { kind: 'email', frozen: true, subject: mail.subject, html: mail.html, text: mail.text }
    : null
}
