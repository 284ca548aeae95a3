import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db } from '#server/db/index.ts'

/**
 * What customers paid, less what they got or get back, is the vendors' net, the commission and the taxes of the parts
 * that stand, to the cent, in whichever journals it was booked. `before`: younger changes' listeners may still be at it.
 */
export async function paymentsAreShared(db: Db, before: Date): Promise<Check> {
  const sums = await db.$queryRaw<{ name: string; amount: number }[]>`
    SELECT concat(share.name, ' ', part.currency) AS name, sum(share.amount)::float8 AS amount
    FROM vendor_orders AS part,
         LATERAL (VALUES ('net', part.net), ('commission', part.commission), ('tax', part.tax)) AS share (name, amount)
    WHERE part.status NOT IN ('awaiting-payment', 'cancelled')
    GROUP BY 1 ORDER BY 1`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH booked AS (
      SELECT journal.order_id AS id,
             coalesce(sum(amount) FILTER (WHERE account IN ('clearing', 'bank', 'customer-owed', 'promotion')), 0) AS kept,
             -coalesce(sum(amount) FILTER (WHERE account = 'vendor'), 0) AS net,
             -coalesce(sum(amount) FILTER (WHERE account = 'commission'), 0) AS commission,
             -coalesce(sum(amount) FILTER (WHERE account = 'tax-payable'), 0) AS tax
      FROM journals AS journal JOIN postings ON postings.journal_id = journal.id
      WHERE journal.order_id IS NOT NULL
      GROUP BY journal.order_id
    ), stands AS (
      SELECT order_id AS id, sum(net) AS net, sum(commission) AS commission, sum(tax) AS tax
      FROM vendor_orders WHERE status <> 'cancelled' GROUP BY order_id
    ), expected AS (
      SELECT orders.id, orders.code, coalesce(stands.net, 0) AS net, coalesce(stands.commission, 0) AS commission,
             coalesce(stands.tax, 0) AS tax, coalesce(stands.net + stands.commission + stands.tax, 0) AS kept
      FROM orders LEFT JOIN stands ON stands.id = orders.id
      WHERE orders.status <> 'awaiting-payment' AND coalesce(orders.cancelled_at, orders.paid_at) <= ${before}::timestamptz
    )
    SELECT concat('order ', code, ': ', coalesce(booked.kept, 0), ' is kept of what was paid, net ',
                  coalesce(booked.net, 0), ' + commission ', coalesce(booked.commission, 0), ' + tax ',
                  coalesce(booked.tax, 0), '; its parts ask for ', expected.net, ' + ', expected.commission, ' + ',
                  expected.tax) AS difference,
           count(*) OVER ()::int AS found
    FROM expected LEFT JOIN booked ON booked.id = expected.id
    WHERE (expected.kept, expected.net, expected.commission, expected.tax) <>
      (coalesce(booked.kept, 0), coalesce(booked.net, 0), coalesce(booked.commission, 0), coalesce(booked.tax, 0))
    ORDER BY code
    LIMIT ${NAMED}`
  const figures = Object.fromEntries(sums.map(({ name, amount }) => [name, amount]))
  return checkOf("what customers paid is the vendors' net, the commission and the taxes", figures, wrong)
}

/**
 * Each part has its earning, of its net and as far as the part is; what was released is in the book, and was paid for.
 * `before`: younger changes' listeners may still be at it.
 */
export async function earningsFollowParts(db: Db, before: Date): Promise<Check> {
  const [figures] = await db.$queryRaw<Record<string, number>[]>`
    SELECT count(*)::float8 AS earnings,
           count(*) FILTER (WHERE state IN ('released', 'paid-out'))::float8 AS "earnings released"
    FROM earnings`
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT concat('vendor order ', part.code, ' (', part.status, ', net ', part.net, '): earning ',
                  coalesce(earning.state, 'none'), ' ', earning.amount,
                  CASE WHEN released.id IS NOT NULL THEN ', released in the book' END) AS difference,
           count(*) OVER ()::int AS found
    FROM vendor_orders AS part
    LEFT JOIN earnings AS earning ON earning.vendor_order_id = part.id
    LEFT JOIN journals AS released
      ON released.reference = 'earning:' || earning.id || ':released' AND released.kind = 'earning-released'
    WHERE greatest(part.placed_at, part.paid_at, part.delivered_at, part.cancelled_at) <= ${before}::timestamptz
      AND (earning.id IS NULL
        OR (earning.vendor_id, earning.amount, earning.currency) <> (part.vendor_id, part.net, part.currency)
        OR earning.state <> ALL(CASE WHEN part.status = 'cancelled' THEN '{reversed,released,paid-out}'
             WHEN part.paid_at IS NOT NULL AND part.delivered_at IS NOT NULL THEN '{scheduled,released,paid-out}'
             ELSE '{pending}' END::text[])
        OR (earning.state IN ('released', 'paid-out') AND part.paid_at IS NULL)
        OR (earning.amount <> 0 AND (earning.state IN ('released', 'paid-out')) <> (released.id IS NOT NULL)))
    ORDER BY part.code
    LIMIT ${NAMED}`
  return checkOf('every part has the earning that it is due', figures, wrong)
}

/** Every payout is in the book as far as it got. */
export async function payoutsAreBooked(db: Db): Promise<Check> {
  const wrong = await db.$queryRaw<Difference[]>`
    WITH step (state, booked) AS (VALUES
      ('requested', '{requested}'::text[]), ('processing', '{requested}'), ('unknown', '{requested}'),
      ('paid', '{paid,requested}'), ('failed', '{failed,requested}'), ('returned', '{paid,requested,returned}')
    ), journal AS (
      SELECT split_part(reference, ':', 2) AS id, array_agg(split_part(reference, ':', 3) ORDER BY reference) AS booked
      FROM journals WHERE kind LIKE 'payout-%' GROUP BY 1
    )
    SELECT concat('payout ', coalesce(payout.id::text, journal.id), ': ', coalesce(payout.state, 'none'), ', in the book ',
                  coalesce(array_to_string(journal.booked, ', '), 'nothing')) AS difference,
           count(*) OVER ()::int AS found
    FROM payouts AS payout JOIN step USING (state) FULL JOIN journal ON journal.id = payout.id::text
    WHERE step.booked IS DISTINCT FROM journal.booked
    ORDER BY 1
    LIMIT ${NAMED}`
  return checkOf('every payout is in the book as far as it got', undefined, wrong)
}
