import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/**
 * The sales figures are what the orders say, day by day in the platform's business zone. Days with an order that the
 * listener has still to count, or that changed since `before`, are left out.
 */
export async function figuresFollowOrders(db: Db, before: Date): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*)::float8 AS "vendor days", coalesce(sum(orders), 0)::float8 AS "parts counted",
           (SELECT count(*) FROM product_daily_stats)::float8 AS "product days"
    FROM vendor_daily_stats`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH waiting AS (
      SELECT event.order_id FROM job_runs AS run JOIN outbox_events AS event ON event.id = run.event_id
      WHERE run.listener = 'update-vendor-sales-stats' AND run.state <> 'done'
      UNION
      SELECT order_id FROM outbox_events
      WHERE dispatched_at IS NULL AND name IN ('order/placed', 'order/cancelled')
    ), part AS MATERIALIZED (
      SELECT part.id, part.order_id, part.vendor_id, part.currency, part.total, part.commission,
             coalesce(part.cancelled_at, part.placed_at) > ${before}::timestamptz AS young,
             CASE WHEN orders.status = 'cancelled' THEN 0 ELSE 1 END AS stands,
             (part.placed_at AT TIME ZONE settings.business_zone)::date AS day
      FROM vendor_orders AS part JOIN orders ON orders.id = part.order_id
      CROSS JOIN platform_settings AS settings
    ), unsettled AS (
      SELECT DISTINCT vendor_id, day, currency FROM part
      WHERE young OR order_id IN (SELECT order_id FROM waiting)
    ), of_products AS MATERIALIZED (
      SELECT item.product_id, part.vendor_id, part.day, part.currency,
             count(DISTINCT part.id) FILTER (WHERE stands = 1) AS orders, sum(stands * item.quantity) AS units,
             sum(stands * (item.goods - item.discount)) AS gross
      FROM part JOIN order_items AS item ON item.vendor_order_id = part.id
      GROUP BY item.product_id, part.vendor_id, part.day, part.currency
    ), of_vendors AS (
      SELECT vendor_id, day, currency, sum(stands) AS orders, sum(stands * total) AS gross,
             sum(stands * commission) AS commission, count(*) FILTER (WHERE stands = 0) AS cancelled,
             min(sold.units) AS units
      FROM part LEFT JOIN (
        SELECT vendor_id, day, currency, sum(units) AS units FROM of_products GROUP BY vendor_id, day, currency
      ) AS sold USING (vendor_id, day, currency)
      GROUP BY vendor_id, day, currency
    ), wrong AS (
      SELECT vendor_id, day, currency,
             concat('vendor ', vendor_id, ' ', day, ' ', currency, ': ', coalesce(told.orders, 0), ' orders, ',
                    coalesce(told.gross, 0), '; the orders say ', coalesce(counted.orders, 0), ', ',
                    coalesce(counted.gross, 0)) AS difference
      FROM vendor_daily_stats AS told FULL JOIN of_vendors AS counted USING (vendor_id, day, currency)
      WHERE (coalesce(told.orders, 0), coalesce(told.units, 0), coalesce(told.gross, 0), coalesce(told.commission, 0),
             coalesce(told.cancelled_orders, 0))
        <> (coalesce(counted.orders, 0), coalesce(counted.units, 0), coalesce(counted.gross, 0),
            coalesce(counted.commission, 0), coalesce(counted.cancelled, 0))
      UNION ALL
      SELECT coalesce(counted.vendor_id, told.vendor_id), day, currency,
             concat('product ', product_id, ' ', day, ' ', currency, ': ', coalesce(told.units, 0), ' units, ',
                    coalesce(told.gross, 0), '; the orders say ', coalesce(counted.units, 0), ', ',
                    coalesce(counted.gross, 0)) AS difference
      FROM product_daily_stats AS told FULL JOIN of_products AS counted USING (product_id, day, currency)
      WHERE (coalesce(told.orders, 0), coalesce(told.units, 0), coalesce(told.gross, 0))
        <> (coalesce(counted.orders, 0), coalesce(counted.units, 0), coalesce(counted.gross, 0))
    )
    SELECT difference, count(*) OVER ()::int AS found
    FROM wrong WHERE NOT EXISTS (
      SELECT FROM unsettled
      WHERE (unsettled.vendor_id, unsettled.day, unsettled.currency) = (wrong.vendor_id, wrong.day, wrong.currency))
    ORDER BY difference LIMIT ${NAMED}`
  return checkOf('the sales figures are what the orders say', figures, wrong)
}
