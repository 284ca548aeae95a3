import { placedJournal, releasedJournal, reversedJournal } from '#server/modules/ledger/rules.ts'
import type { OrderStatus, VendorOrderStatus } from '#server/modules/orders/rules.ts'
import { earningOf } from '#server/modules/payouts/rules.ts'
import type { Archive, Part } from './archive.ts'
import { idAt } from './ids.ts'
import type { PartJourney } from './journey.ts'
import type { PlacedOrder } from './past-order.ts'
import { writeItems } from './write-items.ts'
import { writeChanges, writeEvents, writePayment } from './write-traces.ts'

const HOUR_MS = 3_600_000

/** Writes an order with everything that followed. */
export function writeOrder(archive: Archive, order: PlacedOrder): void {
  const { values, journey, placedAt } = order
  const status: OrderStatus = journey.cancelledAt
    ? 'cancelled'
    : journey.paidAt
      ? 'placed'
      : 'awaiting-payment'
  const parts = partsOf(order)
  writeCart(archive, order)
  archive.rows.add('orders', {
    ...{ id: order.id, code: order.code, owner: values.owner, userId: values.userId, cartId: values.cartId },
    ...{ email: values.email, phone: values.phone, wantsSms: values.wantsSms, locale: values.locale },
    ...{ currency: values.currency, goods: values.goods, discount: values.discount, tax: values.tax },
    ...{ shipping: values.shipping, total: values.total, status, paymentMethod: order.method, placedAt },
    ...{ paidAt: journey.paidAt, cancelledAt: journey.cancelledAt, cancelReason: journey.cancelReason },
  })
  archive.rows.add('order_addresses', {
    ...{ orderId: order.id, kind: 'shipping', name: values.name, line1: values.line1, line2: values.line2 },
    ...{ postalCode: values.postalCode, city: values.city, region: values.region, country: values.country },
  })
  for (const part of parts) writePart(archive, order, part)
  writeItems(archive, order, parts, status)
  writeChanges(archive, order, parts)
  writePayment(archive, order)
  writeEvents(archive, order, parts)
}

/** The placement's frozen parts with how far each came. */
function partsOf({ id: orderId, values, journey }: PlacedOrder): Part[] {
  return values.partIds.map((id, index) => {
    const went = journey.parts[index] as PartJourney
    const at = <T>(list: readonly T[]): T => list[index] as T
    return {
      ...went,
      ...{ id, orderId, index, vendorId: at(values.partVendors), number: at(values.partNumbers) },
      ...{ code: at(values.partCodes), currency: values.currency, total: at(values.partTotals) },
      ...{ net: at(values.partNets), commission: at(values.partCommissions), tax: at(values.partTaxes) },
      holdDays: at(values.partHoldDays),
      status: statusOf(went, journey),
    }
  })
}

function statusOf(part: PartJourney, { paidAt, cancelledAt }: PlacedOrder['journey']): VendorOrderStatus {
  if (cancelledAt) return 'cancelled'
  if (part.deliveredAt) return 'delivered'
  if (part.shippedAt) return 'shipped'
  if (part.acceptedAt) return 'accepted'
  return paidAt ? 'placed' : 'awaiting-payment'
}

function writeCart({ rows }: Archive, { id, values, attemptId, placedAt, quantities }: PlacedOrder): void {
  const { cartId, owner, currency, key, bodyHash } = values
  rows.add('carts', {
    ...{ id: cartId, owner, userId: values.userId, currency, status: 'ordered', version: quantities.length },
    ...{ createdAt: placedAt, updatedAt: placedAt },
  })
  for (const line of quantities) rows.add('cart_lines', { cartId, ...line, addedAt: placedAt })
  rows.add('checkout_claims', { owner, key, bodyHash, orderId: id, createdAt: placedAt })
  if (!attemptId) return
  rows.add('payment_attempts', {
    ...{ id: attemptId, owner, key, number: 1, bodyHash, cartId, amount: values.total, currency },
    ...{ state: 'used', provider: 'stripe', providerReference: `pi_history_${attemptId}` },
    ...{ createdAt: placedAt, updatedAt: placedAt },
  })
}

function writePart({ rows, books, shipByHours, now }: Archive, order: PlacedOrder, part: Part): void {
  const { values, journey, placedAt } = order
  const { index, id, orderId, vendorId, currency, holdDays, acceptedAt, shippedAt, deliveredAt } = part
  const { paidAt, cancelledAt } = journey
  rows.add('vendor_orders', {
    ...{ id, orderId, vendorId, number: part.number, code: part.code, status: part.status, currency },
    ...{ goods: values.partGoods[index] ?? 0, discount: values.partDiscounts[index] ?? 0 },
    ...{ shipping: values.partShippings[index] ?? 0, tax: part.tax, commission: part.commission },
    ...{ total: part.total, net: part.net, holdDays, placedAt, paidAt, acceptedAt, shippedAt, deliveredAt },
    ...{ cancelledAt, shipBy: paidAt && new Date(paidAt.getTime() + shipByHours * HOUR_MS) },
    ...{ carrier: shippedAt && 'DHL', trackingNumber: shippedAt && `JD${id.slice(-12)}` },
  })
  const placed = placedJournal(part)
  books.book(placed, placedAt)
  if (cancelledAt) books.book(reversedJournal(part, placed.postings), cancelledAt)

  const { state, releaseAt } = earningOf({ status: part.status, paidAt, deliveredAt, holdDays })
  const earning = { id: idAt(placedAt), vendorOrderId: id, vendorId, amount: part.net, currency }
  // What is due was released within the hour, as the cron does.
  const releasedAt = releaseAt && releaseAt <= now ? releaseAt : null
  const payoutId = releasedAt && books.payoutOf(vendorId, releasedAt, part.net, now)
  if (releasedAt) books.book(releasedJournal({ ...earning, orderId, code: part.code }), releasedAt)
  rows.add('earnings', {
    ...earning,
    state: payoutId ? 'paid-out' : releasedAt ? 'released' : state,
    ...{ paidAt, deliveredAt, releaseAt, releasedAt, payoutId, createdAt: placedAt, updatedAt: placedAt },
  })
}
