import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart } from '#server/db/keyset.ts'
import { type JournalEntry, withPostings } from './queries.ts'
import { type Account, type JournalSearch, RARE_ACCOUNTS } from './schema.ts'

/** How many journals a page has. */
const PAGE = 20

/**
 * Journals of the whole book with their postings, newest first: by account, vendor, day (UTC) and the beginning of a
 * reference. `next` is null on the last page.
 */
export async function listJournals(
  db: Db | Tx,
  { reference, account, vendor, from, to, after }: JournalSearch,
): Promise<{ journals: (JournalEntry & { orderId: string | null })[]; next: string | null }> {
  const conditions = [
    Prisma.sql`TRUE`,
    ...(reference ? [Prisma.sql`j.id = ANY (ARRAY(${referring(reference)}))`] : []),
    ...(account ? [touching(account)] : []),
    ...(vendor
      ? [
          Prisma.sql`j.id IN (SELECT journal_id FROM postings WHERE vendor_id = (SELECT id FROM vendors WHERE slug = ${vendor}))`,
        ]
      : []),
    ...(from ? [Prisma.sql`j.created_at >= ${from}::date`] : []),
    ...(to ? [Prisma.sql`j.created_at < ${to}::date + 1`] : []),
    ...(after ? [Prisma.sql`j.id < ${after}::uuid`] : []),
  ]
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT j.id FROM journals j WHERE ${Prisma.join(conditions, ' AND ')} ORDER BY j.id DESC LIMIT ${PAGE + 1}`
  const ids = rows.slice(0, PAGE).map(({ id }) => id)
  const journals = await db.journal.findMany({
    where: { id: { in: ids } },
    orderBy: { id: 'desc' },
    include: { postings: { orderBy: { id: 'asc' } } },
  })
  return {
    journals: await withPostings(db, journals),
    next: rows.length > PAGE ? (ids.at(-1) ?? null) : null,
  }
}

/** Journals whose reference begins so, or of the order with this code. */
function referring(reference: string): Prisma.Sql {
  const typed = likePart(reference)
  return Prisma.sql`
    SELECT id FROM journals WHERE reference LIKE ${`${typed}%`}
    UNION SELECT journal.id FROM orders JOIN journals AS journal ON journal.order_id = orders.id
      WHERE orders.code = ${reference.toUpperCase()}`
}

/** Accounts that hardly any journal touches have an index, which wants its own words; the others are in nearly all. */
function touching(account: Account): Prisma.Sql {
  if (!RARE_ACCOUNTS.includes(account))
    return Prisma.sql`EXISTS (SELECT FROM postings WHERE journal_id = j.id AND account = ${account})`
  const rare = Prisma.raw(RARE_ACCOUNTS.map((name) => `'${name}'`).join(', '))
  return Prisma.sql`j.id = ANY (ARRAY(
    SELECT DISTINCT journal_id FROM postings WHERE account = ${account} AND account IN (${rare})))`
}
