import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import type { Channel, Template } from './schema.ts'
import { type NotificationDraft, writeNotifications } from './write-notifications.ts'

/**
 * Writes what vendors are told, for each part of an order and each of the vendor's channels: a new order when it is
 * paid (nothing if it was cancelled meanwhile), a cancellation when the vendor had been told of the order; and how they
 * stand, when that changes (nothing if it has changed again). The events may arrive in any order: the row of the order
 * or the vendor is locked and its state decides.
 */
export async function prepareVendorNotifications(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const parts = await lockParts(tx, events)
  const standing = await lockVendors(tx, events)
  const drafts: NotificationDraft[] = []
  const done: Done[] = []
  for (const event of events) {
    const own = 'orderId' in event.payload ? (parts.get(event.payload.orderId) ?? []) : []
    const told = [
      ...standingDrafts(event, standing),
      ...own.flatMap((part) => {
        const template = templateFor(event.name, part)
        return template ? channelsOf(part).map((channel) => draft(event, part, template, channel)) : []
      }),
    ]
    drafts.push(...told)
    const vendors = new Set(told.map(({ recipient }) => recipient)).size
    done.push({
      eventId: event.eventId,
      did: told.length > 0 ? `${told.length} messages to ${vendors} vendors` : 'nothing to say',
    })
  }
  await writeNotifications(tx, drafts)
  return done
}

interface PartRow {
  id: string
  orderId: string
  vendorId: string
  orderStatus: string
  /** Whether the vendor was told of the order; who was not is not told of its end. */
  wasTold: boolean
  wantsEmail: boolean
  hasSms: boolean
}

function templateFor(name: HandedEvent['name'], part: PartRow): Template | null {
  if (name === 'order/paid') return part.orderStatus === 'cancelled' ? null : 'vendor-new-order'
  return part.wasTold ? 'vendor-order-cancelled' : null
}

function channelsOf(part: PartRow): Channel[] {
  return [
    ...(part.wantsEmail ? (['email'] as const) : []),
    'in-app',
    ...(part.hasSms ? (['sms'] as const) : []),
  ]
}

function draft(event: HandedEvent, part: PartRow, template: Template, channel: Channel): NotificationDraft {
  return {
    eventId: event.eventId,
    listener: 'notify-vendors',
    recipient: `vendor:${part.vendorId}`,
    channel,
    template,
    data: { vendorOrderId: part.id },
    orderId: part.orderId,
    vendorId: part.vendorId,
  }
}

async function lockParts(tx: Tx, events: readonly HandedEvent[]): Promise<Map<string, PartRow[]>> {
  const ids = [...new Set(events.flatMap(({ payload }) => ('orderId' in payload ? [payload.orderId] : [])))]
  const rows = await tx.$queryRaw<PartRow[]>`
    WITH locked AS (SELECT id, status FROM orders WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR SHARE)
    SELECT p.id, p.order_id AS "orderId", p.vendor_id AS "vendorId", o.status AS "orderStatus",
      EXISTS (SELECT FROM notifications n WHERE n.order_id = p.order_id AND n.vendor_id = p.vendor_id
              AND n.template = 'vendor-new-order') AS "wasTold",
      v.notify_by_email AS "wantsEmail", (v.notify_by_sms AND v.phone IS NOT NULL) AS "hasSms"
    FROM locked o JOIN vendor_orders p ON p.order_id = o.id JOIN vendors v ON v.id = p.vendor_id
    ORDER BY p.id`
  return Map.groupBy(rows, (row) => row.orderId)
}

/** How a vendor stands is said by mail, whatever it wants of orders: it may not look into the dashboard any more. */
const STANDING_CHANNELS = ['email', 'in-app'] as const

function standingDrafts(event: HandedEvent, standing: ReadonlyMap<string, string>): NotificationDraft[] {
  if (event.name !== 'vendor/suspended' && event.name !== 'vendor/approved') return []
  const { vendorId, reason } = event.payload
  const isSuspended = event.name === 'vendor/suspended'
  if (standing.get(vendorId) !== (isSuspended ? 'suspended' : 'approved')) return []
  const template = isSuspended ? 'vendor-suspended' : 'vendor-approved'
  const data: Record<string, string> = isSuspended ? { reason } : {}
  const to = {
    eventId: event.eventId,
    listener: 'notify-vendors',
    recipient: `vendor:${vendorId}`,
    vendorId,
  } as const
  return STANDING_CHANNELS.map((channel) => ({ ...to, channel, template, data }))
}

/** How the vendors stand whose standing the events tell of. */
async function lockVendors(tx: Tx, events: readonly HandedEvent[]): Promise<Map<string, string>> {
  const ids = events.flatMap(({ name, payload }) =>
    name.startsWith('vendor/') && 'vendorId' in payload ? [payload.vendorId] : [],
  )
  if (ids.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status FROM vendors WHERE id = ANY (${ids}::uuid[]) ORDER BY id FOR SHARE`
  return new Map(rows.map(({ id, status }) => [id, status]))
}
