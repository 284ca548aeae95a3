import type { Db } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { openJobRuns } from './finish-job-runs.ts'
import { backOffSeconds, describeError, isPermanent, verdict } from './rules.ts'

/**
 * Notes that a run failed and decides what follows: `retry`, the job server tries this run again, and the pairs stay
 * open; `split`, a batch failed for good, its events are redelivered alone at once; `dead`, a single run cannot succeed
 * until an operator replays it. Pairs that are done by now stay done. `attempt` counts from 0.
 */
export async function recordFailure(
  db: Db,
  listener: ListenerName,
  eventIds: string[],
  error: unknown,
  run: { attempt: number; runId?: string } = { attempt: 0 },
): Promise<'retry' | 'split' | 'dead'> {
  const ids = [...new Set(eventIds)].sort()
  const next = verdict({ events: ids.length, attempt: run.attempt, permanent: isPermanent(error) })
  await openJobRuns(db, listener, ids)
  await db.$executeRaw`
    WITH failed AS (
      SELECT id FROM job_runs WHERE listener = ${listener} AND event_id = ANY(${ids}::uuid[]) AND state <> 'done'
      ORDER BY event_id FOR NO KEY UPDATE)
    UPDATE job_runs AS r
    SET attempts = r.attempts + 1, last_error = ${describeError(error)}, run_id = coalesce(${run.runId ?? null}::text, r.run_id),
      state = CASE WHEN ${next} = 'dead' THEN 'dead' ELSE 'open' END,
      finished_at = CASE WHEN ${next} = 'dead' THEN clock_timestamp() END,
      -- A split event was handed out in a batch, so the next time it goes alone.
      redeliveries = CASE WHEN ${next} = 'split' THEN greatest(r.redeliveries, 1) ELSE r.redeliveries END,
      next_redelivery_at = CASE ${next}
        WHEN 'dead' THEN NULL
        WHEN 'split' THEN clock_timestamp()
        -- The job server's own retries come first; the sweep takes over when they are used up.
        ELSE greatest(r.next_redelivery_at, clock_timestamp() + (${backOffs()}::int[])[least(r.redeliveries, 4) + 1]
          * interval '1 second') END
    FROM failed WHERE r.id = failed.id`
  return next
}

function backOffs(): number[] {
  return [0, 1, 2, 3, 4].map(backOffSeconds)
}
