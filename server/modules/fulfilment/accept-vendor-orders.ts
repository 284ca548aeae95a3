import type { Db } from '#server/db/index.ts'
import { acceptVendorOrder } from './accept-vendor-order.ts'
import type { MoveResult, PartMove } from './move-part.ts'

type Refusal = Extract<MoveResult, { ok: false }>['reason']

/**
 * Accepts several parts, each in a transaction of its own: one that cannot be accepted (any more) holds up no other.
 * Tells how many are accepted now and why how many are not. Idempotent.
 */
export async function acceptVendorOrders(
  db: Db,
  { vendorOrderIds, ...move }: Omit<PartMove, 'vendorOrderId'> & { vendorOrderIds: readonly string[] },
): Promise<{ accepted: number; refused: Partial<Record<Refusal, number>> }> {
  const refused: Partial<Record<Refusal, number>> = {}
  let accepted = 0
  for (const vendorOrderId of new Set(vendorOrderIds)) {
    const result = await acceptVendorOrder(db, { ...move, vendorOrderId })
    if (result.ok) accepted += 1
    else refused[result.reason] = (refused[result.reason] ?? 0) + 1
  }
  return { accepted, refused }
}
