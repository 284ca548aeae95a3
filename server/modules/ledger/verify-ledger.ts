import { type Check, checkOf, type Difference, NAMED } from '#server/core/check.ts'
import type { Db, Tx } from '#server/db/index.ts'

/**
 * Proves the book from its postings: every journal has postings and sums to zero in each currency, and every cached
 * balance is what its vendor's postings say, bucket by bucket. Reads only.
 */
export async function verifyLedger(db: Db | Tx): Promise<Check[]> {
  return [await journalsSumToZero(db), await balancesEqualPostings(db)]
}

async function journalsSumToZero(db: Db | Tx): Promise<Check> {
  const [counted] = await db.$queryRaw<{ journals: number; postings: number }[]>`
    SELECT (SELECT count(*) FROM journals)::float8 AS journals, (SELECT count(*) FROM postings)::float8 AS postings`
  const debits = await db.$queryRaw<{ currency: string; debits: number }[]>`
    SELECT currency, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::float8 AS debits
    FROM postings GROUP BY currency ORDER BY currency`
  const wrong = await db.$queryRaw<Difference[]>`
    SELECT CASE WHEN count(posting.id) = 0 THEN journal.reference || ': has no postings'
                ELSE journal.reference || ': sums to ' || sum(posting.amount) || ' ' || posting.currency
           END AS difference, count(*) OVER ()::int AS found
    FROM journals AS journal LEFT JOIN postings AS posting ON posting.journal_id = journal.id
    GROUP BY journal.id, posting.currency
    HAVING coalesce(sum(posting.amount), 0) <> 0 OR count(posting.id) = 0
    ORDER BY journal.reference
    LIMIT ${NAMED}`
  const figures = Object.fromEntries(debits.map(({ currency, debits }) => [`debits ${currency}`, debits]))
  return checkOf('every journal sums to zero', { ...counted, ...figures }, wrong)
}

async function balancesEqualPostings(db: Db | Tx): Promise<Check> {
  const [counted] = await db.$queryRaw<{ balances: number }[]>`
    SELECT count(*)::float8 AS balances FROM vendor_balances`
  const wrong = await db.$queryRaw<Difference[]>`
    WITH cached AS (
      SELECT vendor_id, currency, bucket, amount
      FROM vendor_balances, LATERAL (VALUES
        ('pending', pending), ('available', available), ('reserved', reserved), ('in-transit', in_transit)
      ) AS held (bucket, amount)
    ), posted AS (
      SELECT vendor_id, currency, bucket, -sum(amount) AS amount
      FROM postings WHERE account = 'vendor' GROUP BY vendor_id, currency, bucket
    )
    SELECT concat('vendor ', vendor_id, ' ', bucket, ' ', currency, ': the postings say ', coalesce(posted.amount, 0),
                  ', the balance ', coalesce(cached.amount, 0)) AS difference, count(*) OVER ()::int AS found
    FROM cached FULL JOIN posted USING (vendor_id, currency, bucket)
    WHERE coalesce(posted.amount, 0) <> coalesce(cached.amount, 0)
    ORDER BY 1
    LIMIT ${NAMED}`
  return checkOf("every vendor's balance is the sum of its postings", counted, wrong)
}
