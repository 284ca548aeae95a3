import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'

/** What this listener reacts to. */
type Counted = HandedEvent<'order/placed' | 'order/cancelled'>

/** Receipts under this name say which parts were counted (`placed`) and taken back (`cancelled`). */
export const STATS_LISTENER = 'update-vendor-sales-stats'

/**
 * Brings the daily figures to what the orders say. A sum has no natural key that would make adding to it happen once,
 * hence a receipt per part and change: whoever writes the receipt makes the change. A part of a cancelled order gets
 * both, so that it is counted and taken back, or neither again: the events may arrive in any order, any number of times.
 *
 * Days are those of the platform's business zone; after an operator changed the zone, `rebuildStats` moves the past.
 */
export async function countSales(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const orderIds = [...new Set((events as Counted[]).map(({ payload }) => payload.orderId))].sort()
  await tx.$executeRaw`SELECT FROM orders WHERE id = ANY(${orderIds}::uuid[]) ORDER BY id FOR SHARE`
  const placed = (events as Counted[]).flatMap(({ name, payload }) =>
    name === 'order/placed' ? [payload.orderId] : [],
  )
  const changes = await count(tx, orderIds, placed)
  return (events as Counted[]).map(({ eventId, payload }) => {
    const ofOrder = changes.filter(({ orderId }) => orderId === payload.orderId)
    return { eventId, did: inWords(ofOrder.map(({ change }) => change)) }
  })
}

function inWords(changes: string[]): string {
  const counted = changes.filter((change) => change === 'placed').length
  const taken = changes.filter((change) => change === 'cancelled').length
  if (counted === 0 && taken === 0) return 'everything was counted already'
  return [
    counted && `counted ${counted} ${counted === 1 ? 'vendor order' : 'vendor orders'}`,
    taken && `took ${taken} cancelled ${taken === 1 ? 'vendor order' : 'vendor orders'} back`,
  ]
    .filter(Boolean)
    .join(', ')
}

/**
 * One statement: receipts, then the figures, each table in the order of its key. Returns what changed.
 *
 * Receipts are pruned by age, an order may be cancelled at any age. So that a part is not counted a second time when it
 * is taken back, its receipt is only asked for while the placement is heard now or is still to be finished: an
 * `order/placed` that is done, or pruned itself, was counted.
 */
async function count(
  tx: Tx,
  orderIds: string[],
  placed: string[],
): Promise<{ orderId: string; change: 'placed' | 'cancelled' }[]> {
  return tx.$queryRaw`
    WITH part AS (
      SELECT part.id, part.order_id, part.vendor_id, part.currency, part.total, part.commission,
             orders.status = 'cancelled' AS cancelled,
             (part.placed_at AT TIME ZONE settings.business_zone)::date AS day
      FROM vendor_orders AS part
      JOIN orders ON orders.id = part.order_id
      CROSS JOIN platform_settings AS settings
      WHERE part.order_id = ANY(${orderIds}::uuid[])
    ), receipt AS (
      INSERT INTO receipts (listener, subject, effect_key)
      SELECT ${STATS_LISTENER}, part.id::text, effect.key
      FROM part CROSS JOIN (VALUES ('placed'), ('cancelled')) AS effect (key)
      WHERE CASE effect.key
        WHEN 'cancelled' THEN part.cancelled
        ELSE part.order_id = ANY(${placed}::uuid[]) OR EXISTS (
          SELECT FROM outbox_events AS event
          LEFT JOIN job_runs AS run ON run.event_id = event.id AND run.listener = ${STATS_LISTENER}
          WHERE event.order_id = part.order_id AND event.name = 'order/placed' AND run.state IS DISTINCT FROM 'done')
        END
      ORDER BY 2, 3
      ON CONFLICT DO NOTHING
      RETURNING subject, effect_key
    ), change AS (
      SELECT part.*, receipt.effect_key AS change, CASE receipt.effect_key WHEN 'placed' THEN 1 ELSE -1 END AS sign
      FROM receipt JOIN part ON part.id::text = receipt.subject
    ), line AS (
      SELECT change.vendor_id, change.day, change.currency, change.sign, change.id, item.product_id, item.quantity,
             item.goods - item.discount AS charged
      FROM change JOIN order_items AS item ON item.vendor_order_id = change.id
    ), units AS (
      SELECT vendor_id, day, currency, sum(sign * quantity) AS units FROM line GROUP BY vendor_id, day, currency
    ), of_vendors AS (
      INSERT INTO vendor_daily_stats AS held
        (vendor_id, day, currency, orders, units, gross, commission, cancelled_orders)
      SELECT vendor_id, day, currency, sum(sign), min(units.units), sum(sign * total), sum(sign * commission),
             count(*) FILTER (WHERE change = 'cancelled')
      FROM change JOIN units USING (vendor_id, day, currency)
      GROUP BY vendor_id, day, currency
      ORDER BY vendor_id, day, currency
      ON CONFLICT (vendor_id, day, currency) DO UPDATE SET
        orders = held.orders + EXCLUDED.orders, units = held.units + EXCLUDED.units,
        gross = held.gross + EXCLUDED.gross, commission = held.commission + EXCLUDED.commission,
        cancelled_orders = held.cancelled_orders + EXCLUDED.cancelled_orders
    ), of_products AS (
      INSERT INTO product_daily_stats AS held (product_id, day, currency, vendor_id, orders, units, gross)
      SELECT product_id, day, currency, vendor_id,
             count(DISTINCT id) FILTER (WHERE sign > 0) - count(DISTINCT id) FILTER (WHERE sign < 0),
             sum(sign * quantity), sum(sign * charged)
      FROM line
      GROUP BY product_id, day, currency, vendor_id
      ORDER BY product_id, day, currency
      ON CONFLICT (product_id, day, currency) DO UPDATE SET
        orders = held.orders + EXCLUDED.orders, units = held.units + EXCLUDED.units,
        gross = held.gross + EXCLUDED.gross
    )
    SELECT order_id AS "orderId", change FROM change`
}
