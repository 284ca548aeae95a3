import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import type { Template } from './schema.ts'
import { type NotificationDraft, writeNotifications } from './write-notifications.ts'

const templateFor: Partial<Record<HandedEvent['name'], Template>> = {
  'order/placed': 'order-confirmation',
  'order/cancelled': 'order-cancelled',
  'vendor-order/shipped': 'parcel-shipped',
}

/**
 * Writes what customers are told: an e-mail for each order placed, cancelled or shipped, and an SMS where the customer
 * asked for it. An order that is cancelled already gets no confirmation. Mails that accounts asked for stand in the
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
    const channels = order.wantsSms && order.phone ? (['email', 'sms'] as const) : (['email'] as const)
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
    done.push({ eventId: event.eventId, did: `${template} by ${channels.join(' and ')}` })
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

interface OrderRow {
  id: string
  status: string
  wantsSms: boolean
  phone: string | null
}

async function lockOrders(tx: Tx, events: readonly HandedEvent[]): Promise<Map<string, OrderRow>> {
  const ids = [...new Set(events.flatMap(({ payload }) => ('orderId' in payload ? [payload.orderId] : [])))]
  const rows = await tx.$queryRaw<OrderRow[]>`
    SELECT id, status, wants_sms AS "wantsSms", phone FROM orders WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR SHARE`
  return new Map(rows.map((row) => [row.id, row]))
}
