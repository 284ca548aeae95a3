import type { Db } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { openJobRuns } from './finish-job-runs.ts'
import {
  BACK_OFF_SECONDS,
  describeError,
  isPermanent,
  postponedUntil,
  type Verdict,
  verdict,
} from './rules.ts'

/**
 * Notes that a run failed, and decides what follows (see `Verdict`). Pairs that are done by now stay done; a dead one
 * waits for an operator's replay. `attempt` counts from 0, as the job server does.
 */
export async function recordFailure(
  db: Db,
  listener: ListenerName,
  eventIds: string[],
  error: unknown,
  run: { attempt: number; runId?: string } = { attempt: 0 },
): Promise<Verdict> {
  const ids = [...new Set(eventIds)].sort()
  const until = postponedUntil(error)
  const next = verdict({
    events: ids.length,
    attempt: run.attempt,
    permanent: isPermanent(error),
    postponed: until !== undefined,
  })
  await openJobRuns(db, listener, ids)
  await db.$executeRaw`
    WITH failed AS (
      SELECT id FROM job_runs WHERE listener = ${listener} AND event_id = ANY(${ids}::uuid[]) AND state <> 'done'
      ORDER BY event_id FOR NO KEY UPDATE)
    UPDATE job_runs AS r
    SET attempts = r.attempts + 1, last_error = ${describeError(error)},
      run_id = coalesce(${run.runId ?? null}::text, r.run_id),
      state = CASE WHEN ${next} = 'dead' THEN 'dead' ELSE 'open' END,
      finished_at = CASE WHEN ${next} = 'dead' THEN clock_timestamp() END,
      -- A split event was handed out in a batch, so the next time it goes alone.
      redeliveries = CASE WHEN ${next} = 'split' THEN greatest(r.redeliveries, 1) ELSE r.redeliveries END,
      next_redelivery_at = CASE ${next}
        WHEN 'dead' THEN NULL
        WHEN 'split' THEN clock_timestamp()
        WHEN 'later' THEN ${until ?? null}::timestamptz
        -- The job server's own retries come first; the sweep takes over when they are used up.
        ELSE greatest(r.next_redelivery_at, clock_timestamp()
          + (${BACK_OFF_SECONDS}::int[])[least(r.redeliveries + 1, ${BACK_OFF_SECONDS.length}::int)] * interval '1 second')
        END
    FROM failed WHERE r.id = failed.id`
  return next
}
