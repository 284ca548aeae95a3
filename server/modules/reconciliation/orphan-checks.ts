import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/** Rows that name something without a foreign key name something that exists, and no half of a placement is alone. */
export async function nothingIsOrphaned(db: Db): Promise<Check> {
  const wrong = await db.$queryRaw<Difference[]>`
    WITH orphan (what, id) AS (
      SELECT 'journal without its order', reference FROM journals
      WHERE order_id IS NOT NULL AND NOT EXISTS (SELECT FROM orders WHERE orders.id = journals.order_id)
      UNION ALL
      SELECT 'journal without its vendor order', reference FROM journals
      WHERE vendor_order_id IS NOT NULL
        AND NOT EXISTS (SELECT FROM vendor_orders AS part WHERE part.id = journals.vendor_order_id)
      UNION ALL
      SELECT 'posting without its vendor', postings.id::text FROM postings
      WHERE vendor_id IS NOT NULL AND NOT EXISTS (SELECT FROM vendors WHERE vendors.id = postings.vendor_id)
      UNION ALL
      SELECT 'cart that was ordered without an order', carts.id::text FROM carts
      WHERE status = 'ordered' AND NOT EXISTS (SELECT FROM orders WHERE orders.cart_id = carts.id)
      UNION ALL
      SELECT 'payment attempt that was used without a payment', attempt.id::text FROM payment_attempts AS attempt
      WHERE state = 'used' AND NOT EXISTS (SELECT FROM payments WHERE payments.attempt_id = attempt.id)
      UNION ALL
      SELECT 'idempotency key without its order', key FROM checkout_claims AS claim
      WHERE NOT EXISTS (SELECT FROM orders WHERE orders.id = claim.order_id)
      UNION ALL
      SELECT 'order item without a reservation', item.id::text FROM order_items AS item
      WHERE NOT EXISTS (SELECT FROM reservations WHERE reservations.order_item_id = item.id)
      UNION ALL
      SELECT 'order without a payment', orders.code FROM orders
      WHERE NOT EXISTS (SELECT FROM payments WHERE payments.order_id = orders.id)
      UNION ALL
      SELECT 'event of an order that does not exist', event.name || ' ' || event.id FROM outbox_events AS event
      WHERE order_id IS NOT NULL AND NOT EXISTS (SELECT FROM orders WHERE orders.id = event.order_id)
      UNION ALL
      SELECT 'message about an order that does not exist', message.id::text FROM notifications AS message
      WHERE order_id IS NOT NULL AND NOT EXISTS (SELECT FROM orders WHERE orders.id = message.order_id)
      UNION ALL
      SELECT 'call at a provider without a message', call.id::text FROM notification_dispatches AS call
      WHERE state = 'sending' AND NOT EXISTS (SELECT FROM notifications WHERE notifications.dispatch_id = call.id)
      UNION ALL
      SELECT 'job run that its event does not expect', run.listener || ' ' || run.event_id
      FROM job_runs AS run JOIN outbox_events AS event ON event.id = run.event_id
      WHERE run.listener <> ALL(event.listeners)
    )
    SELECT what || ': ' || id AS difference, count(*) OVER ()::int AS found
    FROM orphan ORDER BY 1 LIMIT ${NAMED}`
  return checkOf('nothing stands alone', undefined, wrong)
}
