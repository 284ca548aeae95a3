import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { Channel, MessagePage, NotificationState, RecipientKind, Template } from './schema.ts'

/** A message of the log: what became of it, not what it says. */
export interface MessageRow {
  id: string
  template: Template
  channel: Channel
  /** `customer`, `user` or `vendor`; whom it names is behind a look at the message. */
  kind: RecipientKind
  vendor: string | null
  orderCode: string | null
  state: NotificationState
  lastError: string | null
  createdAt: Date
  sentAt: Date | null
}

/** How many messages a page has. */
const PAGE = 50

/** All mails, SMS and notices, or those about one order, newest first. `next` is null on the last page. */
export async function listMessages(
  db: Db | Tx,
  { channel, state, template, orderId, after }: MessagePage & { orderId?: string },
): Promise<{ messages: MessageRow[]; next: string | null }> {
  const conditions = [
    Prisma.sql`TRUE`,
    ...(channel ? [Prisma.sql`n.channel = ${channel}`] : []),
    ...(state ? [inState(state)] : []),
    ...(template ? [Prisma.sql`n.template = ${template}`] : []),
    ...(orderId ? [Prisma.sql`n.order_id = ${orderId}::uuid`] : []),
    ...(after ? [Prisma.sql`n.id < ${after}::uuid`] : []),
  ]
  const rows = await db.$queryRaw<MessageRow[]>`
    SELECT n.id, n.template, n.channel, split_part(n.recipient, ':', 1) AS kind, vendors.name AS vendor,
      orders.code AS "orderCode", n.state, n.last_error AS "lastError", n.created_at AS "createdAt", n.sent_at AS "sentAt"
    FROM notifications n LEFT JOIN vendors ON vendors.id = n.vendor_id LEFT JOIN orders ON orders.id = n.order_id
    WHERE ${Prisma.join(conditions, ' AND ')}
    ORDER BY n.id DESC LIMIT ${PAGE + 1}`
  const messages = rows.slice(0, PAGE)
  return { messages, next: rows.length > PAGE ? (messages.at(-1)?.id ?? null) : null }
}

/** Nearly all are sent; the others have partial indexes, which want their own words. */
function inState(state: NotificationState): Prisma.Sql {
  const own = Prisma.sql`n.state = ${state}`
  if (state === 'sent') return own
  return state === 'pending' || state === 'sending'
    ? Prisma.sql`n.state IN ('pending', 'sending') AND ${own}`
    : Prisma.sql`n.state IN ('refused', 'unknown') AND ${own}`
}
