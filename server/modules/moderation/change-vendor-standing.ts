import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { StandingChange } from './schema.ts'

export type ChangedStanding =
  /** `slug` and `products`: under which addresses the storefront shows it. */
  { ok: true; slug: string; products: string[] } | { ok: false; reason: 'not-found' | 'unchanged' }

/** What is different afterwards; where it is so already nothing changes. */
const CHANGES = {
  approved: { from: { status: { not: 'approved' } }, to: { status: 'approved' } },
  suspended: { from: { status: { not: 'suspended' } }, to: { status: 'suspended' } },
  listed: { from: { listed: false }, to: { listed: true } },
  unlisted: { from: { listed: true }, to: { listed: false } },
} as const

/**
 * Approves or suspends a vendor, or shows it in the storefront's lists or not. A suspension takes all its products from
 * sale: carts are told at their next look, and a placement that comes in between is refused, since the vendor's pricing
 * version moves on. What was sold goes its way. Audited; each can be undone by its opposite.
 */
export async function changeVendorStanding(
  db: Db,
  { vendorId, to, reason, operatorId, now }: StandingChange & { operatorId: string; now: Date },
): Promise<ChangedStanding> {
  const result = await inTransaction(db, async (tx): Promise<ChangedStanding> => {
    const { count } = await tx.vendor.updateMany({
      where: { id: vendorId, ...CHANGES[to].from },
      data: { ...CHANGES[to].to, updatedAt: now },
    })
    const vendor = await tx.vendor.findUnique({
      where: { id: vendorId },
      select: { slug: true, products: { where: { status: 'published' }, select: { slug: true } } },
    })
    if (!vendor) return { ok: false, reason: 'not-found' }
    if (count === 0) return { ok: false, reason: 'unchanged' }
    await emit(tx, [{ name: `vendor/${to}`, payload: { vendorId, reason }, actor: `operator:${operatorId}` }])
    return { ok: true, slug: vendor.slug, products: vendor.products.map(({ slug }) => slug) }
  })
  if (result.ok) dispatchSoon(db)
  return result
}
