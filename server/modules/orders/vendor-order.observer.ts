import { newId } from '#server/core/ids.ts'
import type { StatusChangeRow } from './order.observer.ts'
import type { Actor, VendorOrderStatus } from './rules.ts'

/** A vendor's part as its maker knows it. `number` counts the order's parts from 1. */
export interface VendorOrderDraft {
  id: string
  orderId: string
  number: number
}

/** What the order that the part belongs to already has. */
export interface ParentOrder {
  code: string
  placedAt: Date
  actor: Actor
}

/** What must be true the moment a part exists: its code (order code + `/1`), its first status, its first history row. */
export function creatingVendorOrder<D extends VendorOrderDraft>(
  draft: D,
  order: ParentOrder,
): { vendorOrder: D & { code: string; status: VendorOrderStatus }; statusChange: StatusChangeRow } {
  const status: VendorOrderStatus = 'awaiting-payment'
  return {
    vendorOrder: { ...draft, code: `${order.code}/${draft.number}`, status },
    statusChange: {
      id: newId(),
      orderId: draft.orderId,
      vendorOrderId: draft.id,
      toStatus: status,
      actor: order.actor,
      at: order.placedAt,
    },
  }
}
