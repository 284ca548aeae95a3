import { z } from 'zod'
import { optionalInput, typedText } from '#server/core/typed-text.ts'
import { VENDOR_ORDER_STATUSES } from '#server/modules/orders/rules.ts'

export const partInput = z.object({ vendorOrderId: z.uuid() })

/** What a vendor says of a parcel. */
export const shipInput = partInput.extend({
  carrier: typedText(60),
  trackingNumber: optionalInput(typedText(80)),
  /** Opened from the customer's page and mail, so a web address and nothing else. */
  trackingUrl: optionalInput(
    z.url({ protocol: /^https?$/, error: 'Please enter an address that begins with https://.' }).max(500),
  ),
})
export type ShipInput = z.infer<typeof shipInput>

/** A page of a vendor's parts; `after` is the cursor of the page before. */
export const partPageInput = z.object({
  status: z.enum(VENDOR_ORDER_STATUSES).optional(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type PartPageInput = z.input<typeof partPageInput>
