import type { Db } from '#server/db/index.ts'
import { type CancelResult, cancelOrder } from './cancel-order.ts'
import { viewOrder } from './queries.ts'

/**
 * A customer cancels an order of their own, or whose signed link they hold, while no vendor has begun with it. Somebody
 * else's order answers like none: `not-found`. Of two at the same time one cancels; the other is told.
 */
export async function cancelOwnOrder(
  db: Db,
  { now, ...asked }: { code: string; owners: readonly string[]; key?: string | null; now: Date },
): Promise<CancelResult> {
  const order = await viewOrder(db, asked)
  if (!order) return { ok: false, reason: 'not-found' }
  return cancelOrder(db, {
    ...{ orderId: order.id, reason: 'customer-request', actor: 'customer', onlyUntouched: true, now },
  })
}
