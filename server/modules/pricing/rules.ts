import { invariant } from '#server/core/errors.ts'
import { allocate, MAX_AMOUNT, shareOf, taxIncludedIn } from '#server/core/money.ts'
import { MAX_COMMISSION_BPS, MAX_TAX_BPS } from '#server/modules/settings/constants.ts'

/** One line of a cart. Amounts: minor units, tax included. */
export interface PricingLine {
  variantId: string
  productId: string
  vendorId: string
  quantity: number
  unitPrice: number
  currency: string
  taxClass: string
  /** The delivery price of one unit where the variant has its own; null: the vendor's rate. */
  freight: number | null
  /** What the vendor takes off the whole line; at most its goods. */
  vendorDiscount?: number
}

export interface PricingVendor {
  vendorId: string
  /** Null: the platform's. */
  commissionBps: number | null
  /** Null: nobody delivers the vendor's parcel there. */
  shippingRate: DeliveryRate | null
}

/** `base` once per parcel, `perItem` for each unit after the first, nothing from `freeFrom` of goods on. */
export interface DeliveryRate {
  base: number
  perItem: number
  freeFrom: number | null
}

export interface PriceCartInput {
  currency: string
  /** Where it is delivered, ISO 3166 alpha-2: the country whose tax is contained. */
  country: string
  platform: {
    commissionBps: number
    taxRates: readonly { country: string; taxClass: string; bps: number }[]
  }
  lines: readonly PricingLine[]
  vendors: readonly PricingVendor[]
}

/** A line as it is frozen. `tax` and `commission` are of its goods after discount. */
export interface PricedLine {
  /** From 1, in the order of the cart. */
  lineNumber: number
  variantId: string
  productId: string
  vendorId: string
  quantity: number
  unitPrice: number
  goods: number
  discount: number
  taxBps: number
  tax: number
  commissionBps: number
  commission: number
  /** Its share of the parcel's delivery, and the tax contained in that. */
  shipping: number
  shippingTax: number
}

/** total = goods - discount + shipping; net = total - tax - commission. */
export interface PricedSums {
  goods: number
  discount: number
  shipping: number
  /** The part of `tax` that is contained in `shipping`. */
  shippingTax: number
  tax: number
  commission: number
  total: number
  /** What the vendor earns. Never negative. */
  net: number
}

export interface PricedVendor extends PricedSums {
  vendorId: string
  /** From 1, in the order in which the vendors appear in the cart. */
  number: number
}

export interface PricedCart {
  currency: string
  country: string
  lines: PricedLine[]
  vendors: PricedVendor[]
  totals: PricedSums
}

export type PriceCartResult =
  | { ok: true; cart: PricedCart }
  | { ok: false; reason: 'cart-empty' | 'mixed-currency' | 'amount-too-large' }
  | { ok: false; reason: 'missing-rate'; taxClasses: string[] }
  | { ok: false; reason: 'no-delivery'; vendorIds: string[] }

/**
 * The only pricing engine: what a cart costs, what of it is tax, what the platform keeps and what each vendor earns.
 * Pure; amounts are minor units, rates basis points; every sum ties out to the unit, because sums are made of rounded
 * lines and never rounded themselves. Throws InvariantError on input that the catalogue and the settings cannot hold.
 */
export function priceCart(input: PriceCartInput): PriceCartResult {
  const { currency, country, lines } = input
  if (lines.length === 0) return { ok: false, reason: 'cart-empty' }
  if (lines.some((line) => line.currency !== currency)) return { ok: false, reason: 'mixed-currency' }

  const taxBpsOf = taxRatesFor(input)
  const untaxed = new Set(
    lines.map((line) => line.taxClass).filter((taxClass) => taxBpsOf(taxClass) === null),
  )
  if (untaxed.size > 0) return { ok: false, reason: 'missing-rate', taxClasses: [...untaxed] }

  const parcels = parcelsOf(input)
  const undelivered = parcels.filter(({ shipping }) => shipping === null)
  if (undelivered.length > 0) {
    return { ok: false, reason: 'no-delivery', vendorIds: undelivered.map(({ vendor }) => vendor.vendorId) }
  }
  if (!fits(parcels)) return { ok: false, reason: 'amount-too-large' }

  const priced = parcels.flatMap((parcel) => priceParcel(parcel, input.platform.commissionBps, taxBpsOf))
  const vendors = parcels.map(({ vendor: { vendorId } }, index) => ({
    vendorId,
    number: index + 1,
    ...sumsOf(priced.filter((line) => line.vendorId === vendorId)),
  }))
  return {
    ok: true,
    cart: {
      currency,
      country,
      lines: priced.sort((a, b) => a.lineNumber - b.lineNumber),
      vendors,
      totals: sumsOf(priced),
    },
  }
}

interface NumberedLine extends PricingLine {
  lineNumber: number
  goods: number
  discount: number
}

/** What one vendor sends: its lines, and each line's share of the delivery, or null where nobody delivers. */
interface Parcel {
  vendor: PricingVendor
  lines: NumberedLine[]
  shipping: number[] | null
}

/** The rate of a tax class in the country of delivery: the country's own, else that of `*`, else null. */
function taxRatesFor({ country, platform }: PriceCartInput): (taxClass: string) => number | null {
  return (taxClass) => {
    const rates = platform.taxRates.filter((rate) => rate.taxClass === taxClass)
    const found = rates.find((rate) => rate.country === country) ?? rates.find((rate) => rate.country === '*')
    invariant(!found || isBetween(found.bps, 0, MAX_TAX_BPS), 'a tax rate is 0 to 5,000 basis points')
    return found?.bps ?? null
  }
}

/** The cart by vendor, in the order in which the vendors appear. */
function parcelsOf({ lines, vendors }: PriceCartInput): Parcel[] {
  const byVendor = Map.groupBy(lines.map(numbered), (line) => line.vendorId)
  return [...byVendor].map(([vendorId, own]) => {
    const vendor = vendors.find((one) => one.vendorId === vendorId)
    invariant(vendor, 'every line has its vendor beside it')
    return { vendor, lines: own, shipping: deliveryOf(own, vendor.shippingRate) }
  })
}

function numbered(line: PricingLine, index: number): NumberedLine {
  const { quantity, unitPrice, vendorDiscount: discount = 0 } = line
  const goods = unitPrice * quantity
  invariant(Number.isSafeInteger(quantity) && quantity > 0, 'a line has at least one unit')
  invariant(Number.isSafeInteger(unitPrice) && unitPrice >= 0, 'a price is a whole number of minor units')
  invariant(isBetween(discount, 0, goods), 'a discount is at most the goods')
  return { ...line, lineNumber: index + 1, goods, discount }
}

/**
 * What delivering each line costs. Lines with a freight of their own cost that per unit; the others go together at the
 * vendor's rate, split by value, so that each share is taxed as its goods are. `freeFrom` looks at all of the
 * vendor's goods after discount.
 */
function deliveryOf(lines: readonly NumberedLine[], rate: DeliveryRate | null): number[] | null {
  const together = lines.filter((line) => line.freight === null)
  if (together.length === 0) return lines.map(ownFreight)
  if (!rate) return null
  const goods = lines.reduce((sum, line) => sum + line.goods - line.discount, 0)
  const units = together.reduce((sum, line) => sum + line.quantity, 0)
  const isFree = rate.freeFrom !== null && goods >= rate.freeFrom
  const price = isFree ? 0 : rate.base + rate.perItem * (units - 1)
  if (goods > MAX_AMOUNT || price > MAX_AMOUNT) return [Number.POSITIVE_INFINITY] // `fits` refuses it; nothing to split

  const values = together.map((line) => line.goods - line.discount)
  const weights = values.some((value) => value > 0) ? values : together.map((line) => line.quantity)
  const shares = allocate(price, weights).values()
  return lines.map((line) => (line.freight === null ? (shares.next().value ?? 0) : ownFreight(line)))
}

function ownFreight({ freight, quantity }: NumberedLine): number {
  invariant(
    freight !== null && Number.isSafeInteger(freight) && freight >= 0,
    'a freight is whole minor units',
  )
  return freight * quantity
}

/** Whether everything can be written down: goods, shipping and total of the whole order, so of each part too. */
function fits(parcels: readonly Parcel[]): boolean {
  const goods = parcels.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.goods, 0)
  const discount = parcels.flatMap(({ lines }) => lines).reduce((sum, line) => sum + line.discount, 0)
  const shipping = parcels.flatMap((parcel) => parcel.shipping ?? []).reduce((sum, share) => sum + share, 0)
  return goods <= MAX_AMOUNT && shipping <= MAX_AMOUNT && goods - discount + shipping <= MAX_AMOUNT
}

/**
 * The lines of one parcel as they are frozen. Delivery is ancillary to the goods and taxed as they are (Court of
 * Justice, C-349/96, Card Protection Plan); where goods of several rates share a parcel, by value. Commission is on
 * the goods after discount, tax included, delivery excluded.
 */
function priceParcel(
  { vendor, lines, shipping }: Parcel,
  platformCommissionBps: number,
  taxBpsOf: (taxClass: string) => number | null,
): PricedLine[] {
  const commissionBps = vendor.commissionBps ?? platformCommissionBps
  invariant(isBetween(commissionBps, 0, MAX_COMMISSION_BPS), 'a commission is 0 to 5,000 basis points')
  return lines.map((line, index) => {
    const { lineNumber, variantId, productId, vendorId, quantity, unitPrice, goods, discount } = line
    const taxBps = taxBpsOf(line.taxClass) ?? 0
    const share = shipping?.[index] ?? 0
    return {
      ...{
        lineNumber,
        variantId,
        productId,
        vendorId,
        quantity,
        unitPrice,
        goods,
        discount,
        taxBps,
        commissionBps,
      },
      tax: taxIncludedIn(goods - discount, taxBps),
      commission: shareOf(goods - discount, commissionBps),
      shipping: share,
      shippingTax: taxIncludedIn(share, taxBps),
    }
  })
}

function sumsOf(lines: readonly PricedLine[]): PricedSums {
  const sum = (pick: (line: PricedLine) => number) => lines.reduce((total, line) => total + pick(line), 0)
  const goods = sum((line) => line.goods)
  const discount = sum((line) => line.discount)
  const shipping = sum((line) => line.shipping)
  const shippingTax = sum((line) => line.shippingTax)
  const tax = sum((line) => line.tax) + shippingTax
  const commission = sum((line) => line.commission)
  const total = goods - discount + shipping
  return { goods, discount, shipping, shippingTax, tax, commission, total, net: total - tax - commission }
}

function isBetween(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most
}
