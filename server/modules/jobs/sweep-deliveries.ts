import type { Db } from '#server/db/index.ts'
import {
  type Envelope,
  type EventName,
  LISTENERS,
  type ListenerName,
  REDELIVERED,
  RETIRED_LISTENERS,
} from '#server/events.ts'
import type { SendEvents } from '#server/modules/outbox/dispatch-events.ts'
import { BACK_OFF_SECONDS, OVERDUE_SECONDS, REDELIVERY_CAP, REDELIVERY_TRICKLE } from './rules.ts'

/** What one sweep did. */
export interface Swept {
  redelivered: number
  /** Pairs of listeners that exist no more. */
  closed: number
  failed?: string
}

interface Claimed {
  runId: string
  listener: ListenerName
  redeliveries: number
  eventId: string
  name: EventName
  version: number
  payload: Record<string, unknown>
  correlationId: string | null
  createdAt: Date
}

/** How many pairs one call hands out; the next one is a moment later. */
const LIMIT = 500

/**
 * Hands out again what the job server has lost: pairs that are overdue, or whose time has come after a failure, a split
 * batch or an operator's replay. Pairs are claimed (their next time is set) in one transaction and sent outside of it;
 * what could not be sent is given back. A redelivery has an id of its own, made of the run and its number, so sending it
 * twice hands it out once.
 */
export async function sweepDeliveries(
  db: Db,
  send: SendEvents,
  retired: readonly string[] = RETIRED_LISTENERS,
): Promise<Swept> {
  const closed = await closeRetired(db, retired)
  const claimed = await claimDue(db)
  if (claimed.length === 0) return { redelivered: 0, closed }
  const crowded = new Set(
    LISTENERS.filter((name) => claimed.filter((pair) => pair.listener === name).length > REDELIVERY_TRICKLE),
  )
  const result = await send(
    claimed.map((pair) => ({
      id: `${pair.runId}:${pair.redeliveries}`,
      name: REDELIVERED,
      data: envelope(pair, pair.redeliveries === 1 && crowded.has(pair.listener)),
    })),
  )
  if (result.outcome === 'sent') return { redelivered: claimed.length, closed }
  await giveBack(db, claimed)
  return { redelivered: 0, closed, failed: result.reason }
}

/** Pairs that wait for a listener that was removed: nobody will finish them. */
async function closeRetired(db: Db, retired: readonly string[]): Promise<number> {
  if (retired.length === 0) return 0
  return db.$executeRaw`
    UPDATE job_runs SET state = 'done', did = 'the listener was retired', finished_at = clock_timestamp(),
      next_redelivery_at = NULL
    WHERE state = 'open' AND listener = ANY(${[...retired]}::text[])`
}

/**
 * Claims what is due, of each listener no more than its cap has left. A pair that has never been handed out again is
 * overdue when its listener has finished an event dispatched a minute after it, or has finished nothing for a minute;
 * the listener's last hundred finished runs stand for all of them. A run opens when its event is dispatched.
 */
async function claimDue(db: Db): Promise<Claimed[]> {
  return db.$queryRaw<Claimed[]>`
    WITH listener AS MATERIALIZED (
      SELECT name, last.opened_at - ${OVERDUE_SECONDS}::int * interval '1 second' AS overtaken_before,
        CASE WHEN last.finished_at >= now() - ${OVERDUE_SECONDS}::int * interval '1 second' THEN NULL
          ELSE now() - ${OVERDUE_SECONDS}::int * interval '1 second' END AS idle_before,
        greatest(0, ${REDELIVERY_CAP}::int - (
          SELECT count(*) FROM job_runs AS r
          WHERE r.listener = name AND r.state = 'open' AND r.redelivered_at > now() - interval '1 minute')) AS room
      FROM unnest(${[...LISTENERS]}::text[]) AS name, LATERAL (
        SELECT max(finished_at) AS finished_at, max(opened_at) AS opened_at
        FROM (SELECT finished_at, opened_at FROM job_runs
              WHERE listener = name AND state = 'done' ORDER BY finished_at DESC LIMIT 100) AS finished) AS last),
    due AS MATERIALIZED (
      SELECT pair.id FROM listener, LATERAL (
        SELECT r.id FROM job_runs AS r
        WHERE r.listener = listener.name AND r.state = 'open' AND (
          r.next_redelivery_at <= now() OR r.next_redelivery_at IS NULL
            AND r.opened_at < greatest(listener.overtaken_before, listener.idle_before))
        ORDER BY r.opened_at
        LIMIT listener.room
        FOR NO KEY UPDATE OF r SKIP LOCKED) AS pair
      LIMIT ${LIMIT}),
    claimed AS (
      UPDATE job_runs AS r
      SET redeliveries = r.redeliveries + 1, redelivered_at = now(), next_redelivery_at = now()
        + (${BACK_OFF_SECONDS}::int[])[least(r.redeliveries + 1, ${BACK_OFF_SECONDS.length}::int)] * interval '1 second'
      FROM due WHERE r.id = due.id
      RETURNING r.id, r.listener, r.redeliveries, r.event_id)
    SELECT c.id AS "runId", c.listener, c.redeliveries, e.id AS "eventId", e.name, e.version, e.payload,
      e.correlation_id AS "correlationId", e.created_at AS "createdAt"
    FROM claimed AS c JOIN outbox_events AS e ON e.id = c.event_id
    ORDER BY e.created_at, e.id`
}

function envelope(pair: Claimed, batch: boolean): Envelope {
  return {
    eventId: pair.eventId,
    name: pair.name,
    version: pair.version,
    payload: pair.payload,
    batch,
    listener: pair.listener,
    correlationId: pair.correlationId,
    occurredAt: pair.createdAt.toISOString(),
  }
}

/** The send failed, perhaps only its answer: the same redelivery, with the same id, is due again in a moment. */
async function giveBack(db: Db, claimed: Claimed[]): Promise<void> {
  await db.$executeRaw`
    UPDATE job_runs AS r
    SET redeliveries = r.redeliveries - 1, redelivered_at = NULL, next_redelivery_at = now() + interval '10 seconds'
    FROM unnest(${claimed.map((pair) => pair.runId)}::uuid[], ${claimed.map((pair) => pair.redeliveries)}::int[])
      AS c (id, redeliveries)
    WHERE r.id = c.id AND r.redeliveries = c.redeliveries AND r.state = 'open'`
}
