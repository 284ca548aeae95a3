import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import type { ShelfEditor } from '#server/modules/catalog/change-shelf.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { productAddress } from './rules.ts'
import type { NewProductInput } from './schema.ts'
import { lockShelves, skusTaken, writeVariants } from './write-variants.ts'

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
export async function createProduct(
  db: Db,
  input: NewProductInput & ShelfEditor,
): Promise<CreateProductResult> {
  const result = await inTransaction(db, (tx) => create(tx, input))
  if (result.ok) dispatchSoon(db)
  return result
}

async function create(tx: Tx, input: NewProductInput & ShelfEditor): Promise<CreateProductResult> {
  const { vendorId, actorId } = input
  const vendor = await lockShelves(tx, vendorId)
  const taken = await skusTaken(
    tx,
    vendorId,
    input.variants.map(({ sku }) => sku),
  )
  if (taken.length > 0) return { ok: false, reason: 'sku-taken', skus: taken }
  const category = input.category
    ? await tx.category.findUnique({ where: { slug: input.category }, select: { id: true } })
    : null
  if (input.category && !category) return { ok: false, reason: 'no-such-category' }

  const productId = await writeProduct(tx, input, {
    vendorSlug: vendor.slug,
    categoryId: category?.id ?? null,
  })
  const { axes, variants, now } = input
  await writeVariants(tx, { productId, vendorId, axes, variants, actorId, now })
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
  { vendorId, title, description, status, taxClass, axes, now }: NewProductInput & ShelfEditor,
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
