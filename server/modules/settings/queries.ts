import type { Db, Tx } from '#server/db/index.ts'
import type { TaxClass } from './constants.ts'
import type { SynonymPage } from './schema.ts'

/** The platform's business settings as operators edit them. Rates: basis points. */
export interface PlatformSettings {
  currency: string
  commissionBps: number
  holdDays: number
  lowStockThreshold: number
  transferExpiryHours: number
  shipByHours: number
  /** IANA name of the zone in which business days are counted. */
  businessZone: string
  supportEmail: string
  /** Rises with every change of what prices depend on. */
  pricingVersion: number
}

/** The settings as they are at this moment. */
export async function platformSettings(db: Db | Tx): Promise<PlatformSettings> {
  const {
    id: _,
    updatedAt: __,
    updatedBy: ___,
    ...settings
  } = await db.platformSettings.findUniqueOrThrow({
    where: { id: 1 },
  })
  return settings
}

/** How long a process goes on with settings that it has read, in milliseconds. */
const KEPT_MS = 5_000

const keptFor = new WeakMap<object, { settings: Promise<PlatformSettings>; until: number }>()

/**
 * The settings as they were at most five seconds ago, for pages and mails. What must be exact (a price, a date that is
 * promised) reads `platformSettings`, or names the pricing version that it went by.
 */
export function recentSettings(db: Db): Promise<PlatformSettings> {
  const kept = keptFor.get(db)
  if (kept && kept.until > Date.now()) return kept.settings
  const settings = platformSettings(db)
  keptFor.set(db, { settings, until: Date.now() + KEPT_MS })
  settings.catch(() => keptFor.delete(db))
  return settings
}

export interface TaxRateRow {
  country: string
  taxClass: TaxClass
  bps: number
}

/** Every tax rate, by country; `*` stands for the countries without a row of their own. */
export async function taxRates(db: Db | Tx): Promise<TaxRateRow[]> {
  const rows = await db.taxRate.findMany({ orderBy: [{ country: 'asc' }, { taxClass: 'asc' }] })
  return rows.map((row) => ({ ...row, taxClass: row.taxClass as TaxClass }))
}

export interface ShippingRateRow {
  id: string
  vendorId: string | null
  country: string
  currency: string
  base: number
  perItem: number
  freeFrom: number | null
  /** Working days from the order to the door. */
  daysMin: number
  daysMax: number
}

/** The delivery rates of a vendor, or with null the platform's. Amounts: minor units, tax included. */
export async function shippingRates(db: Db | Tx, vendorId: string | null): Promise<ShippingRateRow[]> {
  return db.shippingRate.findMany({ where: { vendorId }, orderBy: [{ country: 'asc' }, { currency: 'asc' }] })
}

export interface SynonymRow {
  term: string
  means: string
}

/** How many synonyms a page has. */
const SYNONYMS = 50

/** What the search takes for something else too, by its terms. `next` is null on the last page. */
export async function listSynonyms(
  db: Db | Tx,
  { search = '', after = '' }: SynonymPage,
): Promise<{ synonyms: SynonymRow[]; next: string | null }> {
  const beginning = `${search.replace(/[^a-z0-9]/g, '')}%`
  const rows = await db.$queryRaw<SynonymRow[]>`
    SELECT term, means FROM search_synonyms
    WHERE term LIKE ${beginning} AND (term || ' ' || means) COLLATE "C" > ${after}
    ORDER BY (term || ' ' || means) COLLATE "C" LIMIT ${SYNONYMS + 1}`
  const synonyms = rows.slice(0, SYNONYMS)
  const last = synonyms.at(-1)
  return { synonyms, next: rows.length > SYNONYMS && last ? `${last.term} ${last.means}` : null }
}
