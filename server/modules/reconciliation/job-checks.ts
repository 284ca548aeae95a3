import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'
import { RETIRED_LISTENERS } from '#server/events.ts'

/**
 * Every listener that an event expects is done with it, or dead and waiting for an operator; younger events may wait.
 * A webhook that a vendor's endpoint does not take is tried for hours: that is its vendor's affair, and only counted.
 */
export async function jobsAreFinished(db: Db, before: Date): Promise<Check> {
  const retired = [...RETIRED_LISTENERS]
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*) FROM outbox_events)::float8 AS events,
           count(*) FILTER (WHERE state = 'done')::float8 AS done,
           count(*) FILTER (WHERE state = 'dead')::float8 AS dead,
           count(*) FILTER (WHERE state = 'open')::float8 AS open,
           (SELECT count(*) FROM webhook_deliveries WHERE state = 'pending' AND attempts > 0)::float8
             AS "webhooks tried again"
    FROM job_runs`
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT concat('event ', event.id, ' ', event.name, ', ', expected.listener, ': ',
                  coalesce(run.state, CASE WHEN event.dispatched_at IS NULL THEN 'not dispatched' ELSE 'no run' END)
           ) AS difference,
           count(*) OVER ()::int AS found
    FROM outbox_events AS event
    CROSS JOIN LATERAL unnest(event.listeners) AS expected (listener)
    LEFT JOIN job_runs AS run ON run.event_id = event.id AND run.listener = expected.listener
    WHERE event.created_at <= ${before}::timestamptz
      AND (run.state IS NULL OR run.state = 'open')
      AND expected.listener <> ALL(${retired}::text[])
      AND NOT (expected.listener = 'send-webhook' AND EXISTS (
        SELECT FROM webhook_deliveries AS delivery
        WHERE delivery.id = (event.payload ->> 'deliveryId')::uuid
          AND delivery.state = 'pending' AND delivery.attempts > 0))
    ORDER BY event.id, expected.listener
    LIMIT ${NAMED}`
  return checkOf('every expected job run is done, or dead for an operator to see', figures, wrong)
}
