import 'server-only'
import { env } from '#server/env.ts'

/** What the checkout page needs to know about paying; a publishable key is meant to be public. */
export function paymentSettings(): { publishableKey: string | null } {
  return { publishableKey: env.STRIPE_PUBLISHABLE_KEY ?? null }
}
