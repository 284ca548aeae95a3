/** Orders for tests: rows as the placement leaves them, and the moves that use cases make, by the shortest way. */
import { createHash } from 'node:crypto'
import { newId } from '#server/core/ids.ts'
import { makeOrderCode } from '#server/core/order-code.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'

export interface TestVendor {
  vendorId: string
  productId: string
  variantId: string
}

export interface TestItem {
  /** Default: 1 */
  quantity?: number
  /** Minor units. Default: 1000 */
  unitPrice?: number
  discount?: number
  taxBps?: number
  commissionBps?: number
}

export interface TestPart {
  /** Default: a vendor of its own. */
  vendor?: TestVendor
  shipping?: number
  holdDays?: number
  items?: TestItem[]
}

export interface TestOrderOptions {
  parts?: TestPart[]
  currency?: string
  method?: 'card' | 'transfer'
  placedAt?: Date
}

export interface TestOrder {
  orderId: string
  code: string
  paymentId: string
  method: 'card' | 'transfer'
  currency: string
  total: number
  parts: {
    vendorOrderId: string
    vendorId: string
    productId: string
    total: number
    net: number
    tax: number
    commission: number
    units: number
  }[]
}

/** An approved vendor with one published product, one variant and 1,000 (or so many) units of it. */
export async function makeTestVendor(
  db: Db | Tx,
  { currency = 'EUR', payoutAccountId = 'acct_test' as string | null, units = 1000 } = {},
): Promise<TestVendor> {
  const [vendorId, productId, variantId] = [newId(), newId(), newId()]
  await db.vendor.create({
    data: {
      id: vendorId,
      slug: `vendor-${vendorId}`,
      name: `Vendor ${vendorId.slice(-4)}`,
      status: 'approved',
      country: 'DE',
      email: `vendor-${vendorId}@example.test`,
      payoutAccountId,
    },
  })
  await db.product.create({
    data: {
      id: productId,
      vendorId,
      slug: `product-${productId}`,
      title: 'A thing',
      status: 'published',
      publishedAt: new Date(),
    },
  })
  await db.variant.create({
    data: {
      id: variantId,
      productId,
      vendorId,
      sku: `SKU-${variantId.slice(-6)}`,
      title: 'One size',
      price: 1000,
      currency,
    },
  })
  // Both or neither, as everywhere: a backup may be taken in between.
  const first = { id: newId(), delta: units, reason: 'initial', reference: `initial:${variantId}` }
  await db.stock.create({
    data: { variantId, onHand: units, movements: { create: units > 0 ? [first] : [] } },
  })
  return { vendorId, productId, variantId }
}

/**
 * An order as it stands right after its placement: awaiting payment, units held, no event written.
 * Default: one part of a new vendor with one item of 10.00 EUR, 19 % tax, 10 % commission, by card.
 */
export async function placeTestOrder(db: Db, options: TestOrderOptions = {}): Promise<TestOrder> {
  const { currency = 'EUR', method = 'card', placedAt = new Date() } = options
  const parts: ReturnType<typeof draftPart>[] = []
  for (const part of options.parts ?? [{}]) {
    parts.push(draftPart(part, part.vendor ?? (await makeTestVendor(db, { currency }))))
  }
  const orderId = newId()
  const code = makeOrderCode()
  const sum = (key: 'goods' | 'discount' | 'shipping' | 'tax' | 'total') =>
    parts.reduce((total, part) => total + part.amounts[key], 0)
  const owner = `guest:${createHash('sha256').update(orderId).digest('hex')}`
  const paymentId = newId()
  await inTransaction(db, async (tx) => {
    const cart = await tx.cart.create({ data: { id: newId(), owner, currency, status: 'ordered' } })
    await tx.order.create({
      data: {
        id: orderId,
        code,
        owner,
        cartId: cart.id,
        email: 'customer@example.test',
        currency,
        goods: sum('goods'),
        discount: sum('discount'),
        shipping: sum('shipping'),
        tax: sum('tax'),
        total: sum('total'),
        status: 'awaiting-payment',
        paymentMethod: method,
        placedAt,
        statusChanges: {
          create: { id: newId(), toStatus: 'awaiting-payment', actor: 'customer', at: placedAt },
        },
      },
    })
    for (const [index, part] of parts.entries()) {
      await insertPart(tx, {
        part,
        orderId,
        code: `${code}/${index + 1}`,
        number: index + 1,
        currency,
        placedAt,
      })
    }
    await holdUnits(tx, parts)
    await insertPayment(tx, {
      paymentId,
      orderId,
      owner,
      cartId: cart.id,
      method,
      amount: sum('total'),
      currency,
    })
  })
  return {
    orderId,
    code,
    paymentId,
    method,
    currency,
    total: sum('total'),
    parts: parts.map(({ id, vendor, amounts, items }) => ({
      vendorOrderId: id,
      vendorId: vendor.vendorId,
      productId: vendor.productId,
      total: amounts.total,
      net: amounts.net,
      tax: amounts.tax,
      commission: amounts.commission,
      units: items.reduce((units, item) => units + item.quantity, 0),
    })),
  }
}

/** The order is paid: its rows as `recordPayment` leaves them; nothing booked, no event. */
export async function payTestOrder(db: Db, { orderId, method }: TestOrder, at = new Date()): Promise<void> {
  await inTransaction(db, async (tx) => {
    await tx.order.update({ where: { id: orderId }, data: { status: 'placed', paidAt: at } })
    await tx.vendorOrder.updateMany({ where: { orderId }, data: { status: 'placed', paidAt: at } })
    const state = method === 'card' ? 'captured' : 'received'
    await tx.payment.updateMany({ where: { orderId }, data: { state, paidAt: at } })
  })
}

/** One part is delivered; it must be paid. */
export async function deliverTestPart(db: Db, vendorOrderId: string, at = new Date()): Promise<void> {
  const { orderId, status } = await db.vendorOrder.update({
    where: { id: vendorOrderId },
    data: { status: 'delivered', acceptedAt: at, shippedAt: at, deliveredAt: at },
  })
  const change = { orderId, vendorOrderId, fromStatus: 'shipped', toStatus: status, actor: 'system', at }
  await db.orderStatusChange.create({ data: { id: newId(), ...change } })
}

/** The order and its parts are cancelled; nothing reversed, no event. */
export async function cancelTestOrder(db: Db, { orderId }: TestOrder, at = new Date()): Promise<void> {
  await inTransaction(db, async (tx) => {
    const cancelled = { status: 'cancelled', cancelledAt: at }
    await tx.order.update({ where: { id: orderId }, data: { ...cancelled, cancelReason: 'test' } })
    await tx.vendorOrder.updateMany({ where: { orderId }, data: cancelled })
  })
}

function draftPart({ shipping = 0, holdDays = 7, items = [{}] }: TestPart, vendor: TestVendor) {
  const lines = items.map(draftItem)
  const sum = (key: 'goods' | 'discount' | 'tax' | 'commission') =>
    lines.reduce((total, line) => total + line[key], 0)
  const total = sum('goods') - sum('discount') + shipping
  const amounts = {
    goods: sum('goods'),
    discount: sum('discount'),
    shipping,
    tax: sum('tax'),
    commission: sum('commission'),
    total,
    net: total - sum('tax') - sum('commission'),
  }
  return { id: newId(), vendor, holdDays, amounts, items: lines }
}

function draftItem(item: TestItem) {
  const { quantity = 1, unitPrice = 1000, discount = 0, taxBps = 1900, commissionBps = 1000 } = item
  const goods = quantity * unitPrice
  const charged = goods - discount
  return {
    id: newId(),
    quantity,
    unitPrice,
    goods,
    discount,
    taxBps,
    tax: Math.round((charged * taxBps) / (10_000 + taxBps)),
    commissionBps,
    commission: Math.round((charged * commissionBps) / 10_000),
  }
}

async function insertPart(
  tx: Tx,
  input: {
    part: ReturnType<typeof draftPart>
    orderId: string
    code: string
    number: number
    currency: string
    placedAt: Date
  },
) {
  const { part, orderId, code, number, currency, placedAt } = input
  const { vendorId, productId, variantId } = part.vendor
  await tx.vendorOrder.create({
    data: {
      id: part.id,
      orderId,
      vendorId,
      number,
      code,
      status: 'awaiting-payment',
      currency,
      ...part.amounts,
      holdDays: part.holdDays,
      placedAt,
    },
  })
  await tx.orderStatusChange.create({
    data: {
      id: newId(),
      orderId,
      vendorOrderId: part.id,
      toStatus: 'awaiting-payment',
      actor: 'customer',
      at: placedAt,
    },
  })
  for (const [index, { id, quantity, ...item }] of part.items.entries()) {
    const line = { title: 'A thing', variantTitle: 'One size', sku: 'SKU', lineNumber: number * 100 + index }
    await tx.orderItem.create({
      data: { id, orderId, vendorOrderId: part.id, variantId, productId, quantity, ...line, ...item },
    })
    await tx.reservation.create({
      data: { id: newId(), orderItemId: id, orderId, variantId, quantity, state: 'held' },
    })
  }
}

/** In the order of the key, as everybody does who changes stock. */
async function holdUnits(tx: Tx, parts: ReturnType<typeof draftPart>[]) {
  const held = new Map<string, number>()
  for (const { vendor, items } of parts) {
    const units = items.reduce((sum, { quantity }) => sum + quantity, 0)
    held.set(vendor.variantId, (held.get(vendor.variantId) ?? 0) + units)
  }
  for (const [variantId, units] of [...held].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await tx.stock.update({ where: { variantId }, data: { reserved: { increment: units } } })
  }
}

async function insertPayment(
  tx: Tx,
  input: {
    paymentId: string
    orderId: string
    owner: string
    cartId: string
    method: 'card' | 'transfer'
    amount: number
    currency: string
  },
) {
  const { paymentId, orderId, owner, cartId, method, amount, currency } = input
  const base = { id: paymentId, orderId, method, amount, currency }
  if (method === 'transfer') {
    const details = { transferReference: `T-${paymentId}`, expiresAt: new Date(Date.now() + 7 * 86_400_000) }
    await tx.payment.create({ data: { ...base, state: 'awaiting-transfer', ...details } })
    return
  }
  const attempt = await tx.paymentAttempt.create({
    data: {
      id: newId(),
      owner,
      key: newId(),
      number: 1,
      bodyHash: 'hash',
      cartId,
      amount: Math.max(amount, 1),
      currency,
      state: 'used',
      provider: 'stripe',
      providerReference: `pi_${paymentId}`,
    },
  })
  await tx.payment.create({
    data: { ...base, state: 'authorised', attemptId: attempt.id, providerReference: `pi_${paymentId}` },
  })
}
