import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'

/** Marks a vendor's in-app messages up to and including `upTo` as read. Idempotent; returns how many were new. */
export async function markRead(
  db: Db,
  { vendorId, upTo, now }: { vendorId: VendorId; upTo: string; now: Date },
): Promise<{ read: number }> {
  const { count } = await db.notification.updateMany({
    where: { vendorId, channel: 'in-app', readAt: null, id: { lte: upTo } },
    data: { readAt: now },
  })
  return { read: count }
}
