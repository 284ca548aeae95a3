import type { Db } from '#server/db/index.ts'
import { type CartRow, type LoadedCart, loadCart } from './load-cart.ts'
import { type Quote, type QuoteResult, quoteCart } from './quote-cart.ts'

/** Why a line cannot be ordered as it stands. */
export type LineProblem = 'sold-out' | 'not-enough' | 'unpublished'

/** One line of a cart as a person sees it. Amounts: minor units of the cart's currency, tax included. */
export interface CartLineView {
  variantId: string
  productSlug: string
  title: string
  variantTitle: string
  picture: string | null
  quantity: number
  unitPrice: number
  /** What it cost when the customer last knew; null where that is the same or not known. */
  priceBefore: number | null
  goods: number
  available: number
  problem: LineProblem | null
}

/** One vendor's part of a cart: one parcel, with its own delivery. shipping is null where nobody delivers. */
export interface CartGroupView {
  vendor: { id: string; name: string; slug: string }
  lines: CartLineView[]
  goods: number
  shipping: number | null
  total: number
}

export interface CartView {
  id: string
  currency: string
  country: string
  groups: CartGroupView[]
  goods: number
  shipping: number
  tax: number
  total: number
  /**
   * Why the cart cannot be ordered as it stands; null: it can. `unavailable-lines`: it can be once those are kept for
   * later, which loses nothing of what is summed here.
   */
  problem: 'line-problems' | 'no-delivery' | 'amount-too-large' | 'unavailable-lines' | null
}

/**
 * The cart as its owner sees it, priced by the engine that the placement uses, for delivery to `country`. Lines that
 * are sold out or no longer on sale stay visible and say so; they are in no sum. Null when there is no such cart or no line in it.
 */
export async function viewCart(
  db: Db,
  { cartId, owners, country }: { cartId: string; owners: readonly string[]; country: string },
): Promise<CartView | null> {
  const cart = await loadCart(db, { cartId, owners, pictures: true })
  const first = cart?.rows[0]
  if (!cart || !first || cart.status !== 'open') return null
  const available = { ...cart, rows: cart.rows.filter((row) => !isGone(row)) }
  return compose(cart, first.currency, country, await quoteCart(db, available, country))
}

function compose(cart: LoadedCart, currency: string, country: string, quoted: QuoteResult): CartView {
  const quote = quoted.ok ? quoted.quote : null
  const groups = [...Map.groupBy(cart.rows, (row) => row.vendorId).values()].map((rows) =>
    groupView(rows, quote),
  )
  const totals = quote?.priced.totals ?? { goods: 0, shipping: 0, tax: 0, total: 0 }
  return {
    id: cart.id,
    currency,
    country,
    groups,
    goods: totals.goods,
    shipping: totals.shipping,
    tax: totals.tax,
    total: totals.total,
    problem: cartProblemOf(cart.rows, quoted),
  }
}

function cartProblemOf(rows: readonly CartRow[], quoted: QuoteResult): CartView['problem'] {
  if (rows.some((row) => problemOf(row) === 'not-enough')) return 'line-problems'
  if (!quoted.ok && quoted.reason !== 'cart-empty') return quoted.reason
  return rows.some(isGone) ? 'unavailable-lines' : null
}

function groupView(rows: readonly CartRow[], quote: Quote | null): CartGroupView {
  const [{ vendorId, vendorName, vendorSlug }] = rows as [CartRow, ...CartRow[]]
  const priced = quote?.priced.vendors.find((vendor) => vendor.vendorId === vendorId)
  return {
    vendor: { id: vendorId, name: vendorName, slug: vendorSlug },
    lines: rows.map(lineView),
    goods: priced?.goods ?? 0,
    shipping: priced?.shipping ?? null,
    total: priced?.total ?? 0,
  }
}

function lineView(row: CartRow): CartLineView {
  const { variantId, productSlug, title, variantTitle, picture, quantity, unitPrice, available } = row
  return {
    ...{ variantId, productSlug, title, variantTitle, picture, quantity, unitPrice, available },
    priceBefore: row.seenPrice === unitPrice ? null : row.seenPrice,
    goods: unitPrice * quantity,
    problem: problemOf(row),
  }
}

/** Whether nothing of it can be had. */
function isGone(row: CartRow): boolean {
  return !row.onSale || row.available === 0
}

function problemOf(row: CartRow): LineProblem | null {
  if (!row.onSale) return 'unpublished'
  if (row.available === 0) return 'sold-out'
  return row.available < row.quantity ? 'not-enough' : null
}
