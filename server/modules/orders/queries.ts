import { parseOrderCode } from '#server/core/order-code.ts'
import type { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { opensOrder, orderPath } from './guest-link.ts'
import {
  isUntouched,
  type OrderProgress,
  type OrderStatus,
  progressOf,
  type VendorOrderStatus,
} from './rules.ts'
import { type OwnOrdersInput, type OwnOrdersShown, ownOrdersInput } from './schema.ts'

/** What is read for every view of an order. */
const PARTS = {
  orderBy: { number: 'asc' },
  include: {
    vendor: { select: { id: true, name: true, slug: true } },
    items: {
      orderBy: { lineNumber: 'asc' },
      include: {
        variant: {
          select: {
            product: {
              select: {
                slug: true,
                pictures: { take: 1, orderBy: { position: 'asc' }, select: { url: true, alt: true } },
              },
            },
          },
        },
      },
    },
  },
} satisfies Prisma.Order$vendorOrdersArgs

export const WITH_EVERYTHING = {
  addresses: true,
  payment: true,
  refunds: { orderBy: { id: 'asc' } },
  statusChanges: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
  vendorOrders: PARTS,
} satisfies Prisma.OrderInclude

async function load(db: Db | Tx, code: string) {
  return db.order.findUnique({ where: { code }, include: WITH_EVERYTHING })
}
export type LoadedOrder = NonNullable<Awaited<ReturnType<typeof load>>>

/** An order as its customer sees it. Amounts: minor units of `currency`, tax included. */
export type OrderView = ReturnType<typeof viewOf>

/**
 * The order with this code (in any spelling) for somebody who placed it, whose account it belongs to, or who holds its
 * signed link. Null when there is none or when it is somebody else's: the two cannot be told apart.
 */
export async function viewOrder(
  db: Db | Tx,
  { code: typed, owners, key }: { code: string; owners: readonly string[]; key?: string | null },
): Promise<OrderView | null> {
  const code = parseOrderCode(typed)
  if (!code) return null
  const order = await load(db, code)
  if (!order) return null
  const own = owners.includes(order.owner) || owners.includes(`user:${order.userId}`)
  return own || (key && opensOrder(code, key)) ? viewOf(order) : null
}

/**
 * A guest's way back without the link: the order's code and the e-mail address it was placed with, in any case of
 * letters. Returns the path that opens it, or null without saying which of the two was wrong. Limit how often it is asked.
 */
export async function findOrderPath(
  db: Db | Tx,
  { code: typed, email }: { code: string; email: string },
): Promise<{ code: string; path: string } | null> {
  const code = parseOrderCode(typed)
  if (!code) return null
  const order = await db.order.findUnique({ where: { code }, select: { email: true } })
  if (!order || order.email.toLowerCase() !== email.trim().toLowerCase()) return null
  return { code, path: orderPath(code) }
}

export interface OrderLine {
  id: string
  code: string
  status: OrderStatus
  progress: OrderProgress
  total: number
  currency: string
  placedAt: Date
  vendors: string[]
}

/** What a customer looks for among their orders. */
const SHOWN = {
  'under-way': {
    status: { not: 'cancelled' },
    vendorOrders: { some: { status: { notIn: ['delivered', 'cancelled'] } } },
  },
  delivered: { status: 'placed', vendorOrders: { none: { status: { notIn: ['delivered', 'cancelled'] } } } },
  cancelled: { status: 'cancelled' },
} satisfies Record<OwnOrdersShown, Prisma.OrderWhereInput>

/** A customer's orders, newest first, a page at a time; `search` is a code in any spelling, or its beginning. */
export async function listOwnOrders(
  db: Db | Tx,
  { userId, ...input }: { userId: string } & OwnOrdersInput,
): Promise<{ orders: OrderLine[]; next: string | null }> {
  const { shown, search, after, limit } = ownOrdersInput.parse(input)
  const code = search && (parseOrderCode(search) ?? search.toUpperCase())
  const rows = await db.order.findMany({
    where: { userId, ...(shown && SHOWN[shown]), ...(code && { code: { startsWith: code } }) },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: {
      vendorOrders: {
        orderBy: { number: 'asc' },
        select: { status: true, vendor: { select: { name: true } } },
      },
    },
  })
  const orders = rows
    .slice(0, limit)
    .map(({ id, code, status, total, currency, placedAt, vendorOrders }) => ({
      ...{ id, code, total, currency, placedAt },
      status: status as OrderStatus,
      progress: progressOf(
        status as OrderStatus,
        vendorOrders.map((part) => part.status as VendorOrderStatus),
      ),
      vendors: vendorOrders.map(({ vendor }) => vendor.name),
    }))
  return { orders, next: rows.length > limit ? (orders.at(-1)?.id ?? null) : null }
}

/** Everything that a customer may know of an order. */
export function viewOf(order: LoadedOrder) {
  const {
    id,
    code,
    email,
    phone,
    wantsSms,
    currency,
    goods,
    discount,
    shipping,
    tax,
    total,
    placedAt,
    paidAt,
    cancelledAt,
  } = order
  return {
    ...{
      id,
      code,
      email,
      phone,
      wantsSms,
      currency,
      goods,
      discount,
      shipping,
      tax,
      total,
      placedAt,
      paidAt,
      cancelledAt,
    },
    status: order.status as OrderStatus,
    progress: progressOf(
      order.status as OrderStatus,
      order.vendorOrders.map((part) => part.status as VendorOrderStatus),
    ),
    cancelReason: order.cancelReason,
    /** Whether its customer may still cancel it alone. */
    mayCancel:
      order.status !== 'cancelled' &&
      isUntouched(order.vendorOrders.map((part) => part.status as VendorOrderStatus)),
    address: order.addresses.find(({ kind }) => kind === 'shipping') ?? null,
    payment: order.payment && paymentOf(order.payment),
    parts: order.vendorOrders.map(partOf),
    refunds: order.refunds.map(({ id, amount, currency, method, state, requestedAt, completedAt }) => ({
      ...{ id, amount, currency, method, state, requestedAt, completedAt },
    })),
    history: order.statusChanges.map(({ vendorOrderId, toStatus, at }) => ({ vendorOrderId, toStatus, at })),
  }
}

function paymentOf({
  method,
  state,
  amount,
  currency,
  transferReference,
  expiresAt,
  paidAt,
}: NonNullable<LoadedOrder['payment']>) {
  return { method, state, amount, currency, transferReference, expiresAt, paidAt }
}

/** A vendor's part, without what is between the vendor and the platform (commission, net, hold). */
function partOf(part: LoadedOrder['vendorOrders'][number]) {
  const { id, code, number, vendor, goods, discount, shipping, total, carrier, trackingNumber, trackingUrl } =
    part
  const { paidAt, acceptedAt, shippedAt, deliveredAt, cancelledAt, shipBy } = part
  return {
    ...{ id, code, number, vendor, goods, discount, shipping, total, carrier, trackingNumber, trackingUrl },
    ...{ paidAt, acceptedAt, shippedAt, deliveredAt, cancelledAt, shipBy },
    status: part.status as VendorOrderStatus,
    items: part.items.map(({ variant, ...item }) => ({
      ...{
        lineNumber: item.lineNumber,
        variantId: item.variantId,
        title: item.title,
        variantTitle: item.variantTitle,
      },
      ...{
        sku: item.sku,
        quantity: item.quantity,
        unitPrice: item.unitPrice,
        goods: item.goods,
        discount: item.discount,
      },
      productSlug: variant.product.slug,
      picture: variant.product.pictures[0] ?? null,
    })),
  }
}
