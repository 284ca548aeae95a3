/** Works off the events of the seed in place, so that nothing of it is mailed and nothing hangs after the first start. */
import type { Db } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import { finishJobRuns } from '#server/modules/jobs/finish-job-runs.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'

/** The listeners whose effect is in the database; for the others the seed only says that it did not do them. */
const effects: Partial<Record<ListenerName, Effect>> = {
  'update-vendor-balance': bookVendorBalances,
  'create-audit-trail-entry': appendAuditEntries,
  'process-vendor-payouts': scheduleEarnings,
  'update-vendor-sales-stats': countSales,
  'adjust-inventory': adjustInventory,
}

/** Effects may emit further events; a seed that goes on for longer than this has a mistake. */
const ROUNDS = 10

/** Runs every waiting event's listeners, and marks the events as dispatched at the time they happened. */
export async function finishEvents(db: Db): Promise<number> {
  let finished = 0
  for (let round = 0; round < ROUNDS; round += 1) {
    const rows = await db.outboxEvent.findMany({
      where: { dispatchedAt: null },
      orderBy: { createdAt: 'asc' },
    })
    if (rows.length === 0) return finished
    const byListener = new Map<ListenerName, HandedEvent[]>()
    for (const { id, name, payload, listeners, createdAt, correlationId } of rows) {
      const event = {
        eventId: id,
        name,
        payload,
        occurredAt: createdAt,
        correlationId,
      } as unknown as HandedEvent
      for (const listener of listeners as ListenerName[]) {
        byListener.set(listener, [...(byListener.get(listener) ?? []), event])
      }
    }
    for (const [listener, events] of byListener) await finish(db, listener, events)
    await db.$executeRaw`
      UPDATE outbox_events SET dispatched_at = created_at, attempts = 1
      WHERE id = ANY (${rows.map(({ id }) => id)}::uuid[])`
    finished += rows.length
  }
  throw new Error('The events of the seed do not come to an end.')
}

async function finish(db: Db, listener: ListenerName, events: HandedEvent[]): Promise<void> {
  const effect = effects[listener]
  if (effect) await runEffect(db, listener, events, effect)
  else {
    const done = events.map(({ eventId }) => ({ eventId, did: 'nothing: made by the seed' }))
    await finishJobRuns(db, listener, done, { startedAt: new Date() })
  }
}
