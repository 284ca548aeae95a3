import type { Prisma } from '#server/db/generated/client.ts'
import type { Db } from '#server/db/index.ts'
import type { Template } from './schema.ts'

/** Where a message goes and what it is about, read when it is rendered. Amounts: minor units of the order's currency. */
export interface Message {
  id: string
  template: Template
  to: { email: string; phone: string | null; name: string }
  url: string | null
  order: OrderView | null
  part: PartView | null
}

export interface ItemView {
  title: string
  variantTitle: string
  quantity: number
  goods: number
}

export interface PartView {
  id: string
  code: string
  vendorName: string
  goods: number
  shipping: number
  commission: number
  tax: number
  total: number
  net: number
  carrier: string | null
  trackingNumber: string | null
  trackingUrl: string | null
  items: ItemView[]
}

export interface OrderView {
  id: string
  code: string
  currency: string
  locale: string
  goods: number
  shipping: number
  tax: number
  total: number
  cancelReason: string | null
  paymentMethod: string
  transfer: { reference: string; expiresAt: Date } | null
  address: {
    name: string
    line1: string
    line2: string | null
    postalCode: string
    city: string
    country: string
  } | null
  parts: PartView[]
}

export interface NotificationRow {
  id: string
  template: string
  recipient: string
  data: unknown
  orderId: string | null
}

/** Reads what notifications need to be rendered, set-wise: three queries for one message or a hundred. */
export async function loadMessages(db: Db, rows: readonly NotificationRow[]): Promise<Message[]> {
  const idsOf = (kind: string) =>
    rows.flatMap(({ recipient }) =>
      recipient.startsWith(`${kind}:`) ? [recipient.slice(kind.length + 1)] : [],
    )
  const orderIds = rows.flatMap((row) => (row.orderId ? [row.orderId] : []))
  const [orders, users, vendors] = await Promise.all([
    orderIds.length > 0
      ? db.order.findMany({ where: { id: { in: [...new Set(orderIds)] } }, include: everything })
      : [],
    db.user.findMany({
      where: { id: { in: idsOf('user') } },
      select: { id: true, email: true, phone: true, name: true },
    }),
    db.vendor.findMany({
      where: { id: { in: idsOf('vendor') } },
      select: { id: true, email: true, phone: true, name: true },
    }),
  ])
  const people = new Map<string, Message['to']>([
    ...users.map((user) => [`user:${user.id}`, user] as const),
    ...vendors.map((vendor) => [`vendor:${vendor.id}`, vendor] as const),
    ...orders.map(
      ({ id, email, phone, addresses }) =>
        [`customer:${id}`, { email, phone, name: addresses[0]?.name ?? '' }] as const,
    ),
  ])
  const orderById = new Map(orders.map((order) => [order.id, order]))

  return rows.flatMap((row) => {
    const to = people.get(row.recipient)
    if (!to) return []
    const data = row.data as { vendorOrderId?: string; url?: string }
    const found = row.orderId ? orderById.get(row.orderId) : undefined
    const order = found ? orderView(found) : null
    const part = order?.parts.find(({ id }) => id === data.vendorOrderId) ?? null
    return [{ id: row.id, template: row.template as Template, to, url: data.url ?? null, order, part }]
  })
}

const everything = {
  payment: { select: { transferReference: true, expiresAt: true } },
  addresses: true,
  vendorOrders: {
    orderBy: { number: 'asc' },
    include: { vendor: { select: { name: true } }, items: { orderBy: { lineNumber: 'asc' } } },
  },
} as const

type FullOrder = Prisma.OrderGetPayload<{ include: typeof everything }>

function orderView(order: FullOrder): OrderView {
  const { payment, addresses, vendorOrders, ...rest } = order
  return {
    ...rest,
    transfer:
      payment?.transferReference && payment.expiresAt
        ? { reference: payment.transferReference, expiresAt: payment.expiresAt }
        : null,
    address: addresses[0] ?? null,
    parts: vendorOrders.map(({ vendor, ...part }) => ({ ...part, vendorName: vendor.name })),
  }
}
