import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { loadSubjects, type Subject } from './load-subjects.ts'
import type { WebhookBody } from './schema.ts'

/** An endpoint that wants an event, and what of the event is its vendor's. */
export interface Wanted extends Subject {
  eventId: string
  endpointId: string
  vendorId: string
}

/**
 * Opens a delivery per event and endpoint that wants it, with its body, and asks for each to be sent by a run of its
 * own. A vendor sees its own part, payout or product and nothing of other vendors or of the customer. Idempotent by
 * (endpoint, event); events are facts, so any order of arrival comes to the same deliveries.
 */
export async function openDeliveries(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const wanted = await endpointsFor(tx, events)
  const opened = wanted.length > 0 ? await insert(tx, events, wanted) : []
  await emit(
    tx,
    opened.map(({ id, vendorId }) => ({
      name: 'webhook/delivery-requested' as const,
      payload: { deliveryId: id, vendorId },
    })),
  )
  return events.map(({ eventId }) => {
    const asked = wanted.filter((endpoint) => endpoint.eventId === eventId).length
    const now = opened.filter((delivery) => delivery.eventId === eventId).length
    if (asked === 0) return { eventId, did: 'no endpoint wants it' }
    if (now === 0) return { eventId, did: 'every delivery was open already' }
    return { eventId, did: `opened ${now} ${now === 1 ? 'delivery' : 'deliveries'}` }
  })
}

/** Who wants to hear: the active endpoints of the vendors that an event is about, locked against being deleted. */
async function endpointsFor(tx: Tx, events: HandedEvent[]): Promise<Wanted[]> {
  const payloads = events.map(({ payload }) => payload as Record<string, string | undefined>)
  const ids = (key: string) => payloads.map((payload) => payload[key] ?? null)
  return tx.$queryRaw<Wanted[]>`
    WITH heard AS (
      SELECT * FROM unnest(
        ${events.map(({ eventId }) => eventId)}::uuid[], ${events.map(({ name }) => name)}::text[],
        ${ids('orderId')}::uuid[], ${ids('vendorOrderId')}::uuid[], ${ids('vendorId')}::uuid[],
        ${ids('payoutId')}::uuid[], ${ids('variantId')}::uuid[]
      ) AS heard (event_id, name, order_id, vendor_order_id, vendor_id, payout_id, variant_id)
    ), concerned AS (
      SELECT heard.event_id, heard.name, heard.payout_id, heard.variant_id, part.id AS vendor_order_id,
             coalesce(part.vendor_id, heard.vendor_id) AS vendor_id
      FROM heard LEFT JOIN vendor_orders AS part
        ON part.order_id = heard.order_id AND part.id = coalesce(heard.vendor_order_id, part.id)
    )
    SELECT concerned.event_id AS "eventId", endpoint.id AS "endpointId", endpoint.vendor_id AS "vendorId",
           concerned.vendor_order_id AS "vendorOrderId", concerned.payout_id AS "payoutId",
           concerned.variant_id AS "variantId"
    FROM concerned JOIN webhook_endpoints AS endpoint ON endpoint.vendor_id = concerned.vendor_id
    WHERE endpoint.active AND (endpoint.events = '{}' OR concerned.name = ANY(endpoint.events))
    ORDER BY endpoint.id, concerned.event_id
    FOR KEY SHARE OF endpoint`
}

async function insert(
  tx: Tx,
  events: HandedEvent[],
  wanted: Wanted[],
): Promise<{ id: string; eventId: string; vendorId: string }[]> {
  const byId = new Map(events.map((event) => [event.eventId, event]))
  const dataOf = await loadSubjects(tx, wanted)
  const drafts = wanted.flatMap((endpoint) => {
    const event = byId.get(endpoint.eventId)
    if (!event) return []
    const body: WebhookBody = {
      type: event.name,
      timestamp: event.occurredAt.toISOString(),
      data: dataOf(event, endpoint),
    }
    return [{ ...endpoint, id: newId(), name: event.name, body: JSON.stringify(body) }]
  })
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO webhook_deliveries (id, endpoint_id, event_id, event_name, body, state)
    SELECT draft.*, 'pending' FROM unnest(
      ${drafts.map(({ id }) => id)}::uuid[], ${drafts.map(({ endpointId }) => endpointId)}::uuid[],
      ${drafts.map(({ eventId }) => eventId)}::uuid[], ${drafts.map(({ name }) => name)}::text[],
      ${drafts.map(({ body }) => body)}::text[]
    ) AS draft (id, endpoint_id, event_id, event_name, body)
    ORDER BY endpoint_id, event_id
    ON CONFLICT (endpoint_id, event_id) DO NOTHING
    RETURNING id`
  const known = new Set(fresh.map(({ id }) => id))
  return drafts.filter(({ id }) => known.has(id))
}
