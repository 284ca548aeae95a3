import { z } from 'zod'
import { commissionBpsSchema, holdDaysSchema } from '#server/modules/settings/schema.ts'
import { LOCK_REASONS, PUT_BACK_REASONS, TAKE_DOWN_REASONS } from './constants.ts'

const VENDOR_STATUSES = ['applied', 'approved', 'suspended'] as const
export type VendorStatus = (typeof VENDOR_STATUSES)[number]

const vendorId = z.uuid()

/** How a vendor stands towards the storefront, and why it changes. */
export const standingInput = z.discriminatedUnion('to', [
  z.object({ vendorId, to: z.enum(['approved', 'listed']), reason: z.enum(PUT_BACK_REASONS) }),
  z.object({ vendorId, to: z.enum(['suspended', 'unlisted']), reason: z.enum(TAKE_DOWN_REASONS) }),
])
export type StandingChange = z.infer<typeof standingInput>

/** A page of vendors, newest first; `after` is the id that the page before ended with. */
export const vendorPageInput = z.object({
  /** `unlisted`: approved, and kept out of the storefront's lists. */
  show: z.enum([...VENDOR_STATUSES, 'unlisted']).optional(),
  /** A part of its name or the beginning of its e-mail address. */
  search: z.string().trim().max(100).optional(),
  after: z.uuid().optional(),
})
export type VendorPageInput = z.infer<typeof vendorPageInput>

/** What an operator agrees with one vendor; null is the platform's. */
export const vendorTerms = z.object({
  commissionBps: commissionBpsSchema.nullable(),
  holdDays: holdDaysSchema.nullable(),
})
export type VendorTerms = z.infer<typeof vendorTerms>

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,119}$/)

/** A page of products, newest first; `after` is the id that the page before ended with. */
export const productSearch = z.object({
  /** A part of a title, the beginning of a SKU, or a whole slug. */
  search: z.string().trim().max(100).optional(),
  /** A vendor's slug. */
  vendor: slug.optional(),
  show: z.enum(['listed', 'unlisted', 'draft', 'archived']).optional(),
  after: z.uuid().optional(),
})
export type ProductSearch = z.infer<typeof productSearch>

/** Whether a product is in the storefront's lists, and why that changes. */
export const productListing = z.discriminatedUnion('listed', [
  z.object({ productId: z.uuid(), listed: z.literal(true), reason: z.enum(PUT_BACK_REASONS) }),
  z.object({ productId: z.uuid(), listed: z.literal(false), reason: z.enum(TAKE_DOWN_REASONS) }),
])
export type ProductListing = z.infer<typeof productListing>

/** A page of customers, newest first; `after` is the id that the page before ended with. */
export const customerPageInput = z.object({
  /** The beginning of an e-mail address, or a part of a name. */
  search: z.string().trim().max(254).optional(),
  show: z.enum(['locked']).optional(),
  after: z.uuid().optional(),
})
export type CustomerPageInput = z.infer<typeof customerPageInput>

export const lockInput = z.discriminatedUnion('locked', [
  z.object({ userId: z.uuid(), locked: z.literal(true), reason: z.enum(LOCK_REASONS) }),
  z.object({ userId: z.uuid(), locked: z.literal(false), reason: z.enum(PUT_BACK_REASONS) }),
])
export type LockInput = z.infer<typeof lockInput>
