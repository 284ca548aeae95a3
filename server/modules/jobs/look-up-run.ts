import type { Db, Tx } from '#server/db/index.ts'
import { type JobServerState, jobServerState, type RunTrace, traceRun } from '#server/gateways/job-server.ts'
import { findJobRun } from './queries.ts'

/** Whether the job server is there; never fails. */
export function lookUpJobServer(): Promise<JobServerState> {
  return jobServerState()
}

/**
 * A listener's run for one event, with the steps of its last run where the job server still has them. Null when there
 * is no such run; `trace` is null when the server does not answer or has forgotten it.
 */
export async function lookUpRun(
  db: Db | Tx,
  pair: { listener: string; eventId: string },
): Promise<{ run: NonNullable<Awaited<ReturnType<typeof findJobRun>>>; trace: RunTrace | null } | null> {
  const run = await findJobRun(db, pair)
  if (!run) return null
  return { run, trace: run.runId ? await traceRun(run.runId) : null }
}
