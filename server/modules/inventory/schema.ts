import { z } from 'zod'

const units = z
  .int('Please enter a whole number.')
  .min(0, 'There cannot be fewer than none.')
  .max(1_000_000_000)

/** A change of what is on the shelf. `changeId` is drawn by the client once per intent. */
export const stockChangeInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('received'), changeId: z.uuid(), variantId: z.uuid(), units: units.min(1) }),
  z.object({ kind: z.literal('counted'), changeId: z.uuid(), variantId: z.uuid(), onHand: units }),
])
export type StockChangeInput = z.infer<typeof stockChangeInput>
