import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { ProductListing } from './schema.ts'

export type ChangedListing =
  /** Under which addresses the storefront shows it. */
  { ok: true; slug: string; vendorSlug: string } | { ok: false; reason: 'not-found' | 'unchanged' }

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
      select: { slug: true, vendorId: true, vendor: { select: { slug: true } } },
    })
    if (!product) return { ok: false, reason: 'not-found' }
    if (count === 0) return { ok: false, reason: 'unchanged' }
    const { slug, vendorId, vendor } = product
    const name = listed ? 'product/listed' : 'product/unlisted'
    await emit(tx, [{ name, payload: { productId, vendorId, reason }, actor: `operator:${operatorId}` }])
    return { ok: true, slug, vendorSlug: vendor.slug }
  })
  if (result.ok) dispatchSoon(db)
  return result
}
