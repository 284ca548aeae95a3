import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { platformSettings } from '#server/modules/settings/queries.ts'
import { moveStock } from './move-stock.ts'
import { productAddress } from './rules.ts'
import type { NewProductInput } from './schema.ts'

interface Maker {
  vendorId: VendorId
  actorId: string
  now: Date
}

export type CreateProductResult =
  | {
      ok: true
      productId: string
      /** Tags of what is cached and shows it: none for a draft. */
      touched: string[]
    }
  | { ok: false; reason: 'no-such-category' }
  /** The vendor has other variants under these. */
  | { ok: false; reason: 'sku-taken'; skus: string[] }

/**
 * Makes a product with its variants and their first units, in the shop's currency: all of it or nothing. A vendor's SKUs
 * are its own once, so the same product sent twice is made once.
 */
export async function createProduct(db: Db, input: NewProductInput & Maker): Promise<CreateProductResult> {
  const result = await inTransaction(db, (tx) => create(tx, input))
  if (result.ok) dispatchSoon(db)
  return result
}

async function create(tx: Tx, input: NewProductInput & Maker): Promise<CreateProductResult> {
  const { vendorId, actorId } = input
  // Whoever makes products of this vendor takes turns, so that what is looked up here still holds below.
  const [vendor] = await tx.$queryRaw<{ slug: string }[]>`
    SELECT slug FROM vendors WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
  if (!vendor) throw new Error(`there is no vendor ${vendorId}`)
  const skus = input.variants.map(({ sku }) => sku)
  const taken = await tx.variant.findMany({ where: { vendorId, sku: { in: skus } }, select: { sku: true } })
  if (taken.length > 0) return { ok: false, reason: 'sku-taken', skus: taken.map(({ sku }) => sku) }
  const category = input.category
    ? await tx.category.findUnique({ where: { slug: input.category }, select: { id: true } })
    : null
  if (input.category && !category) return { ok: false, reason: 'no-such-category' }

  const productId = await writeProduct(tx, input, {
    vendorSlug: vendor.slug,
    categoryId: category?.id ?? null,
  })
  await writeVariants(tx, productId, input)
  await emit(tx, [
    {
      name: 'product/created',
      payload: { productId, vendorId, actorId },
      actor: `vendor:${actorId}`,
    },
  ])
  const touched = input.status === 'published' ? await tagsOfProducts(tx, [productId]) : []
  return { ok: true, productId, touched }
}

/** Writes the product itself, at an address that nobody has. */
async function writeProduct(
  tx: Tx,
  { vendorId, title, description, status, taxClass, axes, now }: NewProductInput & Maker,
  { vendorSlug, categoryId }: { vendorSlug: string; categoryId: string | null },
): Promise<string> {
  const id = newId()
  const slug = productAddress(vendorSlug, title)
  const standing = await tx.product.findUnique({ where: { slug }, select: { id: true } })
  await tx.product.create({
    data: {
      ...{ id, vendorId, categoryId, title, description, status, taxClass, options: axes },
      slug: standing ? `${slug}-${id.slice(-8)}` : slug,
      ...{ createdAt: now, updatedAt: now, publishedAt: status === 'published' ? now : null },
    },
  })
  return id
}

/** Writes the variants in their order, with the units that are on the shelf and the movements that say so. */
async function writeVariants(
  tx: Tx,
  productId: string,
  { vendorId, actorId, axes, variants, now }: NewProductInput & Maker,
): Promise<void> {
  const { currency } = await platformSettings(tx)
  const rows = variants.map((variant) => ({ ...variant, id: newId() }))
  await tx.variant.createMany({
    data: rows.map(({ id, choice, sku, price }, position) => ({
      ...{ id, productId, vendorId, sku, price, currency, position },
      title: choice.join(' / '),
      options: Object.fromEntries(axes.map(({ name }, at) => [name, choice[at] ?? ''])),
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
