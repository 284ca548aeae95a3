import type { Db, Tx } from '#server/db/index.ts'
import type { Check } from './schema.ts'

/** How many differences a check names. */
const NAMED = 20

interface Difference {
  name: string
  expected: number
  found: number
}

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
  const wrong = await db.$queryRaw<{ reference: string; currency: string | null; sum: number }[]>`
    SELECT journal.reference, posting.currency, coalesce(sum(posting.amount), 0)::float8 AS sum
    FROM journals AS journal LEFT JOIN postings AS posting ON posting.journal_id = journal.id
    GROUP BY journal.id, posting.currency
    HAVING coalesce(sum(posting.amount), 0) <> 0 OR count(posting.id) = 0
    ORDER BY journal.reference`
  return {
    name: 'every journal sums to zero',
    figures: {
      journals: counted?.journals ?? 0,
      postings: counted?.postings ?? 0,
      ...Object.fromEntries(debits.map(({ currency, debits }) => [`debits ${currency}`, debits])),
    },
    found: wrong.length,
    differences: wrong
      .slice(0, NAMED)
      .map(({ reference, currency, sum }) =>
        currency ? `${reference}: sums to ${sum} ${currency}` : `${reference}: has no postings`,
      ),
  }
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
    SELECT concat_ws(' ', 'vendor', vendor_id, bucket, currency) AS name,
           coalesce(posted.amount, 0)::float8 AS expected, coalesce(cached.amount, 0)::float8 AS found
    FROM cached FULL JOIN posted USING (vendor_id, currency, bucket)
    WHERE coalesce(posted.amount, 0) <> coalesce(cached.amount, 0)
    ORDER BY 1`
  return {
    name: "every vendor's balance is the sum of its postings",
    figures: { balances: counted?.balances ?? 0 },
    found: wrong.length,
    differences: wrong
      .slice(0, NAMED)
      .map(({ name, expected, found }) => `${name}: the postings say ${expected}, the balance ${found}`),
  }
}
