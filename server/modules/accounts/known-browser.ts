/**
 * The cookie by which a browser is known in which a person has signed in before. Wrong passwords from such a browser are
 * counted for it alone, so that a stranger who spends all tries of an address locks nobody out of their own browser
 * (https://owasp.org/www-community/Slow_Down_Online_Guessing_Attacks_with_Device_Cookies). It opens nothing by itself.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

/** How long a browser stays known, in seconds; every sign-in starts the time anew. */
export const KNOWN_BROWSER_SECONDS = 180 * 24 * 60 * 60

export const knownBrowserCookieName = (secure: boolean): string =>
  secure ? '__Host-tradehall.known' : 'tradehall.known'

const VALUE = /^([A-Za-z0-9_-]{22})\.([A-Za-z0-9_-]{43})$/

/** A new cookie value that makes a browser known for one person. */
export function knownBrowserValue(email: string, secret: string): string {
  const id = randomBytes(16).toString('base64url')
  return `${id}.${signatureOf(id, email, secret).toString('base64url')}`
}

/** What the tries of a browser that is known for this person are counted by; null where it is not. */
export function knownBrowser(value: string | undefined, email: string, secret: string): string | null {
  const [, id, signature] = VALUE.exec(value ?? '') ?? []
  if (!id || !signature) return null
  const fits = timingSafeEqual(signatureOf(id, email, secret), Buffer.from(signature, 'base64url'))
  return fits ? `browser:${id}` : null
}

/** Keyed by purpose and person: a cookie made for one says nothing for another. */
function signatureOf(id: string, email: string, secret: string): Buffer {
  return createHmac('sha256', secret).update(`known-browser:${id}:${email.trim().toLowerCase()}`).digest()
}
