import { z } from 'zod'
import { typedText } from '#server/core/typed-text.ts'

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

/** A page of a vendor's stock; `after` and `before` are ids of variants. */
export const stockPageInput = z.object({
  lowOnly: z.boolean().default(false),
  /** A part of a title or of an SKU. */
  search: typedText(100).optional(),
  after: z.uuid().optional(),
  before: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type StockPageInput = z.input<typeof stockPageInput>
