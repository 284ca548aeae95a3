import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'

/** Marks a vendor's in-app messages up to and including `upTo` as read, or that one `only`. Idempotent; returns how many were new. */
export async function markRead(
  db: Db,
  { vendorId, upTo, only = false, now }: { vendorId: VendorId; upTo: string; only?: boolean; now: Date },
): Promise<{ read: number }> {
  const { count } = await db.notification.updateMany({
    where: { vendorId, channel: 'in-app', readAt: null, id: only ? upTo : { lte: upTo } },
    data: { readAt: now },
  })
  return { read: count }
}
