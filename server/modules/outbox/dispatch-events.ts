import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type Envelope, type EventName, sentAs } from '#server/events.ts'
import {
  DISPATCH_LIMIT,
  GATHER_MS,
  LEASE_MS,
  mayBatch,
  RECENT_ENOUGH,
  restAfter,
  WAITING_ENOUGH,
} from './rules.ts'

/** What sends events to the job server: all of them, or none for certain, or maybe (`failed`). */
export type SendEvents = (
  events: { id: string; name: string; data: Envelope }[],
) => Promise<{ outcome: 'sent' } | { outcome: 'failed'; reason: string }>

interface LeasedEvent {
  id: string
  name: EventName
  version: number
  payload: Record<string, unknown>
  listeners: string[]
  correlationId: string | null
  createdAt: Date
  attempts: number
}

/** Which events a round takes: `limit` of them at most, and those that have waited for `waitedMs` milliseconds. */
interface Wanted {
  limit?: number
  waitedMs?: number
}

/** What became of one round; `failed` holds the reason. Both counts are zero when nothing was due. */
export interface Dispatched {
  sent: number
  failed: number
  reason?: string
  /** There was more than a trickle: events are worth gathering before the next round. */
  busy?: boolean
}

/**
 * Sends one round of what waits in the outbox. Any number of callers may run at once: each leases other rows. The
 * lease is one transaction, the send is outside of any, and marking is another, which also opens the job runs; so an
 * event is sent at least once whenever its row commits, and a second send carries the same id, which the job server
 * refuses for 24 hours. Failed events rest and are tried again without end.
 */
export async function dispatchPending(
  db: Db,
  send: SendEvents,
  { limit = DISPATCH_LIMIT, waitedMs = 0 }: Wanted = {},
): Promise<Dispatched> {
  const events = await lease(db, limit, waitedMs)
  if (events.length === 0) return { sent: 0, failed: 0 }
  const batch = await isBusy(db, events.length)
  const result = await send(
    events.map((event) => ({ id: event.id, name: sentAs(event.name), data: envelope(event, batch) })),
  )
  const busy = batch || undefined
  if (result.outcome === 'sent') {
    await markSent(db, events)
    return { sent: events.length, failed: 0, busy }
  }
  await putBack(db, events, result.reason)
  return { sent: 0, failed: events.length, reason: result.reason }
}

/** Sends round after round until nothing is due or a send fails; `limit` is that of one round. */
export async function dispatchAll(
  db: Db,
  send: SendEvents,
  { limit = DISPATCH_LIMIT, waitedMs = 0 }: Wanted = {},
): Promise<Dispatched> {
  for (let sent = 0, busy: true | undefined; ; ) {
    const round = await dispatchPending(db, send, { limit, waitedMs })
    sent += round.sent
    if (round.busy) busy = true
    if (round.failed > 0 || round.sent < limit) return { ...round, sent, busy }
  }
}

/** Kept on the process: a bundler may load this file more than once, yet there is one sender and one round under way. */
interface Dispatcher {
  send?: SendEvents
  ready?: () => Promise<boolean>
  underWay: boolean
  again: boolean
}
const kept = globalThis as { tradehallDispatcher?: Dispatcher }
kept.tradehallDispatcher ??= { underWay: false, again: false }
const dispatcher = kept.tradehallDispatcher

/** Names this process's sender, and when it is of use to send; until then `dispatchSoon` leaves events to the relay. */
export function dispatchThrough(send: SendEvents | undefined, ready?: () => Promise<boolean>): void {
  dispatcher.send = send
  dispatcher.ready = ready
}

/**
 * Sends what was just committed to the outbox. Not awaited, never throws; calls that come while a round is under way
 * share the next one, and while there is more than a trickle, rounds are a moment apart. Does nothing in a process
 * without a sender (tests, tools); what it cannot send, the relay does.
 */
export function dispatchSoon(db: Db): void {
  if (!dispatcher.send) return
  dispatcher.again = true
  if (!dispatcher.underWay) void dispatchWhileAsked(db, dispatcher.send)
}

async function dispatchWhileAsked(db: Db, send: SendEvents): Promise<void> {
  dispatcher.underWay = true
  try {
    while (dispatcher.again) {
      dispatcher.again = false
      if (!((await dispatcher.ready?.()) ?? true)) continue
      const { busy } = await dispatchAll(db, send)
      // A send for each commit would start a run per listener for each: what many commit goes together.
      if (busy) await sleep(GATHER_MS, undefined, { ref: false })
    }
  } catch {
    // The database did not answer: the lease runs out, and the relay says so in its log.
  } finally {
    dispatcher.underWay = false
  }
}

async function lease(db: Db, limit: number, waitedMs: number): Promise<LeasedEvent[]> {
  // A fresh event is due whatever its writer's clock said, one from the future too; only a failed one rests.
  return db.$queryRaw<LeasedEvent[]>`
    WITH due AS (
      SELECT id FROM outbox_events
      WHERE dispatched_at IS NULL AND (attempts = 0 OR next_attempt_at <= now())
        AND (leased_until IS NULL OR leased_until <= now())
        AND NOT created_at BETWEEN now() - ${waitedMs}::int * interval '1 millisecond' AND now()
      ORDER BY next_attempt_at, id
      LIMIT ${limit}
      FOR NO KEY UPDATE SKIP LOCKED)
    UPDATE outbox_events AS e
    SET leased_until = now() + ${LEASE_MS}::int * interval '1 millisecond'
    FROM due WHERE e.id = due.id
    RETURNING e.id, e.name, e.version, e.payload, e.listeners, e.correlation_id AS "correlationId",
      e.created_at AS "createdAt", e.attempts`
}

/** Whether events may be batched: many are new, or those sent before still wait for their listeners. */
async function isBusy(db: Db, leased: number): Promise<boolean> {
  if (mayBatch({ events: leased, waiting: 0 })) return true
  // Redelivered or failed runs wait for reasons of their own; `state <> 'done'` names the index of the unfinished.
  const [row] = await db.$queryRaw<{ events: number; waiting: number }[]>`
    SELECT (SELECT count(*) FROM (
        SELECT FROM outbox_events WHERE created_at > now() - interval '2 seconds'
        LIMIT ${RECENT_ENOUGH}) AS recent)::int AS events,
      (SELECT count(*) FROM (
        SELECT FROM job_runs
        WHERE state <> 'done' AND state = 'open' AND redeliveries = 0 AND last_error IS NULL
          AND opened_at > now() - interval '1 minute' AND opened_at < now() - interval '2 seconds'
        LIMIT ${WAITING_ENOUGH}) AS behind)::int AS waiting`
  return mayBatch(row ?? { events: leased, waiting: 0 })
}

function envelope(event: LeasedEvent, batch: boolean): Envelope {
  return {
    eventId: event.id,
    name: event.name,
    version: event.version,
    payload: event.payload,
    batch,
    correlationId: event.correlationId,
    occurredAt: event.createdAt.toISOString(),
  }
}

async function markSent(db: Db, events: LeasedEvent[]): Promise<void> {
  // In key order, so that markers and listeners that open the same runs wait for each other and never in a circle.
  const runs = events
    .flatMap((event) => event.listeners.map((listener) => ({ id: newId(), listener, eventId: event.id })))
    .sort((a, b) => compare(a.listener, b.listener) || compare(a.eventId, b.eventId))
  await inTransaction(
    db,
    (tx) => tx.$executeRaw`
    WITH sent AS (
      UPDATE outbox_events
      SET dispatched_at = clock_timestamp(), leased_until = NULL, attempts = attempts + 1, last_error = NULL
      WHERE id = ANY(${events.map((event) => event.id)}::uuid[]) AND dispatched_at IS NULL)
    INSERT INTO job_runs (id, listener, event_id, state, opened_at)
    SELECT run.id, run.listener, run.event_id, 'open', clock_timestamp()
    FROM unnest(${runs.map((run) => run.id)}::uuid[], ${runs.map((run) => run.listener)}::text[],
      ${runs.map((run) => run.eventId)}::uuid[]) AS run (id, listener, event_id)
    ON CONFLICT (listener, event_id) DO NOTHING`,
  )
}

async function putBack(db: Db, events: LeasedEvent[], reason: string): Promise<void> {
  await db.$executeRaw`
    UPDATE outbox_events AS e
    SET leased_until = NULL, attempts = e.attempts + 1, last_error = ${reason.slice(0, 500)},
      next_attempt_at = now() + failed.rest * interval '1 millisecond'
    FROM unnest(${events.map((event) => event.id)}::uuid[],
      ${events.map((event) => restAfter(event.attempts + 1))}::int[]) AS failed (id, rest)
    WHERE e.id = failed.id AND e.dispatched_at IS NULL`
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
