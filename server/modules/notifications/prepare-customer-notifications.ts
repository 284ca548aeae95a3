import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import type { Channel, Template } from './schema.ts'
import { type NotificationDraft, writeNotifications } from './write-notifications.ts'

const templateFor: Partial<Record<HandedEvent['name'], Template>> = {
  'order/placed': 'order-confirmation',
  'order/cancelled': 'order-cancelled',
  'vendor-order/shipped': 'parcel-shipped',
}

/**
 * Writes what customers are told: an e-mail for each order placed, cancelled or shipped, as far as the customer wants
 * it, and an SMS where they asked for it. An order that is cancelled already gets no confirmation. Mails that accounts asked for stand in the
 * table already. Idempotent; the order's row is only read, so it is locked FOR SHARE.
 */
export async function prepareCustomerNotifications(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const orders = await lockOrders(tx, events)
  const drafts: NotificationDraft[] = []
  const done: Done[] = []
  for (const event of events) {
    const template = templateFor[event.name]
    const order = 'orderId' in event.payload ? orders.get(event.payload.orderId) : undefined
    if (!template || !order) {
      done.push({
        eventId: event.eventId,
        did: event.name === 'account/mail-requested' ? 'one mail asked for' : 'nothing to say',
      })
      continue
    }
    if (template === 'order-confirmation' && order.status === 'cancelled') {
      done.push({ eventId: event.eventId, did: await withdrawConfirmation(tx, event.eventId) })
      continue
    }
    const channels = channelsFor(template, order)
    for (const channel of channels) {
      drafts.push({
        eventId: event.eventId,
        listener: 'notify-customer',
        recipient: `customer:${order.id}`,
        channel,
        template,
        data: event.payload as Record<string, string>,
        orderId: order.id,
      })
    }
    const did = channels.length > 0 ? `${template} by ${channels.join(' and ')}` : `no ${template} is wanted`
    done.push({ eventId: event.eventId, did })
  }
  await writeNotifications(tx, drafts)
  return done
}

/**
 * The order was cancelled before its confirmation went out (the provider may have been away): what was written for it
 * and is not on its way is withdrawn. What is on its way cannot be called back.
 */
async function withdrawConfirmation(tx: Tx, eventId: string): Promise<string> {
  const own = { eventId, listener: 'notify-customer' }
  await tx.notification.updateMany({
    where: { ...own, state: 'pending' },
    data: { state: 'refused', lastError: 'The order was cancelled first.' },
  })
  const sent = await tx.notification.count({ where: { ...own, state: { not: 'refused' } } })
  return sent > 0
    ? 'the confirmation was on its way when the order was cancelled'
    : 'nothing: the order was cancelled before its confirmation'
}

/** How a customer wants to be told. */
function channelsFor(template: Template, { person, muted, hasSms }: OrderRow): Channel[] {
  if (person === 'forgotten') return []
  const channels: Channel[] = muted.includes(template) ? [] : ['email']
  return hasSms ? [...channels, 'sms'] : channels
}

interface OrderRow {
  id: string
  status: string
  person: string
  /** What the customer does not want mailed. */
  muted: string[]
  /** An SMS was asked for, with this order or for all of the account's, and there is a number. */
  hasSms: boolean
}

async function lockOrders(tx: Tx, events: readonly HandedEvent[]): Promise<Map<string, OrderRow>> {
  const ids = [...new Set(events.flatMap(({ payload }) => ('orderId' in payload ? [payload.orderId] : [])))]
  const rows = await tx.$queryRaw<OrderRow[]>`
    WITH locked AS (
      SELECT id, status, person, user_id, wants_sms, phone FROM orders
      WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR SHARE)
    SELECT o.id, o.status, o.person, COALESCE(choice.muted_mails, '{}') AS muted,
      (o.wants_sms AND o.phone IS NOT NULL) OR (COALESCE(choice.sms, false) AND users.phone IS NOT NULL) AS "hasSms"
    FROM locked AS o LEFT JOIN users ON users.id = o.user_id
    LEFT JOIN notification_preferences AS choice ON choice.user_id = o.user_id`
  return new Map(rows.map((row) => [row.id, row]))
}
