/** What becomes of the units that an order holds, decided from the order's state alone, so that events may arrive in any order. */

export const RESERVATION_STATES = ['held', 'committed', 'released'] as const
export type ReservationState = (typeof RESERVATION_STATES)[number]

/** Why `onHand` changed. */
export const MOVEMENT_REASONS = ['initial', 'sale', 'return', 'correction', 'received'] as const
export type MovementReason = (typeof MOVEMENT_REASONS)[number]

/** A reservation with what decides about it. */
export interface StandingReservation {
  id: string
  orderId: string
  variantId: string
  quantity: number
  state: ReservationState
  orderStatus: string
  /** The part was shipped before it ended: its units are gone. */
  partShipped: boolean
  /** Its units were put back on the shelf before. */
  returned: boolean
}

/** What a reservation does to its stock. */
export interface Settlement {
  reservationId: string
  orderId: string
  variantId: string
  kind: 'sold' | 'released' | 'returned'
  quantity: number
  onHand: number
  reserved: number
}

/**
 * Held units of a paid order are sold; held units of a cancelled one are free again, and sold ones that were not shipped
 * go back on the shelf. Null: nothing is left to do.
 */
export function settlementOf(reservation: StandingReservation): Settlement | null {
  const { id, orderId, variantId, quantity, state, orderStatus, partShipped, returned } = reservation
  const settle = (kind: Settlement['kind'], onHand: number, reserved: number) => ({
    ...{ reservationId: id, orderId, variantId, quantity },
    ...{ kind, onHand, reserved },
  })
  if (orderStatus === 'placed' && state === 'held') return settle('sold', -quantity, -quantity)
  if (orderStatus === 'cancelled' && state === 'held') return settle('released', 0, -quantity)
  if (orderStatus === 'cancelled' && state === 'committed' && !partShipped && !returned) {
    return settle('returned', quantity, 0)
  }
  return null
}

/** The movement that a settlement leaves in the journal of `onHand`; releasing a hold moves nothing. */
export function movementOf(
  settlement: Settlement,
): { reference: string; reason: MovementReason; delta: number } | null {
  const { kind, reservationId, onHand } = settlement
  if (kind === 'sold') return { reference: `reservation:${reservationId}`, reason: 'sale', delta: onHand }
  if (kind === 'returned')
    return { reference: returnReference(reservationId), reason: 'return', delta: onHand }
  return null
}

/** The reference of the movement that puts a reservation's units back. */
export function returnReference(reservationId: string): string {
  return `reservation:${reservationId}:returned`
}

/** In words for operators, for each order with settlements: `2 units sold`. */
export function inWords(settlements: readonly Settlement[]): string {
  const words = { sold: 'sold', released: 'released', returned: 'put back' }
  const units = (kind: Settlement['kind']) =>
    settlements.filter((one) => one.kind === kind).reduce((sum, one) => sum + one.quantity, 0)
  const said = (['sold', 'released', 'returned'] as const)
    .map((kind) => ({ kind, count: units(kind) }))
    .filter(({ count }) => count > 0)
    .map(({ kind, count }) => `${count} ${count === 1 ? 'unit' : 'units'} ${words[kind]}`)
  return said.join(', ') || 'no units were left to settle'
}

/** How long an address may be, so that something can still be added to tell it from another one. */
const ADDRESS_LENGTH = 110

/** A product's part of its address: its vendor's and its title's Latin letters and digits, with one dash between words. */
export function productAddress(vendorSlug: string, title: string): string {
  const words = `${vendorSlug} ${title}`
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
  return words.filter(Boolean).join('-').slice(0, ADDRESS_LENGTH).replace(/-$/, '')
}
