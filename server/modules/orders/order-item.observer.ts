import { newId } from '#server/core/ids.ts'

/** An order item as its maker knows it. */
export interface OrderItemDraft {
  id: string
  variantId: string
  quantity: number
}

/** The companion of an item: the units that are held for it. */
export interface ReservationRow {
  id: string
  orderItemId: string
  variantId: string
  quantity: number
  state: 'held'
}

/** What must be true the moment items exist: line numbers from 1 in their order, and a held reservation for each. */
export function creatingOrderItems<D extends OrderItemDraft>(
  drafts: readonly D[],
): { items: (D & { lineNumber: number })[]; reservations: ReservationRow[] } {
  return {
    items: drafts.map((draft, index) => ({ ...draft, lineNumber: index + 1 })),
    reservations: drafts.map(({ id, variantId, quantity }) => ({
      id: newId(),
      orderItemId: id,
      variantId,
      quantity,
      state: 'held',
    })),
  }
}
