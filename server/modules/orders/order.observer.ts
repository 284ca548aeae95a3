import { newId } from '#server/core/ids.ts'
import { makeOrderCode } from '#server/core/order-code.ts'
import type { Actor, OrderStatus } from './rules.ts'

/** An order as its maker knows it: everything but what the observer gives. */
export interface OrderDraft {
  id: string
  placedAt: Date
  actor: Actor
}

/** A row of a status history. */
export interface StatusChangeRow {
  id: string
  orderId: string
  vendorOrderId: string | null
  toStatus: string
  actor: Actor
  at: Date
}

/**
 * What must be true the moment an order exists: its code, its first status, and the first row of its history.
 * Pure but for the randomness of the code and the id; on a collision of the code the caller draws again.
 */
export function creatingOrder<D extends OrderDraft>(
  draft: D,
): { order: D & { code: string; status: OrderStatus }; statusChange: StatusChangeRow } {
  const status: OrderStatus = 'awaiting-payment'
  return {
    order: { ...draft, code: makeOrderCode(), status },
    statusChange: {
      id: newId(),
      orderId: draft.id,
      vendorOrderId: null,
      toStatus: status,
      actor: draft.actor,
      at: draft.placedAt,
    },
  }
}
