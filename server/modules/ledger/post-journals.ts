import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { JournalDraft } from './rules.ts'

/**
 * Posts journals, however many, in one statement. Idempotent by their references: what stands already is left as it
 * is, and only what is new moves the vendors' cached balances, in the same transaction. Returns the references that
 * were new. A journal without postings (everything in it was zero) is not posted.
 *
 * Throws when a new journal does not sum to zero (the database checks it at commit).
 */
export async function postJournals(tx: Tx, journals: readonly JournalDraft[]): Promise<Set<string>> {
  const drafts = journals
    .filter(({ postings }) => postings.length > 0)
    .map((journal) => ({ ...journal, id: newId() }))
  if (drafts.length === 0) return new Set()
  const postings = drafts.flatMap(({ id, postings }) =>
    postings.map((posting) => ({ ...posting, id: newId(), journalId: id })),
  )
  const posted = await tx.$queryRaw<{ reference: string }[]>`
    WITH journal AS (
      -- Sorted, so that two transactions that post the same journals wait for each other instead of deadlocking.
      INSERT INTO journals (id, reference, kind, description, order_id, vendor_order_id)
      SELECT * FROM unnest(
        ${drafts.map(({ id }) => id)}::uuid[],
        ${drafts.map(({ reference }) => reference)}::text[],
        ${drafts.map(({ kind }) => kind)}::text[],
        ${drafts.map(({ description }) => description)}::text[],
        ${drafts.map(({ orderId }) => orderId)}::uuid[],
        ${drafts.map(({ vendorOrderId }) => vendorOrderId)}::uuid[]
      ) AS draft (id, reference, kind, description, order_id, vendor_order_id)
      ORDER BY reference
      ON CONFLICT (reference) DO NOTHING
      RETURNING id, reference
    ), posting AS (
      INSERT INTO postings (id, journal_id, account, vendor_id, bucket, amount, currency)
      SELECT draft.* FROM unnest(
        ${postings.map(({ id }) => id)}::uuid[],
        ${postings.map(({ journalId }) => journalId)}::uuid[],
        ${postings.map(({ account }) => account)}::text[],
        ${postings.map(({ vendorId }) => vendorId)}::uuid[],
        ${postings.map(({ bucket }) => bucket)}::text[],
        ${postings.map(({ amount }) => amount)}::bigint[],
        ${postings.map(({ currency }) => currency)}::text[]
      ) AS draft (id, journal_id, account, vendor_id, bucket, amount, currency)
      JOIN journal ON journal.id = draft.journal_id
      RETURNING vendor_id, bucket, amount, currency
    ), balance AS (
      -- An upsert locks each row when it comes to it, and these come in key order. It adds to what it finds then,
      -- after any wait, not to what the statement saw when it began.
      INSERT INTO vendor_balances AS held (vendor_id, currency, pending, available, reserved, in_transit)
      SELECT vendor_id, currency,
             -coalesce(sum(amount) FILTER (WHERE bucket = 'pending'), 0),
             -coalesce(sum(amount) FILTER (WHERE bucket = 'available'), 0),
             -coalesce(sum(amount) FILTER (WHERE bucket = 'reserved'), 0),
             -coalesce(sum(amount) FILTER (WHERE bucket = 'in-transit'), 0)
      FROM posting
      WHERE vendor_id IS NOT NULL
      GROUP BY vendor_id, currency
      ORDER BY vendor_id, currency
      ON CONFLICT (vendor_id, currency) DO UPDATE SET
        pending = held.pending + EXCLUDED.pending,
        available = held.available + EXCLUDED.available,
        reserved = held.reserved + EXCLUDED.reserved,
        in_transit = held.in_transit + EXCLUDED.in_transit,
        updated_at = now()
    )
    SELECT reference FROM journal`
  return new Set(posted.map(({ reference }) => reference))
}
