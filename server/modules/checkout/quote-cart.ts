import { InvariantError } from '#server/core/errors.ts'
import type { Db } from '#server/db/index.ts'
import {
  type PlatformRules,
  platformRules,
  rateFor,
  type VendorRules,
  vendorRules,
} from '#server/modules/pricing/load-pricing-rules.ts'
import { type PricedCart, priceCart } from '#server/modules/pricing/rules.ts'
import type { CartRow, LoadedCart } from './load-cart.ts'

/** A priced cart and what it was priced by, as the placement needs it. */
export interface Quote {
  priced: PricedCart
  rows: CartRow[]
  platform: PlatformRules
  vendors: Map<string, VendorRules>
}

export type QuoteResult =
  | { ok: true; quote: Quote }
  | { ok: false; reason: 'cart-empty' | 'amount-too-large' }
  | { ok: false; reason: 'no-delivery'; vendorIds: string[] }

/**
 * Prices the lines of a loaded cart that are on sale, for delivery to `country` (ISO 3166 alpha-2). The only way from
 * a cart to an amount: what the customer is shown and what is placed both come from here.
 */
export async function quoteCart(db: Db, cart: LoadedCart, country: string): Promise<QuoteResult> {
  const rows = cart.rows.filter((row) => row.onSale)
  const currency = rows[0]?.currency
  if (!currency) return { ok: false, reason: 'cart-empty' }

  const platform = await platformRules(db, cart.platformVersion)
  const vendors = await vendorRules(db, new Map(rows.map((row) => [row.vendorId, row.vendorVersion])))
  const priced = priceCart({
    currency,
    country,
    platform,
    lines: rows,
    vendors: [...vendors].map(([vendorId, { commissionBps, rates }]) => ({
      vendorId,
      commissionBps,
      shippingRate: rateFor({ vendor: rates, platform: platform.rates }, country, currency),
    })),
  })
  if (priced.ok) return { ok: true, quote: { priced: priced.cart, rows, platform, vendors } }
  switch (priced.reason) {
    case 'cart-empty':
    case 'amount-too-large':
      return { ok: false, reason: priced.reason }
    case 'no-delivery':
      return { ok: false, reason: 'no-delivery', vendorIds: priced.vendorIds }
    default:
      // A cart holds one currency and the settings have a rate for every tax class: neither is the customer's doing.
      throw new InvariantError(`A cart could not be priced: ${priced.reason}.`)
  }
}
