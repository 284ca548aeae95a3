import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import { RETIRED_LISTENERS } from '#server/events.ts'

/** How many missing runs one repair opens; the next one opens the rest. */
const AT_MOST = 10_000

/**
 * Opens, due at once, the job runs that dispatched events expect and that are not there: the delivery sweep looks at
 * runs alone, so these would never be handed out again. Returns how many.
 */
export async function openMissingRuns(tx: Tx, before: Date): Promise<number> {
  const missing = await tx.$queryRaw<{ listener: string; eventId: string }[]>`
    SELECT expected.listener, event.id AS "eventId"
    FROM outbox_events AS event CROSS JOIN LATERAL unnest(event.listeners) AS expected (listener)
    WHERE event.dispatched_at <= ${before}::timestamptz
      AND expected.listener <> ALL(${[...RETIRED_LISTENERS]}::text[])
      AND NOT EXISTS (
        SELECT FROM job_runs AS run WHERE run.event_id = event.id AND run.listener = expected.listener)
    ORDER BY expected.listener, event.id
    LIMIT ${AT_MOST}`
  return tx.$executeRaw`
    INSERT INTO job_runs (id, listener, event_id, state, redeliveries, next_redelivery_at, last_error)
    SELECT id, listener, event_id, 'open', 1, now(), 'there was no run: opened by reconciliation'
    FROM unnest(${missing.map(() => newId())}::uuid[], ${missing.map(({ listener }) => listener)}::text[],
      ${missing.map(({ eventId }) => eventId)}::uuid[]) AS missing (id, listener, event_id)
    ON CONFLICT (listener, event_id) DO NOTHING`
}

/**
 * Opens again, due at once, runs that are called done though what they are for is not there. Their effects have unique
 * keys, so of what is there nothing happens twice. Returns how many.
 */
export function reopenLostEffects(tx: Tx, before: Date): Promise<number> {
  return tx.$executeRaw`
    WITH lost (listener, order_id, name) AS (
      SELECT 'update-vendor-balance', part.order_id, 'order/placed' FROM vendor_orders AS part
      WHERE part.status <> 'cancelled' AND part.total > 0 AND part.placed_at <= ${before}::timestamptz
        AND NOT EXISTS (SELECT FROM journals WHERE reference = 'vendor-order:' || part.id || ':placed')
      UNION
      SELECT 'update-vendor-balance', part.order_id, 'order/cancelled' FROM vendor_orders AS part
      WHERE part.status = 'cancelled' AND part.cancelled_at <= ${before}::timestamptz
        AND EXISTS (SELECT FROM journals WHERE reference = 'vendor-order:' || part.id || ':placed')
        AND NOT EXISTS (SELECT FROM journals WHERE reference = 'vendor-order:' || part.id || ':reversed')
      UNION
      SELECT 'process-vendor-payouts', part.order_id, 'order/placed'
      FROM vendor_orders AS part LEFT JOIN earnings AS earning ON earning.vendor_order_id = part.id
      WHERE greatest(part.placed_at, part.paid_at, part.delivered_at, part.cancelled_at) <= ${before}::timestamptz
        AND (earning.id IS NULL
          OR (earning.state = 'pending' AND part.paid_at IS NOT NULL AND part.delivered_at IS NOT NULL)
          OR (earning.state IN ('pending', 'scheduled') AND part.status = 'cancelled'))
      UNION
      SELECT 'adjust-inventory', orders.id, CASE orders.status WHEN 'placed' THEN 'order/paid' ELSE 'order/cancelled' END
      FROM orders JOIN reservations AS reservation ON reservation.order_id = orders.id
      WHERE reservation.state = 'held' AND orders.status IN ('placed', 'cancelled')
        AND coalesce(orders.cancelled_at, orders.paid_at) <= ${before}::timestamptz
      UNION
      SELECT 'capture-payment', payment.order_id, 'order/placed' FROM payments AS payment
      WHERE payment.state IN ('authorised', 'capturing', 'unknown') AND payment.created_at <= ${before}::timestamptz
    ), pair AS (
      SELECT lost.listener, event.id AS event_id
      FROM lost JOIN outbox_events AS event ON event.order_id = lost.order_id AND event.name = lost.name
      UNION
      SELECT message.listener, message.event_id FROM notifications AS message
      WHERE message.state IN ('pending', 'sending') AND message.created_at <= ${before}::timestamptz
      UNION
      SELECT run.listener, run.event_id FROM job_runs AS run
      WHERE run.listener = 'create-audit-trail-entry' AND run.state = 'done'
        AND NOT EXISTS (SELECT FROM audit_entries AS entry WHERE entry.event_id = run.event_id)
    ), locked AS (
      SELECT run.id FROM job_runs AS run JOIN pair USING (listener, event_id)
      WHERE run.state = 'done' AND run.finished_at <= ${before}::timestamptz
      ORDER BY run.listener, run.event_id
      FOR NO KEY UPDATE OF run
    )
    UPDATE job_runs AS run
    SET state = 'open', finished_at = NULL, redeliveries = greatest(run.redeliveries, 1), redelivered_at = NULL,
        next_redelivery_at = now(), last_error = 'its effect was missing: opened again by reconciliation'
    FROM locked WHERE run.id = locked.id AND run.state = 'done'`
}
