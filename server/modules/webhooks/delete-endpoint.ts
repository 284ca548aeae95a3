import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'

/** Deletes a vendor's endpoint with its deliveries: nothing is sent to it any more. */
export async function deleteWebhookEndpoint(
  db: Db,
  { vendorId, endpointId }: { vendorId: VendorId; endpointId: string },
): Promise<{ ok: true } | { ok: false; reason: 'not-found' }> {
  const { count } = await db.webhookEndpoint.deleteMany({ where: { id: endpointId, vendorId } })
  return count === 1 ? { ok: true } : { ok: false, reason: 'not-found' }
}
