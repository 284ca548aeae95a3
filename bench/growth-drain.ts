import type { Db } from '#server/db/index.ts'
import { type ListenerName, listenersOf } from '#server/events.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { prepareCustomerNotifications } from '#server/modules/notifications/prepare-customer-notifications.ts'
import { prepareVendorNotifications } from '#server/modules/notifications/prepare-vendor-notifications.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'
import { openDeliveries } from '#server/modules/webhooks/open-deliveries.ts'

/** How many events a job function is handed at once under load. */
const BATCH = 100

/** What the listeners of placed and paid orders do in the database; providers are somebody else's growth. */
const EFFECTS: Partial<Record<ListenerName, Effect>> = {
  'update-vendor-balance': bookVendorBalances,
  'create-audit-trail-entry': appendAuditEntries,
  'process-vendor-payouts': scheduleEarnings,
  'notify-customer': prepareCustomerNotifications,
  'notify-vendors': prepareVendorNotifications,
  'update-vendor-sales-stats': countSales,
  'adjust-inventory': adjustInventory,
  'deliver-webhooks': openDeliveries,
}

/** Works off these orders' events: all listeners at once, each a batch after the other, as the job server would. */
export async function drainEvents(db: Db, orderIds: readonly string[]): Promise<void> {
  const rows = await db.outboxEvent.findMany({
    where: { orderId: { in: [...orderIds] }, name: { in: ['order/placed', 'order/paid'] } },
    orderBy: { id: 'asc' },
  })
  const events = rows.map(({ id, name, payload, createdAt, correlationId }) => {
    const event = { eventId: id, name, payload, occurredAt: createdAt, correlationId }
    return event as unknown as HandedEvent
  })
  await Promise.all(
    Object.entries(EFFECTS).map(async ([name, effect]) => {
      const listener = name as ListenerName
      const heard = events.filter((event) => listenersOf(event.name).includes(listener))
      for (let from = 0; from < heard.length; from += BATCH) {
        await runEffect(db, listener, heard.slice(from, from + BATCH), effect)
      }
    }),
  )
}
