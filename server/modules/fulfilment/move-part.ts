import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { VendorOrder } from '#server/db/generated/client.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { type VendorOrderStatus, vendorOrderMoves } from '#server/modules/orders/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/** Which part is moved, for which vendor, by whom. */
export interface PartMove {
  vendorOrderId: string
  /** From the session's membership: a part of another vendor is not found. */
  vendorId: VendorId
  userId: string
  now: Date
}

export type MoveResult =
  | { ok: true /** It was done before this call. */; again: boolean }
  | { ok: false; reason: 'not-found' | 'not-paid' | 'cancelled' }
  /** The part is past that, or not there yet. */
  | { ok: false; reason: 'not-possible'; status: VendorOrderStatus }

interface Target {
  to: 'accepted' | 'shipped' | 'delivered'
  /** What is written with the status. */
  data: Partial<
    Pick<
      VendorOrder,
      'acceptedAt' | 'shippedAt' | 'deliveredAt' | 'carrier' | 'trackingNumber' | 'trackingUrl'
    >
  >
  /** Whether a part that is there already got there by the same request. */
  isSame?: (part: VendorOrder) => boolean
}

/**
 * Moves a vendor's part along the table of states, with its history row and its event, in one transaction. Of two
 * moves at the same time (a shipment and a cancellation) one waits and then decides by what the other has left.
 */
export async function movePart(db: Db, move: PartMove, target: Target): Promise<MoveResult> {
  const result = await inTransaction(db, (tx) => moveIn(tx, move, target))
  if (result.ok) dispatchSoon(db)
  return result
}

async function moveIn(
  tx: Tx,
  { vendorOrderId, vendorId, userId, now }: PartMove,
  target: Target,
): Promise<MoveResult> {
  await tx.$queryRaw`
    SELECT id FROM vendor_orders WHERE id = ${vendorOrderId}::uuid AND vendor_id = ${vendorId}::uuid FOR NO KEY UPDATE`
  const part = await tx.vendorOrder.findFirst({
    where: { id: vendorOrderId, vendorId },
    include: { order: { select: { correlationId: true } } },
  })
  if (!part) return { ok: false, reason: 'not-found' }
  const status = part.status as VendorOrderStatus
  const { to, data, isSame = () => true } = target
  if (status === to && isSame(part)) return { ok: true, again: true }
  if (status === 'awaiting-payment') return { ok: false, reason: 'not-paid' }
  if (status === 'cancelled') return { ok: false, reason: 'cancelled' }
  if (!vendorOrderMoves[status].includes(to)) return { ok: false, reason: 'not-possible', status }

  const actor = `vendor:${userId}` as const
  const { orderId } = part
  await tx.vendorOrder.update({ where: { id: vendorOrderId }, data: { status: to, ...data } })
  await tx.orderStatusChange.create({
    data: { id: newId(), orderId, vendorOrderId, fromStatus: status, toStatus: to, actor, at: now },
  })
  await emit(tx, [
    {
      name: `vendor-order/${to}`,
      payload: { orderId, vendorOrderId, vendorId },
      correlationId: part.order.correlationId,
      actor,
    },
  ])
  return { ok: true, again: false }
}
