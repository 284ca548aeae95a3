/** The words of the book. */
import { z } from 'zod'

export const ACCOUNTS = [
  'customer-receivable',
  'clearing',
  'bank',
  'customer-owed',
  'vendor',
  'commission',
  'tax-payable',
  'promotion',
] as const
export type Account = (typeof ACCOUNTS)[number]

/** Those that hardly any journal touches: what the index `postings_rare_accounts` holds. */
export const RARE_ACCOUNTS: readonly Account[] = ['bank', 'customer-owed', 'promotion']

/** Where a vendor's money is. `reserved`: held for disputes. */
export const BUCKETS = ['pending', 'available', 'reserved', 'in-transit'] as const
export type Bucket = (typeof BUCKETS)[number]

/** What a page of a vendor's entries asks for; `after` is the cursor of the page before. */
export const entriesPage = z.object({
  currency: z.string().regex(/^[A-Z]{3}$/),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type EntriesPage = z.input<typeof entriesPage>

const day = z.iso.date()

/** A page of the book, newest first; `after` is the id that the page before ended with. */
export const journalSearch = z.object({
  /** The beginning of a reference, or an order's code. */
  reference: z.string().trim().max(120).optional(),
  account: z.enum(ACCOUNTS).optional(),
  /** A vendor's slug. */
  vendor: z.string().max(120).optional(),
  /** UTC days, both included. */
  from: day.optional(),
  to: day.optional(),
  after: z.uuid().optional(),
})
export type JournalSearch = z.infer<typeof journalSearch>
