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
