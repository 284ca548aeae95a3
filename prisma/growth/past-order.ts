/** One past order with everything that its life has left behind, as the application's own rules say it. */

import type { Random } from '#prisma/seed/random.ts'
import { newId } from '#server/core/ids.ts'
import { freezeOrder } from '#server/modules/checkout/freeze-order.ts'
import type { CartRow } from '#server/modules/checkout/load-cart.ts'
import type { Quote } from '#server/modules/checkout/quote-cart.ts'
import type { PaymentMethod } from '#server/modules/payments/rules.ts'
import { rateFor } from '#server/modules/pricing/load-pricing-rules.ts'
import { priceCart } from '#server/modules/pricing/rules.ts'
import type { Journey } from './journey.ts'
import type { Customer, Market } from './market.ts'

/** An order as the placement would have frozen it. */
export interface FrozenOrder {
  id: string
  code: string
  method: PaymentMethod
  attemptId: string | null
  /** The parameters of the placement's statement: drafts that have passed the observers. */
  values: ReturnType<typeof freezeOrder>['values']
  placedAt: Date
  quantities: { variantId: string; quantity: number }[]
}

export interface PlacedOrder extends FrozenOrder {
  journey: Journey
}

export interface Purchase {
  customer: Customer
  asGuest: boolean
  method: PaymentMethod
  lines: CartRow[]
  placedAt: Date
}

/** Who buys what and how: three quarters with an account, half by card. */
export function drawPurchase(
  random: Random,
  { market, lines, placedAt }: { market: Market; lines: CartRow[]; placedAt: Date },
): Purchase {
  return {
    customer: market.customers[Math.floor(market.customers.length * random.next() ** 1.5)] as Customer,
    asGuest: random.next() < 0.25,
    method: random.next() < 0.5 ? 'card' : 'transfer',
    lines,
    placedAt,
  }
}

/** Prices and freezes a purchase by the one pricing engine and through the observers, as a checkout does. */
export function freeze(
  market: Market,
  { customer, asGuest, method, lines, placedAt }: Purchase,
): FrozenOrder {
  const { person, userId, email } = customer
  const quote = quoteOf(market, lines, person.country)
  const owner = asGuest ? `guest:${newId().replaceAll('-', '')}` : `user:${userId}`
  const cartId = newId()
  const attemptId = method === 'card' ? newId() : null
  const { orderId, code, values } = freezeOrder({
    input: {
      ...{ key: `history-${cartId}`, cartId, email, wantsSms: false, locale: 'en' },
      ...{ seenTotal: quote.priced.totals.total, seenCurrency: quote.priced.currency },
      address: {
        ...{ name: person.name, line1: person.line1, postalCode: person.postalCode },
        ...{ city: person.city, country: person.country },
      },
      payment: method === 'card' ? { method, paymentMethodId: 'pm_history' } : { method },
    },
    ...{ owner, userId: asGuest ? null : userId, bodyHash: 'history', attemptId, correlationId: null },
    cart: {
      ...{ id: cartId, version: 1, currency: quote.priced.currency, status: 'open' },
      ...{ platformVersion: market.platform.version, rows: lines },
    },
    ...{ quote, now: placedAt },
  })
  return {
    ...{ id: orderId, code, method, attemptId, values, placedAt },
    quantities: lines.map(({ variantId, quantity }) => ({ variantId, quantity })),
  }
}

function quoteOf(market: Market, rows: CartRow[], country: string): Quote {
  const ids = new Set(rows.map(({ vendorId }) => vendorId))
  const vendors = new Map(
    [...ids].map((id) => {
      const rules = market.vendors.get(id)
      if (!rules) throw new Error(`There is no vendor ${id}.`)
      return [id, rules]
    }),
  )
  const { platform } = market
  const priced = priceCart({
    ...{ currency: 'EUR', country, platform, lines: rows },
    vendors: [...vendors].map(([vendorId, { commissionBps, rates }]) => ({
      ...{ vendorId, commissionBps },
      shippingRate: rateFor({ vendor: rates, platform: platform.rates }, country, 'EUR'),
    })),
  })
  if (!priced.ok) throw new Error(`A past order cannot be priced: ${priced.reason}.`)
  return { priced: priced.cart, rows, platform, vendors }
}
