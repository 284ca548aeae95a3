import type { Db } from '#server/db/index.ts'
import { cancelOrder } from './cancel-order.ts'

/** How many orders one call looks at. */
const AT_MOST = 500

/**
 * Cancels the orders whose bank transfer did not come in time. Safe to run at any time and more than once: a transfer
 * that an operator marks as received at the same moment wins or loses as a whole. Returns how many were cancelled.
 */
export async function expireTransfers(
  db: Db,
  { now = new Date() }: { now?: Date } = {},
): Promise<{ cancelled: number }> {
  const overdue = await db.payment.findMany({
    where: { state: 'awaiting-transfer', expiresAt: { lte: now } },
    orderBy: { expiresAt: 'asc' },
    take: AT_MOST,
    select: { orderId: true },
  })
  let cancelled = 0
  for (const { orderId } of overdue) {
    const result = await cancelOrder(db, {
      orderId,
      reason: 'transfer-expired',
      actor: 'system',
      onlyUnpaid: true,
      now,
    })
    if (result.ok) cancelled += 1
  }
  return { cancelled }
}
