import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { EventName, ListenerName } from '#server/events.ts'

/**
 * A pair's state in the eyes of people: `waiting`, its event is not sent yet; `open`, handed to the job server;
 * `failing`, it failed and is tried again; `dead`, it waits for an operator; `done`.
 */
export type JobState = 'waiting' | 'open' | 'failing' | 'dead' | 'done'

/** One listener's work on one event of an order. */
export interface TimelineJob {
  eventId: string
  event: EventName
  vendorOrderId: string | null
  occurredAt: Date
  listener: ListenerName
  state: JobState
  attempts: number
  lastError: string | null
  /** What was done, in words for operators. */
  did: string | null
  durationMs: number | null
  finishedAt: Date | null
}

/**
 * Every (event, listener) of an order in the order in which the events happened, those included that the job server has
 * not heard of yet. The order is through when every state is `done`.
 */
export async function orderTimeline(db: Db | Tx, { orderId }: { orderId: string }): Promise<TimelineJob[]> {
  return db.$queryRaw<TimelineJob[]>`
    SELECT e.id AS "eventId", e.name AS event, e.vendor_order_id AS "vendorOrderId", e.created_at AS "occurredAt",
      l.name AS listener,
      CASE WHEN r.state IN ('done', 'dead') THEN r.state WHEN r.last_error IS NOT NULL THEN 'failing'
        WHEN r.id IS NULL THEN 'waiting' ELSE 'open' END AS state,
      coalesce(r.attempts, 0) AS attempts, r.last_error AS "lastError", r.did, r.duration_ms AS "durationMs",
      r.finished_at AS "finishedAt"
    FROM outbox_events AS e
    CROSS JOIN LATERAL unnest(e.listeners) WITH ORDINALITY AS l (name, place)
    LEFT JOIN job_runs AS r ON r.event_id = e.id AND r.listener = l.name
    WHERE e.order_id = ${orderId}::uuid
    ORDER BY e.created_at, e.id, l.place`
}

/** How one listener stands. Counts of done runs are those of the last hour. */
export interface ListenerState {
  listener: string
  open: number
  failing: number
  dead: number
  doneLately: number
  /** Average of the last hour, in milliseconds; null when nothing was done. */
  averageMs: number | null
  lastFinishedAt: Date | null
}

/** Every listener that has runs, for the inspector's first page and for metrics. */
export async function listenerStates(db: Db | Tx): Promise<ListenerState[]> {
  return db.$queryRaw<ListenerState[]>`
    SELECT listener,
      (count(*) FILTER (WHERE state = 'open' AND last_error IS NULL))::int AS open,
      (count(*) FILTER (WHERE state = 'open' AND last_error IS NOT NULL))::int AS failing,
      (count(*) FILTER (WHERE state = 'dead'))::int AS dead,
      (count(*) FILTER (WHERE state = 'done'))::int AS "doneLately",
      (avg(duration_ms) FILTER (WHERE state = 'done'))::int AS "averageMs",
      max(finished_at) FILTER (WHERE state = 'done') AS "lastFinishedAt"
    FROM (
      SELECT listener, state, last_error, duration_ms, finished_at FROM job_runs WHERE state <> 'done'
      UNION ALL
      SELECT listener, state, last_error, duration_ms, finished_at FROM job_runs
      WHERE state = 'done' AND opened_at > now() - interval '1 hour') AS lately
    GROUP BY listener ORDER BY listener`
}

/** One run as the inspector lists it. */
export interface JobRow {
  id: string
  listener: string
  eventId: string
  event: EventName
  orderId: string | null
  payload: Record<string, unknown>
  state: Exclude<JobState, 'waiting'>
  attempts: number
  redeliveries: number
  nextRedeliveryAt: Date | null
  lastError: string | null
  did: string | null
  durationMs: number | null
  /** The job server's id of the last run, to look it up there. */
  runId: string | null
  openedAt: Date
  finishedAt: Date | null
}

/** Where a page ended: how urgent its last row is (0 dead, 1 failing, 2 open, 3 done), then its time and id. */
export interface JobCursor {
  rank: number
  openedAt: Date
  id: string
}

/**
 * Runs, dead and failing and waiting ones first, each kind newest first. `after` is `next` of the page before. Done
 * runs, which are nearly all, are read by an index and only when the page reaches them.
 */
export async function listJobRuns(
  db: Db | Tx,
  filter: {
    listener?: string
    state?: JobRow['state']
    orderId?: string
    after?: JobCursor
    limit?: number
  } = {},
): Promise<{ rows: JobRow[]; next: JobCursor | null }> {
  const { after, limit = 50 } = filter
  const found: (JobRow & { rank: number })[] = []
  if (!after || after.rank < 3) found.push(...(await pageOf(db, { ...filter, limit: limit + 1 }, false)))
  const room = limit + 1 - found.length
  if (room > 0) found.push(...(await pageOf(db, { ...filter, limit: room }, true)))
  const rows = found.slice(0, limit).map(({ rank: _, ...row }) => row)
  const last = found.length > limit ? found[limit - 1] : undefined
  return { rows, next: last ? { rank: last.rank, openedAt: last.openedAt, id: last.id } : null }
}

async function pageOf(
  db: Db | Tx,
  { listener, state, orderId, after, limit }: Parameters<typeof listJobRuns>[1] & { limit: number },
  done: boolean,
): Promise<(JobRow & { rank: number })[]> {
  if (state && (state === 'done') !== done) return []
  const from = after && (after.rank === 3) === done ? after : undefined
  const older = from
    ? Prisma.sql`(r.opened_at, r.id) < (${from.openedAt}::timestamptz, ${from.id}::uuid)`
    : Prisma.sql`TRUE`
  const within = done
    ? Prisma.sql`r.state = 'done' AND ${older}`
    : Prisma.sql`r.state <> 'done' AND (k.rank > ${from?.rank ?? -1}::int OR k.rank = ${from?.rank ?? -1}::int AND ${older})`
  const order = done
    ? Prisma.sql`r.opened_at DESC, r.id DESC`
    : Prisma.sql`k.rank, r.opened_at DESC, r.id DESC`
  return db.$queryRaw<(JobRow & { rank: number })[]>`
    SELECT r.id, r.listener, r.event_id AS "eventId", e.name AS event, e.order_id AS "orderId", e.payload, k.state, k.rank,
      r.attempts, r.redeliveries, r.next_redelivery_at AS "nextRedeliveryAt", r.last_error AS "lastError", r.did,
      r.duration_ms AS "durationMs", r.run_id AS "runId", r.opened_at AS "openedAt", r.finished_at AS "finishedAt"
    FROM job_runs AS r JOIN outbox_events AS e ON e.id = r.event_id
    CROSS JOIN LATERAL (SELECT
      CASE WHEN r.state <> 'open' THEN r.state WHEN r.last_error IS NULL THEN 'open' ELSE 'failing' END AS state,
      CASE r.state WHEN 'dead' THEN 0 WHEN 'done' THEN 3 ELSE CASE WHEN r.last_error IS NULL THEN 2 ELSE 1 END END
        AS rank) AS k
    WHERE ${within}
      AND (${listener ?? null}::text IS NULL OR r.listener = ${listener ?? null}::text)
      AND (${state ?? null}::text IS NULL OR k.state = ${state ?? null}::text)
      AND (${orderId ?? null}::uuid IS NULL OR e.order_id = ${orderId ?? null}::uuid)
    ORDER BY ${order}
    LIMIT ${limit}`
}

/** One run with its event, for the inspector's page of one; null when there is none. */
export async function findJobRun(
  db: Db | Tx,
  { listener, eventId }: { listener: string; eventId: string },
): Promise<(JobRow & { correlationId: string | null; occurredAt: Date; dispatchedAt: Date | null }) | null> {
  const run = await db.jobRun.findUnique({
    where: { listener_eventId: { listener, eventId } },
    include: { event: true },
  })
  if (!run) return null
  const { event, state, startedAt: _started, redeliveredAt: _redelivered, ...row } = run
  return {
    ...row,
    state: state === 'open' && row.lastError ? 'failing' : (state as JobRow['state']),
    event: event.name as EventName,
    orderId: event.orderId,
    payload: event.payload as Record<string, unknown>,
    correlationId: event.correlationId,
    occurredAt: event.createdAt,
    dispatchedAt: event.dispatchedAt,
  }
}
