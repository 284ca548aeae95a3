import { movementOf, type ReservationState, settlementOf } from '#server/modules/inventory/rules.ts'
import type { OrderStatus } from '#server/modules/orders/rules.ts'
import type { Archive, Part } from './archive.ts'
import { idAt } from './ids.ts'
import type { PlacedOrder } from './past-order.ts'
import type { CountedPart } from './sales.ts'

/** Writes an order's items with what became of their units, and counts them as sold. */
export function writeItems(archive: Archive, order: PlacedOrder, parts: Part[], status: OrderStatus): void {
  const { rows, sales, history } = archive
  const { id: orderId, values, placedAt } = order
  const linesOf = new Map(parts.map(({ id }) => [id, [] as CountedPart['lines'][number][]]))
  for (const [index, id] of values.itemIds.entries()) {
    const at = <T>(list: readonly T[]): T => list[index] as T
    const [variantId, productId, quantity] = [
      at(values.variantIds),
      at(values.productIds),
      at(values.quantities),
    ]
    const [goods, discount] = [at(values.lineGoods), at(values.lineDiscounts)]
    rows.add('order_items', {
      ...{ id, orderId, vendorOrderId: at(values.itemParts), lineNumber: at(values.lineNumbers) },
      ...{ variantId, productId, quantity, goods, discount, title: at(values.titles), sku: at(values.skus) },
      ...{ variantTitle: at(values.variantTitles), unitPrice: at(values.unitPrices) },
      ...{ taxBps: at(values.lineTaxBps), tax: at(values.lineTaxes) },
      ...{ commissionBps: at(values.lineCommissionBps), commission: at(values.lineCommissions) },
    })
    linesOf.get(at(values.itemParts))?.push({ productId, quantity, charged: goods - discount })
    writeReservation(archive, order, { id: at(values.reservationIds), orderItemId: id, variantId, quantity })
  }
  sales.count(
    parts.map(({ id, vendorId, total, commission }) => ({
      ...{ id, vendorId, total, commission, lines: linesOf.get(id) ?? [] },
    })),
    { placedAt, cancelled: status === 'cancelled', receipts: history.isKept(placedAt) },
  )
}

/** The hold, settled by each state that the order came to, one after another, as `adjust-inventory` would. */
function writeReservation(
  { rows, sold, held }: Archive,
  { id: orderId, journey: { paidAt, cancelledAt }, placedAt }: PlacedOrder,
  hold: { id: string; orderItemId: string; variantId: string; quantity: number },
): void {
  const { variantId, quantity } = hold
  const states: [OrderStatus, Date | null][] = [
    ['placed', paidAt],
    ['cancelled', cancelledAt],
  ]
  let state: ReservationState = 'held'
  for (const [orderStatus, at] of states) {
    const about = { ...hold, orderId, state, orderStatus, partShipped: false, returned: false }
    const settlement = at && settlementOf(about)
    if (!settlement) continue
    if (settlement.kind === 'sold') state = 'committed'
    if (settlement.kind === 'released') state = 'released'
    const movement = movementOf(settlement)
    if (!movement) continue
    rows.add('stock_movements', { id: idAt(at), variantId, ...movement, createdAt: at })
    sold.set(variantId, (sold.get(variantId) ?? 0) - movement.delta)
  }
  if (state === 'held') held.set(variantId, (held.get(variantId) ?? 0) + quantity)
  const settledAt = state === 'held' ? null : (paidAt ?? cancelledAt)
  rows.add('reservations', { ...hold, orderId, state, createdAt: placedAt, settledAt })
}
