import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/** Longer than anything rests before it is asked after again, in milliseconds. */
const FORGOTTEN_MS = 2 * 3_600_000

/**
 * What a provider has not answered is being asked after, or waits where an operator sees it: nothing lies forgotten.
 * Counts what is in doubt now; a doubt as such is no difference, the provider may be away.
 */
export async function doubtsAreAsked(db: Db, now: Date): Promise<Check> {
  const before = new Date(now.getTime() - FORGOTTEN_MS)
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*) FROM payments WHERE state IN ('capturing', 'unknown'))::float8 AS "payments in doubt",
           (SELECT count(*) FROM payment_attempts WHERE state = 'unknown')::float8 AS "authorisations in doubt",
           (SELECT count(*) FROM payments WHERE state = 'voiding')::float8 AS "holds to let go",
           (SELECT count(*) FROM refunds WHERE state IN ('processing', 'unknown'))::float8 AS "refunds in doubt",
           (SELECT count(*) FROM payouts WHERE state IN ('processing', 'unknown'))::float8 AS "payouts in doubt",
           (SELECT count(*) FROM notifications WHERE state IN ('pending', 'sending'))::float8 AS "messages to send",
           (SELECT count(*) FROM notifications WHERE state = 'unknown')::float8 AS "messages in doubt"`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH forgotten (what, id, state, since) AS (
      SELECT 'payment', id, state, updated_at FROM payments
      WHERE state IN ('capturing', 'unknown', 'voiding') AND updated_at < ${before}::timestamptz
      UNION ALL
      SELECT 'payment attempt', id, state, updated_at FROM payment_attempts
      WHERE state IN ('created', 'requires-action', 'unknown', 'authorised', 'voiding')
        AND greatest(updated_at, calling_until) < ${before}::timestamptz
      UNION ALL
      SELECT 'refund', id, state, updated_at FROM refunds
      WHERE method = 'card' AND state IN ('requested', 'processing', 'unknown') AND updated_at < ${before}::timestamptz
      UNION ALL
      SELECT 'payout', id, state, updated_at FROM payouts
      WHERE state IN ('requested', 'processing', 'unknown') AND updated_at < ${before}::timestamptz
      UNION ALL
      SELECT message.channel || ' message', message.id, message.state, message.created_at
      FROM notifications AS message
      JOIN job_runs AS run ON run.event_id = message.event_id AND run.listener = message.listener
      WHERE message.state IN ('pending', 'sending') AND run.state = 'done'
        AND message.created_at < ${before}::timestamptz
    )
    SELECT concat(what, ' ', id, ': ', state, ' since ', since, ', and nobody asks') AS difference,
           count(*) OVER ()::int AS found
    FROM forgotten ORDER BY what, id LIMIT ${NAMED}`
  return checkOf('whatever a provider has not answered is asked after', figures, wrong)
}
