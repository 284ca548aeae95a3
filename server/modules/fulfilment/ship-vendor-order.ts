import type { Db } from '#server/db/index.ts'
import { type MoveResult, movePart, type PartMove } from './move-part.ts'
import type { ShipInput } from './schema.ts'

/**
 * The parcel is on its way. Only what is paid is shipped, accepted before or not. Idempotent for the same parcel; another
 * one for a part that was shipped is `not-possible`.
 */
export async function shipVendorOrder(
  db: Db,
  { carrier, trackingNumber: number, trackingUrl: url, ...move }: PartMove & ShipInput,
): Promise<MoveResult> {
  const [trackingNumber, trackingUrl] = [number ?? null, url ?? null]
  return movePart(db, move, {
    to: 'shipped',
    data: { shippedAt: move.now, carrier, trackingNumber, trackingUrl },
    isSame: (part) => part.carrier === carrier && part.trackingNumber === trackingNumber,
  })
}
