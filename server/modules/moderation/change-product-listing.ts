import { type Db, inTransaction } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { ProductListing } from './schema.ts'

export type ChangedListing =
  /** Tags of the pages that show it. */
  { ok: true; touched: string[] } | { ok: false; reason: 'not-found' | 'unchanged' }

/**
 * Shows a product in the storefront's lists, or leaves it out of them; who knows its address can buy it all the same.
 * Audited; each undoes the other.
 */
export async function changeProductListing(
  db: Db,
  { productId, listed, reason, operatorId, now }: ProductListing & { operatorId: string; now: Date },
): Promise<ChangedListing> {
  const result = await inTransaction(db, async (tx): Promise<ChangedListing> => {
    const { count } = await tx.product.updateMany({
      where: { id: productId, listed: !listed },
      data: { listed, updatedAt: now },
    })
    const product = await tx.product.findUnique({
      where: { id: productId },
      select: { vendorId: true },
    })
    if (!product) return { ok: false, reason: 'not-found' }
    if (count === 0) return { ok: false, reason: 'unchanged' }
    const { vendorId } = product
    const name = listed ? 'product/listed' : 'product/unlisted'
    await emit(tx, [{ name, payload: { productId, vendorId, reason }, actor: `operator:${operatorId}` }])
    return { ok: true, touched: await tagsOfProducts(tx, [productId]) }
  })
  if (result.ok) dispatchSoon(db)
  return result
}
