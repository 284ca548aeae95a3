import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'
import { keepImage } from '#server/gateways/keep-image.ts'
import { log } from '#server/log.ts'
import { countTry } from '#server/modules/accounts/rate-limit.ts'

export type KeptPicture =
  | { ok: true; url: string }
  | { ok: false; reason: 'no-picture' | 'too-small' | 'no-room' }
  | { ok: false; reason: 'too-often'; retryAfterSeconds: number }

/**
 * Keeps a picture that a vendor brings, of no product yet (`setPictures` puts it on one). The same bytes again have the same address.
 */
export async function keepPicture(
  db: Db,
  { vendorId, bytes }: { vendorId: VendorId; bytes: Buffer },
): Promise<KeptPicture> {
  const allowance = await countTry(db, 'picture', vendorId)
  if (!allowance.ok) return { ...allowance, reason: 'too-often' }
  const kept = await keepImage(bytes)
  if (kept.outcome === 'kept') return { ok: true, url: kept.url }
  if (kept.outcome === 'refused') return { ok: false, reason: kept.reason }
  log().error({ reason: kept.reason }, 'a picture cannot be kept')
  return { ok: false, reason: 'no-room' }
}
