import { z } from 'zod'
import { addressSchema, phoneSchema } from '#server/modules/accounts/schema.ts'

export const paymentSchema = z.discriminatedUnion('method', [
  z.object({ method: z.literal('card'), paymentMethodId: z.string().regex(/^[A-Za-z0-9_]{3,100}$/) }),
  z.object({ method: z.literal('transfer') }),
])

/**
 * What a client says when it places an order. It names no price: `seenTotal` (minor units of `seenCurrency`) is what
 * the customer was shown and is only compared with what the server priced.
 */
export const placeOrderInput = z.object({
  /** The idempotency key: drawn by the client once per intent. */
  key: z.string().regex(/^[A-Za-z0-9_-]{8,100}$/),
  cartId: z.uuid(),
  seenTotal: z.int().min(0).max(2_147_483_647),
  seenCurrency: z.string().regex(/^[A-Z]{3}$/),
  email: z.email().max(254),
  phone: phoneSchema.optional(),
  wantsSms: z.boolean().default(false),
  locale: z.enum(['en', 'de']).default('en'),
  address: addressSchema,
  payment: paymentSchema,
})
export type PlaceOrderInput = z.infer<typeof placeOrderInput>
