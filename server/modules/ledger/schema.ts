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
