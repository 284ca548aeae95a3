import type { Db } from '#server/db/index.ts'
import {
  changing,
  lockProduct,
  NOT_FOUND,
  type ShelfChange,
  type ShelfEditor,
} from '#server/modules/catalog/change-shelf.ts'
import { optionAxes, optionChoice } from '#server/modules/catalog/schema.ts'
import { type AddedVariantInput, MOST_VALUES, MOST_VARIANTS } from './schema.ts'
import { lockShelves, skusTaken, writeVariants } from './write-variants.ts'

/** `no-such-combination`: the product has other options; `there-already`: it has this variant, on sale or off. */
export type AddVariantResult = ShelfChange<
  'not-found' | 'sku-taken' | 'no-such-combination' | 'there-already' | 'too-many'
>

/**
 * Adds a variant to a product that has options, with its first units: all of it or nothing. A value that is new on an axis is
 * named last there. A vendor's SKUs are its own once, so the same variant sent twice is made once.
 */
export async function addVariant(
  db: Db,
  { productId, choice, sku, price, onHand, ...editor }: AddedVariantInput & ShelfEditor,
): Promise<AddVariantResult> {
  return changing(db, editor, async (tx) => {
    await lockShelves(tx, editor.vendorId)
    if (!(await lockProduct(tx, productId, editor.vendorId))) return NOT_FOUND
    const { options, variants } = await tx.product.findUniqueOrThrow({
      where: { id: productId },
      select: { options: true, variants: { select: { options: true, position: true } } },
    })
    const axes = optionAxes.catch([]).parse(options)
    if (axes.length === 0 || axes.length !== choice.length)
      return { ok: false, reason: 'no-such-combination' }
    const isThere = variants.some((variant) => {
      const chosen = optionChoice.catch({}).parse(variant.options)
      return axes.every(({ name }, on) => chosen[name] === choice[on])
    })
    if (isThere) return { ok: false, reason: 'there-already' }
    if ((await skusTaken(tx, editor.vendorId, [sku])).length > 0) return { ok: false, reason: 'sku-taken' }
    const wider = axes.map(({ name, values }, on) => ({
      name,
      values: [...new Set([...values, choice[on] ?? ''])],
    }))
    if (variants.length >= MOST_VARIANTS || wider.some(({ values }) => values.length > MOST_VALUES))
      return { ok: false, reason: 'too-many' }

    await tx.product.update({ where: { id: productId }, data: { options: wider, updatedAt: editor.now } })
    await writeVariants(tx, {
      ...{ productId, axes: wider, variants: [{ choice, sku, price, onHand }] },
      position: 1 + Math.max(-1, ...variants.map(({ position }) => position)),
      ...editor,
    })
    return { productId, keys: ['variants'] }
  })
}
