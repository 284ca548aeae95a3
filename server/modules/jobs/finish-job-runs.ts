import { newId } from '#server/core/ids.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import type { Done } from './schema.ts'

/** The run at the job server in which something happens. */
export interface RunInfo {
  /** The job server's id of the run. */
  runId?: string
  /** When this attempt began. */
  startedAt: Date
}

/** Opens the job runs of events that arrived before the dispatcher could note them. In key order, as it does. */
export async function openJobRuns(db: Db | Tx, listener: ListenerName, eventIds: string[]): Promise<void> {
  const ids = [...eventIds].sort()
  await db.$executeRaw`
    INSERT INTO job_runs (id, listener, event_id, state)
    SELECT run.id, ${listener}, run.event_id, 'open'
    FROM unnest(${ids.map(() => newId())}::uuid[], ${ids}::uuid[]) AS run (id, event_id)
    ON CONFLICT (listener, event_id) DO NOTHING`
}

/** Which of these events the listener has not finished yet. */
export async function unfinished(
  db: Db | Tx,
  listener: ListenerName,
  eventIds: string[],
): Promise<Set<string>> {
  const done = await db.$queryRaw<{ eventId: string }[]>`
    SELECT event_id AS "eventId" FROM job_runs
    WHERE listener = ${listener} AND event_id = ANY(${eventIds}::uuid[]) AND state = 'done'`
  const finished = new Set(done.map((run) => run.eventId))
  return new Set(eventIds.filter((id) => !finished.has(id)))
}

/** The same, holding the runs until the transaction ends, so that of two deliveries one waits and then finds it done. */
export async function lockUnfinished(
  tx: Tx,
  listener: ListenerName,
  eventIds: string[],
): Promise<Set<string>> {
  const runs = await tx.$queryRaw<{ eventId: string; state: string }[]>`
    SELECT event_id AS "eventId", state FROM job_runs
    WHERE listener = ${listener} AND event_id = ANY(${eventIds}::uuid[])
    ORDER BY event_id FOR NO KEY UPDATE`
  return new Set(runs.filter((run) => run.state !== 'done').map((run) => run.eventId))
}

/**
 * The last act of a listener for these events: each of its job runs is done, with what was done in words. Runs that are
 * done already stay as they are, so a second call changes nothing.
 */
export async function finishJobRuns(
  db: Db | Tx,
  listener: ListenerName,
  done: Done[],
  run: RunInfo,
): Promise<void> {
  if (done.length === 0) return
  const durationMs = Math.max(0, Date.now() - run.startedAt.getTime())
  const rows = [...done].sort((a, b) => (a.eventId < b.eventId ? -1 : 1))
  await db.$executeRaw`
    INSERT INTO job_runs AS r (id, listener, event_id, state, attempts, did, duration_ms, run_id, started_at, finished_at)
    SELECT d.id, ${listener}, d.event_id, 'done', 1, d.did, ${durationMs}::int, ${run.runId ?? null}::text,
      ${run.startedAt}::timestamptz, clock_timestamp()
    FROM unnest(${rows.map(() => newId())}::uuid[], ${rows.map((row) => row.eventId)}::uuid[],
      ${rows.map((row) => row.did.slice(0, 500))}::text[]) AS d (id, event_id, did)
    ON CONFLICT (listener, event_id) DO UPDATE
    SET state = 'done', attempts = r.attempts + 1, did = excluded.did, duration_ms = excluded.duration_ms,
      run_id = excluded.run_id, started_at = excluded.started_at, finished_at = excluded.finished_at,
      next_redelivery_at = NULL
    WHERE r.state <> 'done'`
}
