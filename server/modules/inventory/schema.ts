import { z } from 'zod'
import { MAX_AMOUNT } from '#server/core/money.ts'
import { typedText } from '#server/core/typed-text.ts'
import { PRODUCT_STATUSES, productTexts } from '#server/modules/catalog/schema.ts'
import { TAX_CLASSES } from '#server/modules/settings/constants.ts'

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

/** A page of a vendor's stock; `after` is the id of the last variant before it. */
export const stockPageInput = z.object({
  lowOnly: z.boolean().default(false),
  /** A part of a title or of an SKU. */
  search: typedText(100).optional(),
  after: z.uuid().optional(),
  limit: z.int().min(1).max(100).default(25),
})
export type StockPageInput = z.input<typeof stockPageInput>

/** How much one product may have of each. */
export const MOST_AXES = 3
export const MOST_VALUES = 20
export const MOST_VARIANTS = 60

const axis = z.object({
  // Filters say `name:value`.
  name: typedText(40).refine((name) => !name.includes(':'), 'Please leave out the colon.'),
  values: z.array(typedText(40)).min(1, 'Please name at least one.').max(MOST_VALUES),
})

/** A variant of a new product. `choice`: its value on each axis, in their order. Price: minor units, tax included. */
const newVariant = z.object({
  choice: z.array(z.string().max(40)).max(MOST_AXES),
  sku: typedText(64),
  price: z.int().min(1, 'A price is above zero.').max(MAX_AMOUNT),
  onHand: units,
})

/** A product with everything that it is sold with. */
export const newProductInput = productTexts
  .extend({
    status: z.enum(PRODUCT_STATUSES).exclude(['archived']),
    taxClass: z.enum(TAX_CLASSES),
    axes: z.array(axis).max(MOST_AXES),
    variants: z.array(newVariant).min(1, 'Please offer at least one.').max(MOST_VARIANTS),
  })
  .superRefine(({ axes, variants }, { addIssue }) => {
    const refuse = (path: (string | number)[], message: string) => addIssue({ code: 'custom', path, message })
    for (const at of repeated(axes.map(({ name }) => name))) {
      refuse(['axes', at, 'name'], 'Two options cannot have the same name.')
    }
    for (const [at, { values }] of axes.entries()) {
      if (repeated(values).length > 0) refuse(['axes', at, 'values'], 'Please name each only once.')
    }
    for (const at of repeated(variants.map(({ sku }) => sku))) {
      refuse(['variants', at, 'sku'], 'Another variant has this SKU.')
    }
    for (const at of repeated(variants.map(({ choice }) => JSON.stringify(choice)))) {
      refuse(['variants', at, 'choice'], 'Another variant is the same.')
    }
    for (const [at, { choice }] of variants.entries()) {
      const fits =
        choice.length === axes.length && axes.every(({ values }, on) => values.includes(choice[on] ?? ''))
      if (!fits) refuse(['variants', at, 'choice'], 'There is no such combination.')
    }
  })
export type NewProductInput = z.infer<typeof newProductInput>

/** A variant more of a product that has options. `choice`: its value on each of them, in their order; one may be new. */
export const addedVariantInput = newVariant.extend({
  productId: z.uuid(),
  choice: z.array(typedText(40)).min(1).max(MOST_AXES),
})
export type AddedVariantInput = z.infer<typeof addedVariantInput>

/** Where something stands that has stood before. */
function repeated(texts: readonly string[]): number[] {
  return texts.flatMap((text, at) => (texts.indexOf(text) < at ? [at] : []))
}
