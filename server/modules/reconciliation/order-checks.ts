import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/** An order is the sum of its parts, a part the sum of its items, and all in one currency. */
export async function ordersAddUp(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*) FROM orders)::float8 AS orders, (SELECT count(*) FROM vendor_orders)::float8 AS parts,
           (SELECT count(*) FROM order_items)::float8 AS items`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH of_parts AS (
      SELECT order_id, sum(goods) AS goods, sum(discount) AS discount, sum(shipping) AS shipping, sum(tax) AS tax,
             sum(total) AS total, min(currency) AS low, max(currency) AS high
      FROM vendor_orders GROUP BY order_id
    ), wrong_orders AS (
      SELECT concat('order ', orders.code, ': total ', orders.total, ' ', orders.currency, ', its parts ',
                    of_parts.total, ' ', of_parts.low) AS difference
      FROM orders LEFT JOIN of_parts ON of_parts.order_id = orders.id
      WHERE (orders.goods, orders.discount, orders.shipping, orders.tax, orders.total, orders.currency, orders.currency)
        IS DISTINCT FROM (of_parts.goods, of_parts.discount, of_parts.shipping, of_parts.tax, of_parts.total,
          of_parts.low, of_parts.high)
    ), of_items AS (
      -- Delivery has its tax too: an item's is part of its vendor order's, not all of it.
      SELECT vendor_order_id, sum(goods) AS goods, sum(discount) AS discount, sum(tax) AS tax,
             sum(commission) AS commission
      FROM order_items GROUP BY vendor_order_id
    ), wrong_parts AS (
      SELECT concat('vendor order ', part.code, ': goods ', part.goods, ', its items ', of_items.goods,
                    '; commission ', part.commission, ', its items ', of_items.commission) AS difference
      FROM vendor_orders AS part LEFT JOIN of_items ON of_items.vendor_order_id = part.id
      WHERE (part.goods, part.discount, part.commission)
          IS DISTINCT FROM (of_items.goods, of_items.discount, of_items.commission)
        OR part.tax < of_items.tax
    )
    SELECT difference, count(*) OVER ()::int AS found
    FROM (SELECT * FROM wrong_orders UNION ALL SELECT * FROM wrong_parts) AS wrong
    ORDER BY difference
    LIMIT ${NAMED}`
  return checkOf('every order is the sum of its parts, every part of its items', figures, wrong)
}

/** A payment asks for the order's total, and both agree whether the money is here; parts follow their order. */
export async function paymentsFollowOrders(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*) FILTER (WHERE state IN ('captured', 'received'))::float8 AS paid,
           count(*) FILTER (WHERE state NOT IN ('captured', 'received'))::float8 AS "not paid"
    FROM payments`
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT concat('order ', orders.code, ': ', orders.status, ' ', orders.total, ' ', orders.currency, ', payment ',
                  coalesce(payment.state, 'none'), ' ', payment.amount, ' ', payment.currency) AS difference,
           count(*) OVER ()::int AS found
    FROM orders LEFT JOIN payments AS payment ON payment.order_id = orders.id
    WHERE (payment.amount, payment.currency) IS DISTINCT FROM (orders.total, orders.currency)
      OR (orders.status = 'placed' AND payment.state NOT IN ('captured', 'received'))
      OR (orders.status = 'awaiting-payment' AND payment.state IN ('captured', 'received'))
      OR EXISTS (
        SELECT FROM vendor_orders AS part
        WHERE part.order_id = orders.id
          AND (orders.status = 'awaiting-payment') <> (part.status = 'awaiting-payment'))
    ORDER BY orders.id
    LIMIT ${NAMED}`
  return checkOf('every payment is what its order asks for', figures, wrong)
}

/** Each order and part is in the state that its history ends with. States never come twice, so no order of rows matters. */
export async function historyFollowsStates(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*)::float8 AS changes FROM order_status_changes`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH state AS (
      SELECT id, 'order ' || code AS what, status, id AS order_id, NULL::uuid AS part_id FROM orders
      UNION ALL
      SELECT id, 'vendor order ' || code, status, order_id, id FROM vendor_orders
    ), history AS (
      SELECT coalesce(vendor_order_id, order_id) AS id, array_agg(to_status) AS reached,
             array_agg(from_status) AS left_behind
      FROM order_status_changes GROUP BY 1
    )
    SELECT concat(what, ': ', status, ', its history ', array_to_string(reached, ', ')) AS difference,
           count(*) OVER ()::int AS found
    FROM state LEFT JOIN history USING (id)
    WHERE status <> ALL(coalesce(reached, '{}')) OR status = ANY(left_behind)
    ORDER BY what
    LIMIT ${NAMED}`
  return checkOf('every state is the last of its history', figures, wrong)
}
