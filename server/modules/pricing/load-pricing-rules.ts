import type { Db } from '#server/db/index.ts'

/** A delivery rate, tax included: `base` once per parcel, `perItem` for each unit after the first. Minor units. */
export interface Rate {
  vendorId: string | null
  country: string
  currency: string
  base: number
  perItem: number
  freeFrom: number | null
  /** Working days from the order to the door, as estimated: from and to. */
  daysMin: number
  daysMax: number
}

export interface PlatformRules {
  version: number
  commissionBps: number
  holdDays: number
  transferExpiryHours: number
  taxRates: { country: string; taxClass: string; bps: number }[]
  rates: Rate[]
}

export interface VendorRules {
  version: number
  commissionBps: number | null
  holdDays: number | null
  rates: Rate[]
}

/** How many vendors' rules are kept; beyond that everything is forgotten once. */
const KEPT_VENDORS = 20_000

interface Kept {
  platform?: PlatformRules
  vendors: Map<string, VendorRules>
}

/** What is kept belongs to the database that it was read from. */
const keptFor = new WeakMap<object, Kept>()

function kept(db: Db): Kept {
  const found = keptFor.get(db) ?? { vendors: new Map() }
  keptFor.set(db, found)
  return found
}

/**
 * The platform's pricing rules at `version`, kept until the version moves on. The version is read with the cart, and
 * the placement refuses what was priced by another one, so a copy that is behind costs a second pricing, never a wrong
 * price.
 */
export async function platformRules(db: Db, version: number): Promise<PlatformRules> {
  const cache = kept(db)
  if (cache.platform?.version === version) return cache.platform
  // The version first: rates that were edited in between are then kept under the version before theirs, which nothing
  // is placed by any more. The other way round, old rates would be kept under the new version, and believed.
  const settings = await db.platformSettings.findUniqueOrThrow({ where: { id: 1 } })
  const [taxRates, rates] = await Promise.all([
    db.taxRate.findMany(),
    db.shippingRate.findMany({ where: { vendorId: null } }),
  ])
  const rules: PlatformRules = {
    version: settings.pricingVersion,
    commissionBps: settings.commissionBps,
    holdDays: settings.holdDays,
    transferExpiryHours: settings.transferExpiryHours,
    taxRates,
    rates,
  }
  cache.platform = rules
  return rules
}

/** The pricing rules of vendors at the versions that the cart was read with, kept until a version moves on. */
export async function vendorRules(
  db: Db,
  wanted: ReadonlyMap<string, number>,
): Promise<Map<string, VendorRules>> {
  const { vendors } = kept(db)
  const missing = [...wanted]
    .filter(([id, version]) => vendors.get(id)?.version !== version)
    .map(([id]) => id)
  if (missing.length > 0) {
    const found = await db.vendor.findMany({
      where: { id: { in: missing } },
      select: { id: true, pricingVersion: true, commissionBps: true, holdDays: true, shippingRates: true },
    })
    if (vendors.size + found.length > KEPT_VENDORS) vendors.clear()
    for (const { id, pricingVersion, commissionBps, holdDays, shippingRates } of found) {
      vendors.set(id, { version: pricingVersion, commissionBps, holdDays, rates: shippingRates })
    }
  }
  const rules = new Map<string, VendorRules>()
  for (const id of wanted.keys()) {
    const found = vendors.get(id)
    if (found) rules.set(id, found)
  }
  return rules
}

/**
 * The rate for a vendor's parcel to a country: the vendor's own before the platform's, the country's before `*`.
 * Null when nobody delivers there in this currency.
 */
export function rateFor(
  { vendor, platform }: { vendor: readonly Rate[]; platform: readonly Rate[] },
  country: string,
  currency: string,
): Rate | null {
  const pick = (rates: readonly Rate[], place: string) =>
    rates.find((rate) => rate.country === place && rate.currency === currency)
  return pick(vendor, country) ?? pick(vendor, '*') ?? pick(platform, country) ?? pick(platform, '*') ?? null
}
