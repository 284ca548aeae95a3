import type { Db } from '#server/db/index.ts'
import { LISTENERS } from '#server/events.ts'

/** One figure that only the database knows, such as `outbox_waiting`, with its labels. */
export interface Figure {
  name: string
  labels: Record<string, string>
  value: number
}

/** Counts go no further: past it the number only has to be large, and must not cost more to know. */
const COUNTED = 10_000

/**
 * How the marketplace stands, for metrics: cheap whatever its size, as every part reads an index of what is unfinished
 * and stops at 10,000 rows. Ages are in seconds. The oldest waiting event's is right to within the longest rest of a
 * failed one (15 s) when more than 10,000 wait.
 */
export async function standing(db: Db): Promise<Figure[]> {
  const [outbox, listeners, states, registered] = await Promise.all([
    outboxFigures(db),
    listenerFigures(db),
    stateFigures(db),
    registrationFigures(db),
  ])
  return [...outbox, ...listeners, ...states, ...registered]
}

async function outboxFigures(db: Db): Promise<Figure[]> {
  const [row] = await db.$queryRaw<{ waiting: number; failing: number; oldest: number }[]>`
    SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE attempts > 0))::int AS failing,
      coalesce(extract(epoch FROM clock_timestamp() - min(created_at)), 0)::float8 AS oldest
    FROM (SELECT created_at, attempts FROM outbox_events WHERE dispatched_at IS NULL
          ORDER BY next_attempt_at, id LIMIT ${COUNTED}) AS waiting`
  const { waiting = 0, failing = 0, oldest = 0 } = row ?? {}
  return [
    { name: 'outbox_waiting', labels: {}, value: waiting },
    { name: 'outbox_failing', labels: {}, value: failing },
    { name: 'outbox_oldest_seconds', labels: {}, value: Math.max(0, oldest) },
  ]
}

interface ListenerRow {
  listener: string
  open: number
  failing: number
  dead: number
  oldest: number
}

async function listenerFigures(db: Db): Promise<Figure[]> {
  const rows = await db.$queryRaw<ListenerRow[]>`
    SELECT name AS listener,
      (count(*) FILTER (WHERE run.state = 'open' AND run.last_error IS NULL))::int AS open,
      (count(*) FILTER (WHERE run.state = 'open' AND run.last_error IS NOT NULL))::int AS failing,
      (count(*) FILTER (WHERE run.state = 'dead'))::int AS dead,
      coalesce(extract(epoch FROM clock_timestamp() - min(run.opened_at) FILTER (WHERE run.state = 'open')), 0)::float8
        AS oldest
    FROM unnest(${[...LISTENERS]}::text[]) AS name
    LEFT JOIN LATERAL (
      SELECT state, last_error, opened_at FROM job_runs
      WHERE listener = name AND state <> 'done' ORDER BY opened_at LIMIT ${COUNTED}) AS run ON TRUE
    GROUP BY name`
  return rows.flatMap(({ listener, oldest, ...counts }) => [
    ...Object.entries(counts).map(([state, value]) => ({
      name: 'listener_pairs',
      labels: { listener, state },
      value,
    })),
    { name: 'listener_oldest_open_seconds', labels: { listener }, value: Math.max(0, oldest) },
  ])
}

/** What waits, is under way or is in doubt; states that are an end and keep growing are not counted. */
const COUNTED_STATES = {
  payments: ['capturing', 'voiding', 'unknown', 'awaiting-transfer'],
  attempts: ['created', 'requires-action', 'authorised', 'unknown'],
  payouts: ['requested', 'processing', 'unknown', 'failed'],
  refunds: ['requested', 'processing', 'unknown', 'failed'],
  mails: ['sending', 'unknown'],
  texts: ['sending', 'unknown'],
  deliveries: ['pending', 'failed'],
} as const

async function stateFigures(db: Db): Promise<Figure[]> {
  const rows = await db.$queryRaw<{ thing: string; state: string; count: number }[]>`
    SELECT thing, state, (CASE thing
      WHEN 'payments' THEN (SELECT count(*) FROM (SELECT FROM payments AS r WHERE r.state = s.state LIMIT ${COUNTED}) AS c)
      WHEN 'attempts' THEN (SELECT count(*) FROM (SELECT FROM payment_attempts AS r WHERE r.state = s.state LIMIT ${COUNTED}) AS c)
      WHEN 'payouts' THEN (SELECT count(*) FROM (SELECT FROM payouts AS r WHERE r.state = s.state LIMIT ${COUNTED}) AS c)
      WHEN 'refunds' THEN (SELECT count(*) FROM (SELECT FROM refunds AS r WHERE r.state = s.state LIMIT ${COUNTED}) AS c)
      WHEN 'deliveries' THEN (SELECT count(*) FROM (SELECT FROM webhook_deliveries AS r WHERE r.state = s.state LIMIT ${COUNTED}) AS c)
      ELSE (SELECT count(*) FROM (SELECT FROM notification_dispatches AS r WHERE r.state = s.state
        AND r.channel = CASE thing WHEN 'mails' THEN 'email' ELSE 'sms' END LIMIT ${COUNTED}) AS c) END)::int AS count
    FROM unnest(${THINGS.map(([thing]) => thing)}::text[], ${THINGS.map(([, state]) => state)}::text[]) AS s (thing, state)`
  return rows.map(({ thing, state, count }) => ({ name: thing, labels: { state }, value: count }))
}

const THINGS = Object.entries(COUNTED_STATES).flatMap(([thing, states]) =>
  states.map((state) => [thing, state] as const),
)

/** For how long the job server is still taken to know the functions; nothing is sent when it is not. */
async function registrationFigures(db: Db): Promise<Figure[]> {
  const [row] = await db.$queryRaw<{ left: number }[]>`
    SELECT coalesce(greatest(0, extract(epoch FROM until - clock_timestamp())), 0)::float8 AS left
    FROM leases WHERE name = 'register-functions' AND until > '-infinity'`
  return [{ name: 'functions_registered', labels: {}, value: (row?.left ?? 0) > 0 ? 1 : 0 }]
}
