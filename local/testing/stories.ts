/** Whole stories of an order for tests of its listeners: everything happens first, and then somebody hears of it. */
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { acceptVendorOrder } from '#server/modules/fulfilment/accept-vendor-order.ts'
import { deliverVendorOrder } from '#server/modules/fulfilment/deliver-vendor-order.ts'
import { shipVendorOrder } from '#server/modules/fulfilment/ship-vendor-order.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { captureOrderPayments } from '#server/modules/orders/capture-order-payments.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { heardBy } from './effects.ts'
import { makeTestVendor } from './orders.ts'
import { type HeldOrder, placeHeldOrder } from './payments.ts'

export type Story = 'placed' | 'delivered' | 'cancelled'

/** A signing secret as Standard Webhooks wants it. */
const SECRET = `whsec_${Buffer.from('only for these tests').toString('base64')}`

/**
 * An order by card from two vendors of its own, who have an endpoint each, as far as the story goes: only placed, or
 * captured and then delivered, or captured and then cancelled. Its events wait in the outbox.
 */
export async function live(db: Db, story: Story, endpoint: string): Promise<HeldOrder> {
  const vendors = [await makeTestVendor(db), await makeTestVendor(db)]
  await db.webhookEndpoint.createMany({
    data: vendors.map(({ vendorId }) => ({
      ...{ id: newId(), vendorId, url: endpoint, secret: SECRET, events: [] },
    })),
  })
  const order = await placeHeldOrder(db, { parts: vendors.map((vendor) => ({ vendor, shipping: 490 })) })
  const { orderId } = order
  await emit(db, [{ name: 'order/placed', payload: { orderId } }])
  if (story === 'placed') return order
  const events = await heardBy(db, 'capture-payment')
  const placed = events.filter(({ payload }) => 'orderId' in payload && payload.orderId === orderId)
  await captureOrderPayments(db, placed)
  const now = new Date()
  if (story === 'cancelled') {
    await cancelOrder(db, { orderId, reason: 'customer-request', actor: 'customer', now })
    return order
  }
  for (const { vendorOrderId, vendorId } of order.parts) {
    const move = { vendorOrderId, vendorId: vendorId as VendorId, userId: newId(), now }
    await acceptVendorOrder(db, move)
    await shipVendorOrder(db, { ...move, carrier: 'DHL', trackingNumber: '1' })
    await deliverVendorOrder(db, move)
  }
  return order
}

/** Every effect of an order's listeners, without ids: what two orders of the same story must have in common. */
export async function effectsOf(db: Db, { orderId, parts }: HeldOrder) {
  const vendorIds = parts.map(({ vendorId }) => vendorId)
  const ofVendors = { where: { vendorId: { in: vendorIds } } }
  const order = await db.order.findUniqueOrThrow({
    where: { id: orderId },
    include: { payment: true, refunds: true, items: { include: { reservation: true } } },
  })
  const postings = await db.posting.findMany({ where: { journal: { orderId } } })
  const sums = Map.groupBy(postings, ({ account, bucket }) => `${account} ${bucket ?? ''}`.trim())
  const balances = await db.vendorBalance.findMany(ofVendors)
  const earnings = await db.earning.findMany(ofVendors)
  const stats = await db.vendorDailyStats.findMany(ofVendors)
  const productStats = await db.productDailyStats.findMany(ofVendors)
  const audit = await db.auditEntry.findMany({ where: { orderId } })
  const notifications = await db.notification.findMany({ where: { orderId } })
  const endpoints = await db.webhookEndpoint.findMany({ ...ofVendors, include: { deliveries: true } })
  const variantIds = order.items.map(({ variantId }) => variantId)
  const stock = await db.stock.findMany({
    where: { variantId: { in: variantIds } },
    include: { movements: true },
  })
  return {
    payment: order.payment?.state,
    refunds: order.refunds.map(({ state, amount }) => `${state} ${amount}`),
    book: sorted(
      [...sums].map(([account, rows]) => `${account} ${rows.reduce((sum, { amount }) => sum + amount, 0n)}`),
    ).filter((sum) => !sum.endsWith(' 0')),
    balances: sorted(
      balances.map((b) => `${b.pending} pending, ${b.available} available, ${b.inTransit} in transit`),
    ),
    earnings: sorted(earnings.map(({ state, amount }) => `${state} ${amount}`)),
    stats: sorted([
      ...stats.map((s) => `${s.orders} orders, ${s.cancelledOrders} cancelled, ${s.units} units, ${s.gross}`),
      ...productStats.map((s) => `product: ${s.orders} orders, ${s.units} units, ${s.gross}`),
    ]),
    audit: sorted(audit.map(({ name }) => name)),
    told: sorted(
      notifications.map(
        ({ recipient, ...n }) => `${recipient.split(':')[0]} ${n.channel} ${n.template} ${n.state}`,
      ),
    ),
    webhooks: sorted(
      endpoints.flatMap(({ deliveries }) => deliveries.map((d) => `${d.eventName} ${d.state}`)),
    ),
    stock: sorted(
      stock.map(
        (s) =>
          `${s.onHand}, ${s.reserved} reserved, ${sorted(s.movements.map((m) => `${m.reason} ${m.delta}`))}`,
      ),
    ),
    reservations: sorted(order.items.map(({ reservation }) => reservation?.state ?? 'none')),
  }
}

const sorted = (words: string[]) => [...words].sort()
