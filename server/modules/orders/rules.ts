/** The states of orders and of vendors' parts, and the only moves between them. */

export const ORDER_STATUSES = ['awaiting-payment', 'placed', 'cancelled'] as const
export type OrderStatus = (typeof ORDER_STATUSES)[number]

export const VENDOR_ORDER_STATUSES = [
  'awaiting-payment',
  'placed',
  'accepted',
  'shipped',
  'delivered',
  'cancelled',
] as const
export type VendorOrderStatus = (typeof VENDOR_ORDER_STATUSES)[number]

/** From each state of an order to those it may move to. */
export const orderMoves: Record<OrderStatus, readonly OrderStatus[]> = {
  'awaiting-payment': ['placed', 'cancelled'],
  placed: ['cancelled'],
  cancelled: [],
}

/** From each state of a vendor's part to those it may move to. A part is accepted or shipped only when it is paid. */
export const vendorOrderMoves: Record<VendorOrderStatus, readonly VendorOrderStatus[]> = {
  'awaiting-payment': ['placed', 'cancelled'],
  placed: ['accepted', 'shipped', 'cancelled'],
  accepted: ['shipped', 'cancelled'],
  shipped: ['delivered'],
  delivered: [],
  cancelled: [],
}

/** The states from which a part may move to `to`: what a conditional update filters on. */
export function vendorOrderStatusesBefore(to: VendorOrderStatus): VendorOrderStatus[] {
  return VENDOR_ORDER_STATUSES.filter((from) => vendorOrderMoves[from].includes(to))
}

/** The states from which an order may move to `to`. */
export function orderStatusesBefore(to: OrderStatus): OrderStatus[] {
  return ORDER_STATUSES.filter((from) => orderMoves[from].includes(to))
}

/** Who moved a state. */
export type Actor = 'customer' | 'system' | `operator:${string}` | `vendor:${string}`

/** How far an order is as a whole, in the eyes of its customer: its own status, and then that of its parts. */
export type OrderProgress = OrderStatus | 'accepted' | 'partly-shipped' | 'shipped' | 'delivered'

/** Parts that were cancelled do not hold the others back. */
export function progressOf(status: OrderStatus, parts: readonly VendorOrderStatus[]): OrderProgress {
  if (status !== 'placed') return status
  const left = parts.filter((part) => part !== 'cancelled')
  const sent = left.filter((part) => part === 'shipped' || part === 'delivered')
  if (left.length > 0 && left.every((part) => part === 'delivered')) return 'delivered'
  if (sent.length > 0) return sent.length < left.length ? 'partly-shipped' : 'shipped'
  return left.includes('accepted') ? 'accepted' : 'placed'
}

/** Whether no vendor has begun with any part of an order: until then its customer may cancel it alone. */
export function isUntouched(parts: readonly VendorOrderStatus[]): boolean {
  return parts.every((part) => part === 'awaiting-payment' || part === 'placed')
}
