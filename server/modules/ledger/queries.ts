import type { Db, Tx } from '#server/db/index.ts'
import { type Account, type Bucket, type EntriesPage, entriesPage } from './schema.ts'

/** A vendor's money in one currency, minor units; a vendor paid too much has negative amounts. */
export interface VendorBalance {
  currency: string
  pending: number
  available: number
  reserved: number
  inTransit: number
}

/** A journal as a vendor sees it: what it changed in each bucket, minor units. */
export interface BalanceEntry extends Omit<VendorBalance, 'currency'> {
  /** Also the cursor of the page that follows. */
  id: string
  kind: string
  description: string
  orderId: string | null
  vendorOrderId: string | null
  /** The code of that part. */
  code: string | null
  at: Date
}

/** A vendor's balances, one per currency in which anything was ever booked. */
export async function vendorBalances(db: Db | Tx, vendorId: string): Promise<VendorBalance[]> {
  const rows = await db.vendorBalance.findMany({ where: { vendorId }, orderBy: { currency: 'asc' } })
  return rows.map(({ currency, pending, available, reserved, inTransit }) => ({
    currency,
    pending: Number(pending),
    available: Number(available),
    reserved: Number(reserved),
    inTransit: Number(inTransit),
  }))
}

/** What moved a vendor's balance, newest first, a page at a time. `next` is null on the last page. */
export async function vendorBalanceEntries(
  db: Db | Tx,
  { vendorId, ...page }: { vendorId: string } & EntriesPage,
): Promise<{ entries: BalanceEntry[]; next: string | null }> {
  const { currency, after, limit } = entriesPage.parse(page)
  // Ids of journals are UUIDv7: their order is the order of booking, to the millisecond.
  const entries = await db.$queryRaw<BalanceEntry[]>`
    WITH moved AS (
      SELECT journal_id,
             coalesce(-sum(amount) FILTER (WHERE bucket = 'pending'), 0)::float8 AS pending,
             coalesce(-sum(amount) FILTER (WHERE bucket = 'available'), 0)::float8 AS available,
             coalesce(-sum(amount) FILTER (WHERE bucket = 'reserved'), 0)::float8 AS reserved,
             coalesce(-sum(amount) FILTER (WHERE bucket = 'in-transit'), 0)::float8 AS "inTransit"
      FROM postings
      WHERE vendor_id = ${vendorId}::uuid AND currency = ${currency}
        AND (${after ?? null}::uuid IS NULL OR journal_id < ${after ?? null}::uuid)
      GROUP BY journal_id
      ORDER BY journal_id DESC
      LIMIT ${limit + 1}
    )
    SELECT journal.id, journal.kind, journal.description, journal.order_id AS "orderId",
           journal.vendor_order_id AS "vendorOrderId", part.code, journal.created_at AS at,
           moved.pending, moved.available, moved.reserved, moved."inTransit"
    FROM moved JOIN journals AS journal ON journal.id = moved.journal_id
    LEFT JOIN vendor_orders AS part ON part.id = journal.vendor_order_id
    ORDER BY journal.id DESC`
  const shown = entries.slice(0, limit)
  return { entries: shown, next: entries.length > limit ? (shown.at(-1)?.id ?? null) : null }
}

/** A journal with its postings, as it stands in the book. Minor units; debit positive, credit negative. */
export interface JournalEntry {
  id: string
  reference: string
  kind: string
  description: string
  at: Date
  postings: {
    id: string
    account: Account
    vendor: string | null
    bucket: Bucket | null
    amount: number
    currency: string
  }[]
}

/** Everything that was booked for an order, in the order of booking. */
export async function journalsOfOrder(
  db: Db | Tx,
  { orderId }: { orderId: string },
): Promise<JournalEntry[]> {
  const journals = await db.journal.findMany({
    where: { orderId },
    orderBy: { id: 'asc' },
    include: { postings: { orderBy: { id: 'asc' } } },
  })
  return withPostings(db, journals)
}

type Found = Awaited<ReturnType<Db['journal']['findMany']>>[number] & {
  postings: Awaited<ReturnType<Db['posting']['findMany']>>
}

/** Journals with the names of the vendors in them, in the order given. */
export async function withPostings(
  db: Db | Tx,
  journals: readonly Found[],
): Promise<(JournalEntry & { orderId: string | null })[]> {
  const vendorIds = journals.flatMap(({ postings }) => postings.flatMap(({ vendorId }) => vendorId ?? []))
  const vendors = await db.vendor.findMany({
    where: { id: { in: [...new Set(vendorIds)] } },
    select: { id: true, name: true },
  })
  const names = new Map(vendors.map(({ id, name }) => [id, name]))
  return journals.map(({ id, reference, kind, description, orderId, createdAt, postings }) => ({
    ...{ id, reference, kind, description, orderId, at: createdAt },
    postings: postings.map(({ id, account, vendorId, bucket, amount, currency }) => ({
      ...{ id, currency, account: account as Account, bucket: bucket as Bucket | null },
      vendor: vendorId && (names.get(vendorId) ?? null),
      amount: Number(amount),
    })),
  }))
}
