/** Past orders of the demo, in every state, made by the application's own use cases. */
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { commitPlacement } from '#server/modules/checkout/commit-placement.ts'
import { loadCart } from '#server/modules/checkout/load-cart.ts'
import { quoteCart } from '#server/modules/checkout/quote-cart.ts'
import { acceptVendorOrder } from '#server/modules/fulfilment/accept-vendor-order.ts'
import { deliverVendorOrder } from '#server/modules/fulfilment/deliver-vendor-order.ts'
import { shipVendorOrder } from '#server/modules/fulfilment/ship-vendor-order.ts'
import { cancelOrderIn } from '#server/modules/orders/cancel-order.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { customers } from './people.ts'
import { type Random, randomFrom } from './random.ts'

const HOUR_MS = 3_600_000

/** How far an order got. */
const JOURNEYS = ['awaiting', 'cancelled', 'refunded', 'paid', 'accepted', 'shipped', 'delivered'] as const
type Journey = (typeof JOURNEYS)[number]

/** How many orders of each kind; the delivered ones are the oldest. */
const COUNTS: Record<Journey, number> = {
  ...{ awaiting: 5, cancelled: 4, refunded: 3, paid: 9, accepted: 8, shipped: 12, delivered: 23 },
}

/** Days ago at which orders of each kind were placed: from, to. */
const AGES: Record<Journey, [number, number]> = {
  awaiting: [0, 4],
  cancelled: [8, 30],
  refunded: [5, 30],
  paid: [0, 2],
  accepted: [1, 4],
  shipped: [3, 9],
  delivered: [8, 60],
}

export interface History {
  operatorId: string
  vendorUserId: string
  customerIds: string[]
  now: Date
}

/** Places and moves the demo's past orders. Their events wait in the outbox, to be worked off by `finishEvents`. */
export async function makeOrders(db: Db, history: History): Promise<number> {
  const random = randomFrom(7)
  const shelf = await db.variant.findMany({
    where: { stock: { onHand: { gte: 8 } } },
    orderBy: { sku: 'asc' },
    select: { id: true, vendorId: true, vendor: { select: { slug: true } } },
  })
  const own = shelf.filter(({ vendor }) => vendor.slug === 'kiln-and-ember')
  const plans = JOURNEYS.flatMap((journey) => Array.from({ length: COUNTS[journey] }, () => journey))
  for (const [index, journey] of plans.entries()) {
    const [youngest, oldest] = AGES[journey]
    const age = random.between(youngest * 24, oldest * 24) * HOUR_MS + random.between(10, 3000) * 1000
    const placedAt = new Date(history.now.getTime() - age)
    // Every other order has something of the vendor whose login is shown, so that its dashboard is full.
    const lines = [
      ...(index % 2 ? [random.pick(own)] : []),
      ...Array.from({ length: random.between(1, 3) }, () => random.pick(shelf)),
    ]
    const orderId = await place(db, { history, random, lines: lines.map(({ id }) => id), placedAt })
    await move(db, { orderId, journey, placedAt, history })
  }
  return plans.length
}

async function place(
  db: Db,
  { history, random, lines, placedAt }: { history: History; random: Random; lines: string[]; placedAt: Date },
): Promise<string> {
  const who = random.between(0, customers.length - 1)
  const person = customers[who] as (typeof customers)[number]
  const userId = random.next() < 0.7 ? (history.customerIds[who] ?? null) : null
  const owner = userId ? `user:${userId}` : `guest:${newId()}`
  const cartId = newId()
  const quantities = new Map<string, number>()
  for (const variantId of lines)
    quantities.set(variantId, Math.min(3, (quantities.get(variantId) ?? 0) + random.between(1, 2)))
  await db.cart.create({
    data: {
      ...{ id: cartId, owner, userId, currency: 'EUR', status: 'open', createdAt: placedAt },
      lines: {
        create: [...quantities].map(([variantId, quantity]) => ({ variantId, quantity, addedAt: placedAt })),
      },
    },
  })
  const cart = await loadCart(db, { cartId, owners: [owner] })
  const quoted = cart && (await quoteCart(db, cart, person.country))
  if (!cart || !quoted?.ok) throw new Error('A cart of the seed cannot be priced.')
  const { name, line1, postalCode, city, country, email } = person
  const { priced } = quoted.quote
  const placed = await commitPlacement(db, {
    input: {
      ...{
        key: `seed-${cartId}`,
        cartId,
        seenTotal: priced.totals.total,
        seenCurrency: priced.currency,
        email,
      },
      ...{ wantsSms: false, locale: 'en', address: { name, line1, postalCode, city, country } },
      payment: { method: 'transfer' },
    },
    ...{ owner, userId, cart, quote: quoted.quote, attemptId: null, bodyHash: 'seed', correlationId: null },
    now: placedAt,
  })
  if (!placed.ok) throw new Error(`An order of the seed was refused: ${placed.refusal.reason}.`)
  return placed.orderId
}

async function move(
  db: Db,
  {
    orderId,
    journey,
    placedAt,
    history,
  }: { orderId: string; journey: Journey; placedAt: Date; history: History },
): Promise<void> {
  const after = (hours: number) =>
    new Date(Math.min(placedAt.getTime() + hours * HOUR_MS, history.now.getTime()))
  const operator = `operator:${history.operatorId}` as const
  if (journey === 'awaiting') return
  if (journey === 'cancelled') {
    await inTransaction(db, (tx) =>
      cancelOrderIn(tx, { orderId, reason: 'transfer-expired', actor: 'system', now: after(168) }),
    )
    return
  }
  const payment = await db.payment.findUniqueOrThrow({ where: { orderId } })
  await inTransaction(db, (tx) =>
    recordPayment(tx, { paymentId: payment.id, actor: operator, now: after(5) }),
  )
  if (journey === 'refunded') {
    await inTransaction(db, (tx) =>
      cancelOrderIn(tx, { orderId, reason: 'customer-request', actor: operator, now: after(9) }),
    )
    return
  }
  await fulfil(db, { orderId, journey, after, history })
}

const STEPS: Partial<Record<Journey, number>> = { accepted: 1, shipped: 2, delivered: 3 }

/** Accepts, ships and delivers each part as far as the journey goes, at believable hours after the placement. */
async function fulfil(
  db: Db,
  {
    orderId,
    journey,
    after,
    history,
  }: { orderId: string; journey: Journey; after: (hours: number) => Date; history: History },
): Promise<void> {
  const steps = STEPS[journey] ?? 0
  const parts = await db.vendorOrder.findMany({ where: { orderId }, orderBy: { number: 'asc' } })
  for (const { id: vendorOrderId, vendorId, number } of parts) {
    const who = { vendorOrderId, vendorId: vendorId as VendorId, userId: history.vendorUserId }
    const parcel = {
      carrier: 'DHL',
      trackingNumber: `JD01460000${String(after(0).getTime() % 1e9).padStart(9, '0')}${number}`,
    }
    if (steps >= 1) await acceptVendorOrder(db, { ...who, now: after(10) })
    if (steps >= 2) await shipVendorOrder(db, { ...who, ...parcel, now: after(30) })
    if (steps >= 3) await deliverVendorOrder(db, { ...who, now: after(70) })
  }
}
