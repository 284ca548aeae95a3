import type { Db } from '#server/db/index.ts'
import type { QuietHours } from './schema.ts'

export interface ItemView {
  title: string
  variantTitle: string
  quantity: number
  goods: number
  /** Where its picture is: a path of ours, or an address of its own; null where it has none. */
  picture: string | null
}

export interface PartView {
  id: string
  code: string
  vendorName: string
  goods: number
  discount: number
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
  /** All of them, or the one that the message is about. */
  parts: PartView[]
}

export interface NotificationRow {
  id: string
  template: string
  recipient: string
  data: unknown
  orderId: string | null
}

/** Whom a message goes to. */
export interface Recipient {
  email: string
  phone: string | null
  name: string
  locale: string
  quiet: QuietHours | null
}

/** An order and its customer, who is nobody any more once they are forgotten. */
interface Loaded {
  view: OrderView
  to: Recipient | null
}

type OrderRow = Omit<OrderView, 'transfer' | 'address' | 'parts'> & {
  email: string
  phone: string | null
  quietFrom: number | null
  quietUntil: number | null
  timeZone: string | null
  reference: string | null
  expiresAt: Date | null
  address: OrderView['address']
}

/** The orders of these notifications by id, with all their parts, or with those alone that the messages are about. */
export async function loadOrders(db: Db, rows: readonly NotificationRow[]): Promise<Map<string, Loaded>> {
  const orderIds = [...new Set(rows.flatMap(({ orderId }) => orderId ?? []))]
  if (orderIds.length === 0) return new Map()
  const whole = rows.flatMap((row) => (row.orderId && !partOf(row) ? [row.orderId] : []))
  const alone = rows.flatMap((row) => partOf(row) ?? [])
  const [orders, parts, items] = await Promise.all([
    readOrders(db, orderIds),
    readParts(db, whole, alone),
    readItems(db, whole, alone),
  ])
  const itemsOf = Map.groupBy(items, ({ vendorOrderId }) => vendorOrderId)
  const partsOf = Map.groupBy(parts, ({ orderId }) => orderId)
  return new Map(
    orders.map((row) => {
      const { email, phone, quietFrom, quietUntil, timeZone, reference, expiresAt, ...order } = row
      const own = (partsOf.get(order.id) ?? []).map((part) => ({
        ...part,
        items: itemsOf.get(part.id) ?? [],
      }))
      const transfer = reference && expiresAt ? { reference, expiresAt } : null
      const quiet =
        quietFrom === null || quietUntil === null || timeZone === null
          ? null
          : { from: quietFrom, until: quietUntil, timeZone }
      const to = { email, phone, name: order.address?.name ?? '', locale: order.locale, quiet }
      return [order.id, { view: { ...order, transfer, parts: own }, to: email ? to : null }]
    }),
  )
}

function readOrders(db: Db, ids: string[]): Promise<OrderRow[]> {
  return db.$queryRaw<OrderRow[]>`
    SELECT o.id, o.code, o.currency, o.locale, o.goods, o.shipping, o.tax, o.total, o.email,
      CASE WHEN o.wants_sms AND o.phone IS NOT NULL THEN o.phone ELSE u.phone END AS phone,
      choice.quiet_from AS "quietFrom", choice.quiet_until AS "quietUntil", choice.time_zone AS "timeZone",
      o.cancel_reason AS "cancelReason", o.payment_method AS "paymentMethod",
      p.transfer_reference AS reference, p.expires_at AS "expiresAt",
      (SELECT jsonb_build_object('name', a.name, 'line1', a.line1, 'line2', a.line2,
          'postalCode', a.postal_code, 'city', a.city, 'country', a.country)
        FROM order_addresses AS a WHERE a.order_id = o.id ORDER BY a.kind = 'shipping' DESC LIMIT 1) AS address
    FROM orders AS o LEFT JOIN payments AS p ON p.order_id = o.id
    LEFT JOIN users AS u ON u.id = o.user_id
    LEFT JOIN notification_preferences AS choice ON choice.user_id = o.user_id
    WHERE o.id = ANY(${ids}::uuid[])`
}

function readParts(
  db: Db,
  orderIds: string[],
  ids: string[],
): Promise<(Omit<PartView, 'items'> & { orderId: string })[]> {
  return db.$queryRaw`
    SELECT part.id, part.order_id AS "orderId", part.code, vendor.name AS "vendorName", part.goods, part.discount, part.shipping,
      part.commission, part.tax, part.total, part.net, part.carrier, part.tracking_number AS "trackingNumber",
      part.tracking_url AS "trackingUrl"
    FROM vendor_orders AS part JOIN vendors AS vendor ON vendor.id = part.vendor_id
    WHERE part.order_id = ANY(${orderIds}::uuid[]) OR part.id = ANY(${ids}::uuid[])
    ORDER BY part.number`
}

function readItems(
  db: Db,
  orderIds: string[],
  partIds: string[],
): Promise<(ItemView & { vendorOrderId: string })[]> {
  return db.$queryRaw`
    SELECT vendor_order_id AS "vendorOrderId", title, variant_title AS "variantTitle", quantity, goods,
      (SELECT url FROM product_pictures AS picture
        WHERE picture.product_id = order_items.product_id ORDER BY position LIMIT 1) AS picture
    FROM order_items WHERE order_id = ANY(${orderIds}::uuid[]) OR vendor_order_id = ANY(${partIds}::uuid[])
    ORDER BY line_number`
}

/** The one part of an order that a message is about; undefined where it is about the whole order. */
export function partOf({ data }: NotificationRow): string | undefined {
  return (data as { vendorOrderId?: string }).vendorOrderId
}
