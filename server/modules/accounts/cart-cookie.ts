/**
 * The cookie by which a guest's cart and orders are known: a random token with our signature, so that nobody can
 * name an owner who was not handed out here. The database knows only the token's hash.
 */
import { createHash, createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

const NAME = 'tradehall.cart'

/**
 * The cookie's name. Where the shop is on https it is bound to this very host: no neighbour's page under the same domain
 * can give a customer its own cart to order in.
 */
export const cartCookieName = (secure: boolean): string => (secure ? `__Host-${NAME}` : NAME)

/** How long a browser keeps it, in seconds; every change of the cart starts the time anew. */
export const CART_COOKIE_SECONDS = 60 * 24 * 60 * 60

/** What a guest's cart, orders and idempotency keys belong to. */
export type GuestOwner = `guest:${string}`

const VALUE = /^([A-Za-z0-9_-]{43})\.([A-Za-z0-9_-]{43})$/

/** A new guest and the signed cookie value that stands for them; 256 random bits. */
export function newGuest(secret: string): { owner: GuestOwner; value: string } {
  return guestOf(randomBytes(32), secret)
}

/** The guest of a token of 32 bytes; a tool that must be the same guest again makes its own tokens. */
export function guestOf(bytes: Buffer, secret: string): { owner: GuestOwner; value: string } {
  const token = bytes.toString('base64url')
  return { owner: ownerOf(token), value: `${token}.${signatureOf(token, secret).toString('base64url')}` }
}

/** Whom a cookie value stands for, or null where the value is missing, malformed or not signed by us. */
export function guestOwner(value: string | undefined, secret: string): GuestOwner | null {
  const [, token, signature] = VALUE.exec(value ?? '') ?? []
  if (!token || !signature) return null
  // Both are 32 bytes: 43 characters of base64url hold no other length.
  if (!timingSafeEqual(signatureOf(token, secret), Buffer.from(signature, 'base64url'))) return null
  return ownerOf(token)
}

/** The `Set-Cookie` header that keeps `value` in the browser. */
export function cartCookieHeader(value: string, { secure }: { secure: boolean }): string {
  const parts = [
    `${cartCookieName(secure)}=${value}`,
    'Path=/',
    `Max-Age=${CART_COOKIE_SECONDS}`,
    'HttpOnly',
    'SameSite=Lax',
  ]
  return (secure ? [...parts, 'Secure'] : parts).join('; ')
}

/** One cookie's value from a `Cookie` header. */
export function readCookie(header: string | null | undefined, name: string): string | undefined {
  for (const pair of header?.split(';') ?? []) {
    const at = pair.indexOf('=')
    if (at > 0 && pair.slice(0, at).trim() === name) return pair.slice(at + 1).trim()
  }
  return undefined
}

function ownerOf(token: string): GuestOwner {
  return `guest:${createHash('sha256').update(token).digest('hex')}`
}

/** Keyed by purpose: a signature made for something else under the same secret is none here. */
function signatureOf(token: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`cart-cookie:${token}`).digest()
}
