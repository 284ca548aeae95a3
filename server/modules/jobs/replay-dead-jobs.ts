import type { Db } from '#server/db/index.ts'

/**
 * An operator's replay of everything that is dead, of one listener or of all, once its cause is gone: each pair is due
 * at once, alone; the delivery sweep hands them out within its cap. Returns how many. Repeating it is harmless.
 */
export async function replayDeadJobs(
  db: Db,
  { listener }: { listener?: string },
): Promise<{ replayed: number }> {
  const replayed = await db.$executeRaw`
    WITH dead AS (
      SELECT id FROM job_runs
      WHERE state = 'dead' AND (${listener ?? null}::text IS NULL OR listener = ${listener ?? null}::text)
      ORDER BY id FOR NO KEY UPDATE)
    UPDATE job_runs AS r
    SET state = 'open', finished_at = NULL, redeliveries = greatest(r.redeliveries, 1), redelivered_at = NULL,
      next_redelivery_at = now()
    FROM dead WHERE r.id = dead.id AND r.state = 'dead'`
  return { replayed }
}
