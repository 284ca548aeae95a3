import type { Db, Tx } from '#server/db/index.ts'
import type { Account, Bucket } from './schema.ts'

/** What all postings of an account and bucket come to. Minor units; debit positive, credit negative. */
export interface AccountSum {
  currency: string
  account: Account
  bucket: Bucket | null
  debits: number
  credits: number
  postings: number
}

/** The sum of everything in one currency: zero, or the book is broken. */
export interface CurrencyProof {
  currency: string
  accounts: AccountSum[]
  debits: number
  credits: number
  /** Debits less credits. */
  difference: number
  postings: number
}

/** The trial balance: every posting of the book, summed by account, per currency. Reads the whole book. */
export async function proveBook(db: Db | Tx): Promise<CurrencyProof[]> {
  const sums = await db.$queryRaw<AccountSum[]>`
    SELECT currency, account, bucket, coalesce(sum(amount) FILTER (WHERE amount > 0), 0)::float8 AS debits,
      coalesce(-sum(amount) FILTER (WHERE amount < 0), 0)::float8 AS credits, count(*)::int AS postings
    FROM postings GROUP BY currency, account, bucket ORDER BY currency, account, bucket`
  return [...Map.groupBy(sums, ({ currency }) => currency)].map(([currency, accounts]) => {
    const total = (key: 'debits' | 'credits' | 'postings') => accounts.reduce((sum, row) => sum + row[key], 0)
    const [debits, credits] = [total('debits'), total('credits')]
    return { currency, accounts, debits, credits, difference: debits - credits, postings: total('postings') }
  })
}
