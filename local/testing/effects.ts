/** The listeners whose whole work is in the database, as plain effects: what plain Node can run without a job server. */
import type { Db } from '#server/db/index.ts'
import { eventsFor, type ListenerName } from '#server/events.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'
import { openDeliveries } from '#server/modules/webhooks/open-deliveries.ts'

export const EFFECTS = {
  'update-vendor-balance': bookVendorBalances,
  'create-audit-trail-entry': appendAuditEntries,
  'process-vendor-payouts': scheduleEarnings,
  'update-vendor-sales-stats': countSales,
  'adjust-inventory': adjustInventory,
  'deliver-webhooks': openDeliveries,
} as const satisfies Partial<Record<ListenerName, Effect>>

export type EffectListener = keyof typeof EFFECTS
export const EFFECT_LISTENERS = Object.keys(EFFECTS) as EffectListener[]

/** What of the outbox a listener hears, as it is handed to it, oldest first. */
export async function heardBy(db: Db, listener: ListenerName): Promise<HandedEvent[]> {
  const rows = await db.outboxEvent.findMany({
    where: { name: { in: eventsFor(listener) } },
    orderBy: { id: 'asc' },
  })
  return rows.map(
    ({ id, name, payload, createdAt, correlationId }) =>
      ({ eventId: id, name, payload, occurredAt: createdAt, correlationId }) as unknown as HandedEvent,
  )
}
