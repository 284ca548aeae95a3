import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import { type EventName, type EventPayload, eventSchemas, listenersOf } from '#server/events.ts'

/** Something that happened. What is left out is taken from the payload, where it names it. */
export type Emission = {
  [N in EventName]: {
    name: N
    payload: EventPayload<N>
    orderId?: string
    vendorOrderId?: string
    /** Ties the click to every log line and job that follows. */
    correlationId?: string | null
    /** Who caused it, for the audit trail; 'system' when left out. */
    actor?: 'customer' | 'system' | `operator:${string}` | `vendor:${string}`
  }
}[EventName]

/**
 * Writes events into the outbox in the caller's transaction: they are heard if, and only if, it commits. Returns their
 * ids in the order given. The listeners that must finish are frozen here. Throws a ZodError for a payload that the
 * catalogue does not know. After the commit, the caller calls `dispatchSoon(db)`.
 */
export async function emit(tx: Tx, events: Emission[]): Promise<string[]> {
  if (events.length === 0) return []
  const rows = events.map(toRow)
  const column = <K extends keyof (typeof rows)[number]>(key: K) => rows.map((row) => row[key])
  // Names of listeners hold no comma; PostgreSQL has no arrays of arrays of different lengths.
  await tx.$executeRaw`
    INSERT INTO outbox_events
      (id, name, payload, listeners, order_id, vendor_order_id, correlation_id, actor)
    SELECT id, name, payload, string_to_array(listeners, ','), order_id, vendor_order_id, correlation_id, actor
    FROM unnest(${column('id')}::uuid[], ${column('name')}::text[],
      ${rows.map(({ payload }) => JSON.stringify(payload))}::jsonb[],
      ${rows.map(({ listeners }) => listeners.join(','))}::text[], ${column('orderId')}::uuid[],
      ${column('vendorOrderId')}::uuid[], ${column('correlationId')}::text[], ${column('actor')}::text[])
      AS event (id, name, payload, listeners, order_id, vendor_order_id, correlation_id, actor)`
  return rows.map((row) => row.id)
}

function toRow(event: Emission) {
  const payload: Record<string, unknown> = eventSchemas[event.name].parse(event.payload)
  return {
    id: newId(),
    name: event.name,
    payload,
    listeners: listenersOf(event.name),
    orderId: event.orderId ?? text(payload.orderId),
    vendorOrderId: event.vendorOrderId ?? text(payload.vendorOrderId),
    correlationId: event.correlationId ?? null,
    actor: event.actor ?? 'system',
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}
