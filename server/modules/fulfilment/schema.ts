import { z } from 'zod'
import { MAX_AMOUNT } from '#server/core/money.ts'
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

/** How a vendor's parts can be sorted; the first is what people get who do not choose. */
export const PART_SORTS = ['newest', 'oldest', 'total-down', 'total-up'] as const
export type PartSort = (typeof PART_SORTS)[number]

/** A day that PostgreSQL knows too: its calendar has no year 0. */
const day = z.iso.date().refine((date) => date >= '1970-01-01')

/** What a vendor's list of parts is narrowed down to. Days: UTC, both included; amounts: minor units of the part's total. */
export const partFilter = z.object({
  status: z.enum(VENDOR_ORDER_STATUSES).optional(),
  /** The beginning of a code, or a part of the customer's name, of a product's title or of an SKU. */
  search: typedText(100).optional(),
  from: day.optional(),
  to: day.optional(),
  least: z.int().min(0).max(MAX_AMOUNT).optional(),
  most: z.int().min(0).max(MAX_AMOUNT).optional(),
  country: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
})
export type PartFilter = z.infer<typeof partFilter>

/** A page of a vendor's parts; `after` is the id of the last part before it. */
export const partPageInput = partFilter.extend({
  sort: z.enum(PART_SORTS).default('newest'),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type PartPageInput = z.input<typeof partPageInput>

/** Parts to be moved together. */
export const partsInput = z.object({ vendorOrderIds: z.array(z.uuid()).min(1).max(100) })
