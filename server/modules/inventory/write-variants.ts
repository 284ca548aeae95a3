import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { ShelfEditor } from '#server/modules/catalog/change-shelf.ts'
import type { OptionAxis } from '#server/modules/catalog/schema.ts'
import { platformSettings } from '#server/modules/settings/queries.ts'
import { moveStock } from './move-stock.ts'
import type { NewProductInput } from './schema.ts'

/** Whoever makes variants of this vendor takes turns until the end of the transaction, so that what is looked up still holds when it is written. */
export async function lockShelves(tx: Tx, vendorId: VendorId): Promise<{ slug: string }> {
  const [vendor] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM vendors WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
  if (!vendor) throw new Error(`there is no vendor ${vendorId}`)
  return vendor
}

/** Those SKUs that the vendor has already. */
export async function skusTaken(tx: Tx, vendorId: VendorId, skus: readonly string[]): Promise<string[]> {
  const taken = await tx.variant.findMany({
    where: { vendorId, sku: { in: [...skus] } },
    select: { sku: true },
  })
  return taken.map(({ sku }) => sku)
}

interface NewVariants extends ShelfEditor {
  productId: string
  axes: readonly OptionAxis[]
  variants: NewProductInput['variants']
  /** The place of the first of them. */
  position?: number
}

/** Writes variants in their order, in the shop's currency, with the units that are on the shelf and the movements that say so. */
export async function writeVariants(
  tx: Tx,
  { productId, vendorId, actorId, axes, variants, position: first = 0, now }: NewVariants,
): Promise<void> {
  const { currency } = await platformSettings(tx)
  const rows = variants.map((variant) => ({ ...variant, id: newId() }))
  await tx.variant.createMany({
    data: rows.map(({ id, choice, sku, price }, at) => ({
      ...{ id, productId, vendorId, sku, price, currency, position: first + at },
      title: choice.join(' / '),
      options: Object.fromEntries(axes.map(({ name }, on) => [name, choice[on] ?? ''])),
      ...{ createdAt: now, updatedAt: now },
    })),
  })
  await tx.stock.createMany({ data: rows.map(({ id }) => ({ variantId: id, onHand: 0 })) })
  await moveStock(
    tx,
    rows.map(({ id, onHand }) => ({ variantId: id, onHand, reserved: 0 })),
    rows
      .filter(({ onHand }) => onHand > 0)
      .map(({ id, onHand }) => ({
        ...{ variantId: id, delta: onHand, actorId },
        ...{ reason: 'initial' as const, reference: `initial:${id}` },
      })),
    now,
  )
}
