import { z } from 'zod'

/** A page of a vendor's earnings or payouts; `after` is the cursor of the page before. */
export const vendorPage = z.object({
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type VendorPage = z.input<typeof vendorPage>
