import { type Db, inTransaction } from '#server/db/index.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { VendorTerms } from './schema.ts'

/**
 * Sets a vendor's own commission (basis points) and days of hold, null for the platform's. Orders that were placed keep
 * what held then. `seen` is what the operator saw, so that nobody overwrites another unseen. Audited.
 */
export async function changeVendorTerms(
  db: Db,
  {
    vendorId,
    terms,
    seen,
    operatorId,
    now,
  }: { vendorId: string; terms: VendorTerms; seen: VendorTerms; operatorId: string; now: Date },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' | 'changed-meanwhile' }> {
  const result = await inTransaction(db, async (tx) => {
    const [vendor] = await tx.$queryRaw<VendorTerms[]>`
      SELECT commission_bps AS "commissionBps", hold_days AS "holdDays" FROM vendors
      WHERE id = ${vendorId}::uuid FOR NO KEY UPDATE`
    if (!vendor) return { ok: false, reason: 'not-found' } as const
    if (same(vendor, terms)) return { ok: true, changed: false } as const
    if (!same(vendor, seen)) return { ok: false, reason: 'changed-meanwhile' } as const
    await tx.vendor.update({ where: { id: vendorId }, data: { ...terms, updatedAt: now } })
    const payload = { vendorId, ...terms }
    await emit(tx, [{ name: 'vendor/terms-changed', payload, actor: `operator:${operatorId}` }])
    return { ok: true, changed: true } as const
  })
  if (!result.ok) return result
  if (result.changed) dispatchSoon(db)
  return { ok: true }
}

const same = (a: VendorTerms, b: VendorTerms) =>
  a.commissionBps === b.commissionBps && a.holdDays === b.holdDays
