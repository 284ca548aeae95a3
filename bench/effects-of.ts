/** What the database knows of the effects that a benchmark waits for. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Db } from '#server/db/index.ts'

/** How long nothing may be finished before a benchmark gives up, in milliseconds. */
const PATIENCE_MS = 60_000

/**
 * Waits until every listener of every event since `since` is done. Throws when one is dead, or when nothing moves for a
 * minute. `everyMs`: how often it looks.
 */
export async function untilDrained(db: Db, since: Date, paid: number, everyMs: number): Promise<void> {
  let before = -1
  for (let moved = Date.now(); ; await sleep(everyMs)) {
    const { open, dead, waiting, paidSent } = await pending(db, since)
    if (dead > 0) throw new Error(`${dead} job runs of the benchmark are dead.`)
    if (open + waiting === 0 && paidSent === paid) return
    const left = open + waiting - paidSent
    if (left !== before) moved = Date.now()
    before = left
    if (Date.now() - moved > PATIENCE_MS) {
      throw new Error(`${open + waiting} effects do not come, with ${paidSent} of ${paid} payments told.`)
    }
  }
}

async function pending(
  db: Db,
  since: Date,
): Promise<{ open: number; dead: number; waiting: number; paidSent: number }> {
  const [row] = await db.$queryRaw<{ open: number; dead: number; waiting: number; paidSent: number }[]>`
    SELECT count(*) FILTER (WHERE state = 'open')::int AS open, count(*) FILTER (WHERE state = 'dead')::int AS dead,
      (SELECT count(*)::int FROM outbox_events WHERE dispatched_at IS NULL) AS waiting,
      (SELECT count(*)::int FROM outbox_events
       WHERE name = 'order/paid' AND created_at >= ${since}::timestamptz) AS "paidSent"
    FROM job_runs WHERE state <> 'done' AND opened_at >= ${since}::timestamptz`
  return row ?? { open: 0, dead: 0, waiting: 0, paidSent: 0 }
}

/** One listener's work for one kind of event. Times in milliseconds. */
interface ListenerReport {
  event: string
  listener: string
  done: number
  /** Runs at the job server that did it. */
  runs: number
  /** From the event's commit to the end of the effect. */
  p50Ms: number
  p99Ms: number
  /** From `since` to the end of the last one. */
  lastMs: number
}

/** What each listener did for the orders' events since then. */
export async function reportOf(db: Db, since: Date): Promise<ListenerReport[]> {
  return db.$queryRaw<ListenerReport[]>`
    SELECT e.name AS event, r.listener, count(*)::int AS done, count(DISTINCT r.run_id)::int AS runs,
      percentile_cont(0.5) WITHIN GROUP (ORDER BY lag.ms)::int AS "p50Ms",
      percentile_cont(0.99) WITHIN GROUP (ORDER BY lag.ms)::int AS "p99Ms",
      (extract(epoch FROM max(r.finished_at) - ${since}::timestamptz) * 1000)::int AS "lastMs"
    FROM outbox_events AS e JOIN job_runs AS r ON r.event_id = e.id,
      LATERAL (SELECT extract(epoch FROM r.finished_at - e.created_at) * 1000 AS ms) AS lag
    WHERE e.created_at >= ${since}::timestamptz AND e.name IN ('order/placed', 'order/paid') AND r.state = 'done'
    GROUP BY e.name, r.listener ORDER BY e.name DESC, "lastMs"`
}

/** When the last effect of everything that happened since was there. */
export async function lastEffectAt(db: Db, since: Date): Promise<Date> {
  const [row] = await db.$queryRaw<{ at: Date }[]>`
    SELECT max(finished_at) AS at FROM job_runs WHERE opened_at >= ${since}::timestamptz`
  if (!row?.at) throw new Error('Nothing was done.')
  return row.at
}
