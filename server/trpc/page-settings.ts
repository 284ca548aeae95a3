import 'server-only'
import { env } from '#server/env.ts'

/** What the checkout page needs to know about paying; a publishable key is meant to be public. */
export function paymentSettings(): { publishableKey: string | null } {
  return { publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? null }
}

/** The shop's public address, for what must be absolute: canonical links, previews. Read when a page is rendered. */
export function shopAddress(): URL {
  return new URL(env.APP_URL)
}
