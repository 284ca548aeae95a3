import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/** What is on hand came in by movements, and what is reserved is held by reservations. */
export async function stockAddsUp(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*)::float8 AS variants, coalesce(sum(on_hand), 0)::float8 AS "on hand",
           coalesce(sum(reserved), 0)::float8 AS reserved
    FROM stock`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH moved AS (
      SELECT variant_id, sum(delta) AS on_hand FROM stock_movements GROUP BY variant_id
    ), held AS (
      SELECT variant_id, sum(quantity) AS reserved FROM reservations WHERE state = 'held' GROUP BY variant_id
    )
    SELECT concat('variant ', variant_id, ': on hand ', stock.on_hand, ', movements ', coalesce(moved.on_hand, 0),
                  '; reserved ', stock.reserved, ', held ', coalesce(held.reserved, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM stock LEFT JOIN moved USING (variant_id) LEFT JOIN held USING (variant_id)
    WHERE stock.on_hand <> coalesce(moved.on_hand, 0) OR stock.reserved <> coalesce(held.reserved, 0)
    ORDER BY variant_id
    LIMIT ${NAMED}`
  return checkOf('stock is what came in, less what was sold and is reserved', figures, wrong)
}

/** Each committed reservation was sold by one movement of its units, and no other reservation was. */
export async function reservationsAreBooked(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT coalesce(sum(quantity) FILTER (WHERE state = 'held'), 0)::float8 AS "units held",
           coalesce(sum(quantity) FILTER (WHERE state = 'committed'), 0)::float8 AS "units sold",
           coalesce(sum(quantity) FILTER (WHERE state = 'released'), 0)::float8 AS "units released"
    FROM reservations`
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT concat('reservation ', reservation.id, ': ', reservation.state, ' ', reservation.quantity, ', sold ',
                  -coalesce(sale.delta, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM reservations AS reservation
    LEFT JOIN stock_movements AS sale ON sale.reference = 'reservation:' || reservation.id
    WHERE -coalesce(sale.delta, 0) <> CASE reservation.state WHEN 'committed' THEN reservation.quantity ELSE 0 END
    ORDER BY reservation.id
    LIMIT ${NAMED}`
  return checkOf('every sold unit has its movement', figures, wrong)
}

/**
 * Each reservation is for what its item says, and as far as its order is: held while it waits for its payment, sold once
 * it is paid, free or back on the shelf when it was cancelled. `before`: younger changes' listeners may still be at it.
 */
export async function reservationsFollowOrders(db: Db, before: Date): Promise<Check> {
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT concat('reservation ', reservation.id, ' of order ', orders.code, ' (', orders.status, '): ',
                  reservation.state, ' ', reservation.quantity, ', its item ', item.quantity) AS difference,
           count(*) OVER ()::int AS found
    FROM reservations AS reservation
    JOIN order_items AS item ON item.id = reservation.order_item_id
    JOIN vendor_orders AS part ON part.id = item.vendor_order_id
    JOIN orders ON orders.id = item.order_id
    LEFT JOIN stock_movements AS back ON back.reference = 'reservation:' || reservation.id || ':returned'
    WHERE (reservation.order_id, reservation.variant_id, reservation.quantity)
        <> (item.order_id, item.variant_id, item.quantity)
      OR coalesce(back.delta, reservation.quantity) <> reservation.quantity
      OR (back.id IS NOT NULL AND (orders.status <> 'cancelled' OR reservation.state <> 'committed'))
      OR (orders.status = 'awaiting-payment' AND reservation.state <> 'held')
      OR (orders.status = 'placed' AND reservation.state <> 'committed' AND orders.paid_at <= ${before}::timestamptz)
      OR (orders.status = 'cancelled' AND orders.cancelled_at <= ${before}::timestamptz
        AND (reservation.state = 'held'
          OR (reservation.state = 'committed' AND back.id IS NULL AND part.shipped_at IS NULL)))
    ORDER BY reservation.id
    LIMIT ${NAMED}`
  return checkOf('units are held, sold or free as their orders are', undefined, wrong)
}
