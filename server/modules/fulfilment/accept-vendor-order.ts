import type { Db } from '#server/db/index.ts'
import { type MoveResult, movePart, type PartMove } from './move-part.ts'

/** The vendor has seen a paid part and will send it. Idempotent; of another vendor's part it says `not-found`. */
export async function acceptVendorOrder(db: Db, move: PartMove): Promise<MoveResult> {
  return movePart(db, move, { to: 'accepted', data: { acceptedAt: move.now } })
}
