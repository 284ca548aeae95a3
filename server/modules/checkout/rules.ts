import { createHash } from 'node:crypto'
import type { PlaceOrderInput } from './schema.ts'

/**
 * What a key stands for: everything the client says but the key itself. The same key with another body is an error,
 * so what cannot change the order must not be part of it.
 */
export function bodyHashOf(input: PlaceOrderInput): string {
  const { cartId, seenTotal, seenCurrency, email, phone, wantsSms, address, payment } = input
  const { name, line1, line2, postalCode, city, region, country } = address
  const body = [
    cartId,
    seenTotal,
    seenCurrency,
    email,
    phone ?? null,
    wantsSms,
    [name, line1, line2 ?? null, postalCode, city, region ?? null, country],
    payment.method,
    payment.method === 'card' ? payment.paymentMethodId : null,
  ]
  return createHash('sha256').update(JSON.stringify(body)).digest('hex')
}

/** What the placement's statement found, in the order of its steps. */
export interface PlacementRow {
  cartOpen: boolean
  unchanged: boolean
  short: { variantId: string; available: number }[]
  /** Nothing stood against it, so that the key was asked for. */
  ready: boolean
  placed: boolean
}

export type PlacementRefusal =
  /** Somebody else holds the key: read their order. */
  | { reason: 'key-taken' }
  /** The cart is no longer open or not the one that was priced. */
  | { reason: 'cart-changed' }
  | { reason: 'price-changed' }
  | { reason: 'out-of-stock'; lines: { variantId: string; available: number }[] }
  /** The attempt was voided, used, or is for another amount. */
  | { reason: 'payment-lost' }

/** Why the database refused a placement; null when the order stands. */
export function refusalOf(row: PlacementRow): PlacementRefusal | null {
  if (row.placed) return null
  if (!row.cartOpen) return { reason: 'cart-changed' }
  if (!row.unchanged) return { reason: 'price-changed' }
  if (row.short.length > 0) return { reason: 'out-of-stock', lines: row.short }
  return { reason: row.ready ? 'key-taken' : 'payment-lost' }
}
