import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { postJournals } from './post-journals.ts'
import {
  type BookedPart,
  type JournalDraft,
  type PostingDraft,
  placedJournal,
  placedReference,
  reversedJournal,
} from './rules.ts'

/** What this listener reacts to. */
type Booked = HandedEvent<'order/placed' | 'order/cancelled'>

/**
 * Brings the book to what the orders say: a journal per part of an order that stands, and its exact reversal when the
 * order was cancelled. On a cancelled order for which nothing was booked, nothing is booked. Both events ask for the
 * same, so they may arrive in any order and any number of times.
 */
export async function bookVendorBalances(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const orderIds = [...new Set((events as Booked[]).map(({ payload }) => payload.orderId))].sort()
  const cancelled = await lockOrders(tx, orderIds)
  // Read only now: what another booked while we waited for the locks has to be seen.
  const parts = await partsOf(tx, orderIds)
  const standing = await standingPostings(tx, parts)

  const journals = parts.flatMap((part): JournalDraft[] => {
    if (!cancelled.has(part.orderId)) return [placedJournal(part)]
    const postings = standing.get(placedReference(part.id))
    return postings ? [reversedJournal(part, postings)] : []
  })
  const posted = await postJournals(tx, journals)
  return (events as Booked[]).map(({ eventId, payload }) => {
    const ofOrder = journals.filter(
      ({ orderId, reference }) => orderId === payload.orderId && posted.has(reference),
    )
    return { eventId, did: inWords(ofOrder.length, cancelled.has(payload.orderId)) }
  })
}

function inWords(journals: number, cancelled: boolean): string {
  const count = `${journals} ${journals === 1 ? 'journal' : 'journals'}`
  if (journals > 0)
    return cancelled ? `reversed ${count}` : `booked ${count} to the vendors' pending balances`
  return cancelled
    ? 'nothing to reverse: the order is cancelled and nothing of it stands'
    : 'everything was booked already'
}

/** Locks the orders, so that none is cancelled while we book, and says which of them are. */
async function lockOrders(tx: Tx, orderIds: string[]): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string; status: string }[]>`
    SELECT id, status FROM orders WHERE id = ANY(${orderIds}::uuid[]) ORDER BY id FOR SHARE`
  return new Set(rows.filter(({ status }) => status === 'cancelled').map(({ id }) => id))
}

async function partsOf(tx: Tx, orderIds: string[]): Promise<BookedPart[]> {
  return tx.$queryRaw<BookedPart[]>`
    SELECT id, order_id AS "orderId", vendor_id AS "vendorId", code, currency, total, net, commission, tax
    FROM vendor_orders WHERE order_id = ANY(${orderIds}::uuid[]) ORDER BY id`
}

/** The postings that stand under the parts' `:placed`, by reference. */
async function standingPostings(tx: Tx, parts: BookedPart[]): Promise<Map<string, PostingDraft[]>> {
  const rows = await tx.$queryRaw<(Omit<PostingDraft, 'amount'> & { reference: string; amount: bigint })[]>`
    SELECT journal.reference, account, vendor_id AS "vendorId", bucket, amount, currency
    FROM journals AS journal JOIN postings ON postings.journal_id = journal.id
    WHERE journal.reference = ANY(${parts.map(({ id }) => placedReference(id))}::text[])`
  const found = new Map<string, PostingDraft[]>()
  for (const { reference, amount, ...posting } of rows) {
    const postings = found.get(reference) ?? []
    postings.push({ ...posting, amount: Number(amount) })
    found.set(reference, postings)
  }
  return found
}
