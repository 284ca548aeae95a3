import type { Db, Tx } from '#server/db/index.ts'
import { LISTENERS } from '#server/events.ts'
import { SPANS, type Span } from './schema.ts'

/** What ended in one step of time. */
export interface RunCount {
  at: Date
  /** Done at the first attempt. */
  smooth: number
  /** Done, after it had failed. */
  retried: number
  /** Failed for good, and not replayed since. */
  dead: number
}

/** How many runs ended when, of one listener or of all, oldest first; steps in which nothing ended are there too. */
export async function countRuns(
  db: Db | Tx,
  { span, listener, now }: { span: Span; listener?: string; now: Date },
): Promise<RunCount[]> {
  const { minutes, step } = SPANS[span]
  const listeners = listener ? [listener] : [...LISTENERS]
  // Each listener's by the index of (listener, state, finished_at), which holds no attempts: those are of few.
  return db.$queryRaw<RunCount[]>`
    WITH bounds AS (
      SELECT date_bin(${step}::int * interval '1 minute', ${now}::timestamptz, timestamptz '2000-01-01 00:00Z') AS last),
    ended AS (
      SELECT date_bin(${step}::int * interval '1 minute', r.finished_at, timestamptz '2000-01-01 00:00Z') AS at, r.state,
        r.attempts > 1 AS again
      FROM bounds, unnest(${listeners}::text[]) AS l (name)
      JOIN job_runs r ON r.listener = l.name AND r.state IN ('done', 'dead')
      WHERE r.finished_at > last - ${minutes - step}::int * interval '1 minute')
    SELECT steps.at, (count(*) FILTER (WHERE state = 'done' AND NOT again))::int AS smooth,
      (count(*) FILTER (WHERE state = 'done' AND again))::int AS retried,
      (count(*) FILTER (WHERE state = 'dead'))::int AS dead
    FROM bounds, generate_series(last - ${minutes - step}::int * interval '1 minute', last,
      ${step}::int * interval '1 minute') AS steps (at)
    LEFT JOIN ended ON ended.at = steps.at
    GROUP BY steps.at ORDER BY steps.at`
}
