import { z } from 'zod'
import type { Intent } from './objects.ts'
import type { Store } from './store.ts'

const pastIntents = z.array(
  z.object({
    id: z.string().startsWith('pi_'),
    /** Seconds since 1970. */
    created: z.int(),
    /** Minor units, as the two below. */
    amount: z.int().positive(),
    currency: z.string().length(3).toLowerCase(),
    received: z.int().nonnegative(),
    refunded: z.int().nonnegative(),
    status: z.enum(['requires_capture', 'succeeded', 'canceled']),
  }),
)
export type PastIntent = z.input<typeof pastIntents>[number]

/** Where the stand-in alone is told of payments that were made before it began; Stripe has no such address. */
export const PAST_INTENTS = '/past/payment_intents'

/** Takes payments as made long ago, so that they can be refunded; no event tells of them. What is known stays as it is. */
export function rememberIntents(store: Store, body: unknown): { remembered: number } {
  const unknown = pastIntents.parse(body).filter(({ id }) => !store.intents.has(id))
  for (const past of unknown) store.put('intents', { ...BARE, ...past })
  store.commit()
  return { remembered: unknown.length }
}

const BARE = {
  captureMethod: 'manual',
  paymentMethod: 'pm_card_visa',
  metadata: {},
  returnUrl: null,
  actionUrl: null,
  error: null,
  canceledAt: null,
  transferGroup: null,
} satisfies Partial<Intent>
