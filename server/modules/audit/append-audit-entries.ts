import type { Tx } from '#server/db/index.ts'
import type { Done, Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { type AuditContent, chainHash, subjectOf } from './rules.ts'

interface Source {
  id: string
  actor: string
  orderId: string | null
}

/**
 * Appends an entry for each event that the trail does not have. The chain's head is locked first, so appenders take
 * turns; events are known by their ids, so delivering them again appends nothing. Within one call, entries are in the
 * order in which the events happened.
 */
export const appendAuditEntries: Effect = async (tx, events) => {
  const [head] = await tx.$queryRaw<{ number: bigint; hash: string }[]>`
    SELECT number, hash FROM audit_head WHERE id = 1 FOR UPDATE`
  if (!head) throw new Error('The audit trail has no head.')
  const known = await knownOf(tx, events)
  const fresh = events.filter((event) => !known.has(event.eventId)).sort(byTime)
  if (fresh.length === 0) return said(events, known)
  const sources = await sourcesOf(tx, fresh)
  const recordedAt = new Date()
  let { number, hash } = head
  const entries = fresh.map((event) => {
    number += 1n
    const content = contentOf(event, number, recordedAt, sources.get(event.eventId))
    const prevHash = hash
    hash = chainHash(prevHash, content)
    return { ...content, prevHash, hash }
  })
  await insert(tx, entries)
  await tx.$executeRaw`UPDATE audit_head SET number = ${number}, hash = ${hash} WHERE id = 1`
  return said(events, known)
}

async function knownOf(tx: Tx, events: HandedEvent[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ eventId: string }[]>`
    SELECT event_id AS "eventId" FROM audit_entries WHERE event_id = ANY(${events.map((e) => e.eventId)}::uuid[])`
  return new Set(rows.map((row) => row.eventId))
}

/** Who caused the events and which orders they belong to, as the outbox has it. */
async function sourcesOf(tx: Tx, events: HandedEvent[]): Promise<Map<string, Source>> {
  const rows = await tx.$queryRaw<Source[]>`
    SELECT id, actor, order_id AS "orderId" FROM outbox_events WHERE id = ANY(${events.map((e) => e.eventId)}::uuid[])`
  return new Map(rows.map((row) => [row.id, row]))
}

function contentOf(event: HandedEvent, number: bigint, recordedAt: Date, source?: Source): AuditContent {
  const payload: Record<string, unknown> = event.payload
  const actor = source?.actor ?? 'system'
  return {
    number,
    eventId: event.eventId,
    name: event.name,
    actor: actor === 'system' && typeof payload.actorId === 'string' ? `operator:${payload.actorId}` : actor,
    orderId: source?.orderId ?? (typeof payload.orderId === 'string' ? payload.orderId : null),
    subject: subjectOf(event.name, payload),
    payload,
    occurredAt: event.occurredAt,
    recordedAt,
  }
}

async function insert(tx: Tx, entries: (AuditContent & { prevHash: string; hash: string })[]): Promise<void> {
  const column = <K extends keyof (typeof entries)[number]>(key: K) => entries.map((entry) => entry[key])
  await tx.$executeRaw`
    INSERT INTO audit_entries
      (number, event_id, name, actor, order_id, subject, payload, occurred_at, recorded_at, prev_hash, hash)
    SELECT * FROM unnest(${column('number')}::bigint[], ${column('eventId')}::uuid[], ${column('name')}::text[],
      ${column('actor')}::text[], ${column('orderId')}::uuid[], ${column('subject')}::text[],
      ${entries.map((entry) => JSON.stringify(entry.payload))}::jsonb[], ${column('occurredAt')}::timestamptz[],
      ${column('recordedAt')}::timestamptz[], ${column('prevHash')}::text[], ${column('hash')}::text[])`
}

function said(events: HandedEvent[], known: Set<string>): Done[] {
  return events.map(({ eventId }) => ({
    eventId,
    did: known.has(eventId) ? 'was in the audit trail' : 'appended to the audit trail',
  }))
}

function byTime(a: HandedEvent, b: HandedEvent): number {
  return a.occurredAt.getTime() - b.occurredAt.getTime() || (a.eventId < b.eventId ? -1 : 1)
}
