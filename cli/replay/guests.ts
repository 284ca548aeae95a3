import { createHash } from 'node:crypto'
import { type GuestOwner, guestOf } from '#server/modules/accounts/cart-cookie.ts'

/** Who places a source order: the same guest, key and address on every run, so that nothing is placed twice. */
export interface Guest {
  owner: GuestOwner
  /** The value of their cart cookie. */
  cookie: string
  key: string
  email: string
}

/** The guest of a source order. The owner does not depend on `secret`, which only signs the cookie. */
export function guestFor(orderId: string, secret: string): Guest {
  const digest = createHash('sha256').update(`replay:${orderId}`).digest()
  const { owner, value } = guestOf(digest, secret)
  const label = /^[A-Za-z0-9_-]{1,48}$/.test(orderId) ? orderId : digest.toString('hex').slice(0, 32)
  return { owner, cookie: value, key: `replay-${label}`, email: `order-${label}@replay.tradehall.test` }
}
