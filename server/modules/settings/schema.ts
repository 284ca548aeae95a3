import { z } from 'zod'
import { CURRENCIES, MAX_AMOUNT } from '#server/core/money.ts'
import { MAX_COMMISSION_BPS, MAX_TAX_BPS, TAX_CLASSES } from './constants.ts'

const currency = z.enum(CURRENCIES, { error: 'Please choose a currency.' })
const amount = z.int().min(0).max(MAX_AMOUNT)
const hours = z.int().min(1, 'At least one hour.').max(2160, 'At most 90 days.')

const days = z.int().min(0).max(90, 'At most 90 days.')

/** A country of delivery, or `*` for every country without a row of its own. */
const place = z.string().regex(/^([A-Z]{2}|\*)$/, 'Two capital letters such as DE, or * for all others.')

/** A share in basis points: 1,000 is 10 %. */
export const commissionBpsSchema = z.int().min(0).max(MAX_COMMISSION_BPS, 'At most 50 %.')

/** Days between delivery and the release of a vendor's earning. */
export const holdDaysSchema = z.int().min(0).max(365, 'At most a year.')

/** An IANA time zone that this runtime knows: business days and payout runs are counted in it. */
const zone = z.string().refine(isZone, 'Please choose a time zone such as Europe/Berlin.')

/** The platform's business settings as an operator edits them; only what is sent changes. */
export const platformSettingsInput = z
  .strictObject({
    currency,
    commissionBps: commissionBpsSchema,
    holdDays: holdDaysSchema,
    lowStockThreshold: z.int().min(0).max(1_000_000),
    transferExpiryHours: hours,
    shipByHours: hours,
    businessZone: zone,
    supportEmail: z.email('Please write an e-mail address.').max(254),
  })
  .partial()
  .refine((changes) => Object.keys(changes).length > 0, 'Nothing to change.')
export type PlatformSettingsInput = z.infer<typeof platformSettingsInput>

/** The tax contained in prices delivered to a country, for one class of goods. */
export const taxRateInput = z.strictObject({
  country: place,
  taxClass: z.enum(TAX_CLASSES),
  bps: z.int().min(0).max(MAX_TAX_BPS, 'At most 50 %.'),
})
export type TaxRateInput = z.infer<typeof taxRateInput>

/** What delivery costs, tax included: minor units of `currency`. A platform's rate, or a vendor's own. */
export const shippingRateInput = z.strictObject({
  country: place,
  currency,
  /** Once per parcel. */
  base: amount,
  /** For each unit after the first. */
  perItem: amount.default(0),
  /** Delivery is free from this amount of the vendor's goods after discount; null: never. */
  freeFrom: amount.nullable().default(null),
  /** Working days from the order to the door; left out: as they stand, or the database's own for a new rate. */
  days: z
    .strictObject({ min: days, max: days })
    .refine(({ min, max }) => min <= max, 'The longest cannot be shorter than the shortest.')
    .optional(),
})
export type ShippingRateInput = z.infer<typeof shippingRateInput>

/** As the search reads what is typed: small letters without accents. */
const folded = z
  .string()
  .trim()
  .max(80)
  .transform((typed) => typed.toLowerCase().replaceAll('ß', 'ss').normalize('NFD').replace(/\p{M}/gu, ''))

/** Who looks for `term`, one word, is also shown `means`. */
export const synonymInput = z.strictObject({
  term: folded.pipe(z.string().regex(/^[a-z0-9]+$/, 'One word of letters and figures.')),
  means: folded.pipe(z.string().regex(/^[a-z0-9]+( [a-z0-9]+)*$/, 'Words of letters and figures.')),
})
export type SynonymInput = z.output<typeof synonymInput>

/** A page of synonyms by their terms; `after` is the cursor that the page before ended with. */
export const synonymPage = z.object({
  /** The beginning of a term. */
  search: folded.optional(),
  after: z
    .string()
    .regex(/^[a-z0-9]+ [a-z0-9 ]+$/)
    .max(200)
    .optional(),
})
export type SynonymPage = z.output<typeof synonymPage>

function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return /^[A-Z]/.test(name) // Intl also takes offsets such as +01:00, which know no summer time
  } catch {
    return false
  }
}
