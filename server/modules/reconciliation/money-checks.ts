import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/**
 * What the book says of each part and each order is what their rows say: a part that stands is booked with its net,
 * commission and tax, a cancelled one comes to nothing; a customer owes what is not paid. `before`: younger orders'
 * listeners may still be at it.
 */
export async function bookFollowsOrders(db: Db, before: Date): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*) FILTER (WHERE status <> 'cancelled')::float8 AS "parts that stand",
           count(*) FILTER (WHERE status = 'cancelled')::float8 AS "parts cancelled"
    FROM vendor_orders WHERE placed_at <= ${before}::timestamptz`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH booked AS (
      SELECT journal.vendor_order_id AS id,
             coalesce(sum(amount) FILTER (WHERE account = 'customer-receivable'), 0) AS total,
             -coalesce(sum(amount) FILTER (WHERE account = 'vendor'), 0) AS net,
             -coalesce(sum(amount) FILTER (WHERE account = 'commission'), 0) AS commission,
             -coalesce(sum(amount) FILTER (WHERE account = 'tax-payable'), 0) AS tax
      FROM journals AS journal JOIN postings ON postings.journal_id = journal.id
      WHERE journal.kind IN ('vendor-order-placed', 'vendor-order-reversed')
      GROUP BY journal.vendor_order_id
    ), expected AS (
      SELECT part.id, part.code, sign * part.total AS total, sign * part.net AS net,
             sign * part.commission AS commission, sign * part.tax AS tax
      FROM vendor_orders AS part, LATERAL (SELECT CASE part.status WHEN 'cancelled' THEN 0 ELSE 1 END AS sign) AS stands
      WHERE part.placed_at <= ${before}::timestamptz
        AND coalesce(part.cancelled_at, part.placed_at) <= ${before}::timestamptz
    )
    SELECT concat('vendor order ', code, ': net ', expected.net, ', in the book ', coalesce(booked.net, 0),
                  '; total ', expected.total, ', in the book ', coalesce(booked.total, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM expected LEFT JOIN booked USING (id)
    WHERE (expected.total, expected.net, expected.commission, expected.tax) IS DISTINCT FROM
      (coalesce(booked.total, 0), coalesce(booked.net, 0), coalesce(booked.commission, 0), coalesce(booked.tax, 0))
    ORDER BY code
    LIMIT ${NAMED}`
  return checkOf('the book has every part that stands, and nothing of those cancelled', figures, wrong)
}

/** Money that came is booked once, what goes back was owed, and never more goes back than came. */
export async function bookFollowsRefunds(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT (SELECT count(*) FROM payments WHERE state IN ('captured', 'received'))::float8 AS payments,
           count(*) FILTER (WHERE state = 'completed')::float8 AS "refunds completed",
           count(*) FILTER (WHERE state <> 'completed')::float8 AS "refunds open"
    FROM refunds`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH booked AS (
      SELECT journal.order_id AS id,
             coalesce(sum(amount) FILTER (WHERE account IN ('clearing', 'bank')), 0) AS held,
             -coalesce(sum(amount) FILTER (WHERE account = 'customer-owed'), 0) AS owed
      FROM journals AS journal JOIN postings ON postings.journal_id = journal.id
      WHERE journal.order_id IS NOT NULL
      GROUP BY journal.order_id
    ), given AS (
      SELECT order_id AS id, sum(amount) AS asked, coalesce(sum(amount) FILTER (WHERE state = 'completed'), 0) AS paid
      FROM refunds GROUP BY order_id
    ), expected AS (
      SELECT orders.id, orders.code, orders.status, coalesce(given.asked, 0) AS asked,
             coalesce(payment.amount, 0) AS came, coalesce(payment.amount, 0) - coalesce(given.paid, 0) AS held,
             coalesce(given.asked, 0) - coalesce(given.paid, 0) AS owed
      FROM orders
      LEFT JOIN payments AS payment
        ON payment.order_id = orders.id AND payment.state IN ('captured', 'received')
      LEFT JOIN given ON given.id = orders.id
    )
    SELECT concat('order ', code, ': ', expected.came, ' came, ', expected.held, ' is kept, in the book ',
                  coalesce(booked.held, 0), '; ', expected.owed, ' is owed back, in the book ',
                  coalesce(booked.owed, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM expected LEFT JOIN booked USING (id)
    WHERE expected.held <> coalesce(booked.held, 0) OR expected.owed <> coalesce(booked.owed, 0)
      OR expected.asked > expected.came OR (expected.status = 'cancelled' AND expected.asked <> expected.came)
    ORDER BY code
    LIMIT ${NAMED}`
  return checkOf('money that came is booked, and what is owed back was asked for', figures, wrong)
}

/** What is in transit is what payouts under way carry. */
export async function transitFollowsPayouts(db: Db): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*) FILTER (WHERE state IN ('requested', 'processing', 'unknown'))::float8 AS "payouts under way",
           count(*) FILTER (WHERE state = 'paid')::float8 AS "payouts paid"
    FROM payouts`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH carried AS (
      SELECT vendor_id, currency, sum(amount) AS amount
      FROM payouts WHERE state IN ('requested', 'processing', 'unknown') GROUP BY vendor_id, currency
    )
    SELECT concat('vendor ', vendor_id, ' ', currency, ': in transit ', coalesce(balance.in_transit, 0), ', payouts ',
                  coalesce(carried.amount, 0)) AS difference,
           count(*) OVER ()::int AS found
    FROM vendor_balances AS balance FULL JOIN carried USING (vendor_id, currency)
    WHERE coalesce(balance.in_transit, 0) <> coalesce(carried.amount, 0)
    ORDER BY 1
    LIMIT ${NAMED}`
  return checkOf('money in transit is what payouts carry', figures, wrong)
}
