import type { Db } from '#server/db/index.ts'
import { type MoveResult, movePart, type PartMove } from './move-part.ts'

/** The parcel has arrived: the time until the vendor's earning is released runs from here. Idempotent. */
export async function deliverVendorOrder(db: Db, move: PartMove): Promise<MoveResult> {
  return movePart(db, move, { to: 'delivered', data: { deliveredAt: move.now } })
}
