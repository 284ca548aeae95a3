import { z } from 'zod'
import { PAYOUT_STATES } from './rules.ts'

/** A page of a vendor's earnings or payouts; `after` is the cursor of the page before. */
export const vendorPage = z.object({
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type VendorPage = z.input<typeof vendorPage>

/** A page of everybody's payouts; `after` is the cursor of the page before. */
export const payoutPage = z.object({
  state: z.enum(PAYOUT_STATES).optional(),
  /** A vendor's slug. */
  vendor: z.string().max(120).optional(),
  after: z.uuid().optional(),
})
export type PayoutPage = z.infer<typeof payoutPage>
