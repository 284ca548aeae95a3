import { type Db, inTransaction } from '#server/db/index.ts'
import { STATS_LISTENER } from './count-sales.ts'

/**
 * Counts everything again from the orders, in the business zone as it is now, and leaves the receipts as if the
 * listener had done it: what it hears of later adds to these figures. Listeners wait while it runs. Idempotent.
 * Returns how many vendor orders were counted.
 */
export async function rebuildStats(db: Db): Promise<{ parts: number }> {
  return inTransaction(db, async (tx) => {
    // Waits for a listener in the middle of its statement, and keeps others out; readers go on.
    await tx.$executeRaw`LOCK TABLE vendor_daily_stats, product_daily_stats IN EXCLUSIVE MODE`
    await tx.$executeRaw`DELETE FROM vendor_daily_stats`
    await tx.$executeRaw`DELETE FROM product_daily_stats`
    // One statement, hence one snapshot: an order has figures and receipts from here, or neither.
    const [counted] = await tx.$queryRaw<{ parts: number }[]>`
      WITH part AS MATERIALIZED (
        SELECT part.id, part.vendor_id, part.currency, part.total, part.commission,
               CASE WHEN orders.status = 'cancelled' THEN 0 ELSE 1 END AS stands,
               (part.placed_at AT TIME ZONE settings.business_zone)::date AS day
        FROM vendor_orders AS part
        JOIN orders ON orders.id = part.order_id
        CROSS JOIN platform_settings AS settings
      ), receipt AS (
        INSERT INTO receipts (listener, subject, effect_key)
        SELECT ${STATS_LISTENER}, part.id::text, effect.key
        FROM part CROSS JOIN (VALUES ('placed'), ('cancelled')) AS effect (key)
        WHERE effect.key = 'placed' OR part.stands = 0
        ORDER BY 2, 3
        ON CONFLICT DO NOTHING
      ), line AS MATERIALIZED (
        SELECT part.vendor_id, part.day, part.currency, part.stands, part.id, item.product_id, item.quantity,
               item.goods - item.discount AS charged
        FROM part JOIN order_items AS item ON item.vendor_order_id = part.id
      ), units AS (
        SELECT vendor_id, day, currency, sum(stands * quantity) AS units FROM line GROUP BY vendor_id, day, currency
      ), of_vendors AS (
        INSERT INTO vendor_daily_stats (vendor_id, day, currency, orders, units, gross, commission, cancelled_orders)
        SELECT vendor_id, day, currency, sum(stands), min(units.units), sum(stands * total), sum(stands * commission),
               count(*) FILTER (WHERE stands = 0)
        FROM part JOIN units USING (vendor_id, day, currency)
        GROUP BY vendor_id, day, currency
      ), of_products AS (
        INSERT INTO product_daily_stats (product_id, day, currency, vendor_id, orders, units, gross)
        SELECT product_id, day, currency, vendor_id, count(DISTINCT id) FILTER (WHERE stands = 1),
               sum(stands * quantity), sum(stands * charged)
        FROM line
        GROUP BY product_id, day, currency, vendor_id
      )
      SELECT count(*)::int AS parts FROM part`
    return { parts: counted?.parts ?? 0 }
  })
}
