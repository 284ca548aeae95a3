import { parsePlace, writePlace } from '#server/core/ids.ts'
import { parseOrderCode } from '#server/core/order-code.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart } from '#server/db/keyset.ts'
import { viewOf, WITH_EVERYTHING } from './queries.ts'
import type { OrderStatus } from './rules.ts'
import { type OrderPageInput, orderPageInput } from './schema.ts'

/** An order in the operators' list. Amounts: minor units of `currency`. */
export interface OrderRow {
  id: string
  code: string
  status: OrderStatus
  email: string
  total: number
  currency: string
  paymentMethod: 'card' | 'transfer'
  paymentState: string | null
  placedAt: Date
  parts: number
  /** Parts that were shipped or delivered. */
  shipped: number
}

/**
 * A page of all orders, newest first, by status, way to pay, and search: an order code in any spelling or its
 * beginning, or an e-mail address or its beginning. `next` is null on the last page.
 */
export async function listOrders(
  db: Db | Tx,
  input: OrderPageInput,
): Promise<{ orders: OrderRow[]; next: string | null }> {
  const { status, paymentMethod, search, userId, vendor, after, limit } = orderPageInput.parse(input)
  const conditions = [
    status && Prisma.sql`o.status = ${status}`,
    paymentMethod && Prisma.sql`o.payment_method = ${paymentMethod}`,
    search && (await searched(db, search)),
    userId && Prisma.sql`o.user_id = ${userId}::uuid`,
    vendor && withPartOf(vendor),
    after && beyond(after),
  ].filter((condition): condition is Prisma.Sql => Boolean(condition))
  const where = conditions.length > 0 ? Prisma.sql`WHERE ${Prisma.join(conditions, ' AND ')}` : Prisma.empty
  const rows = await db.$queryRaw<OrderRow[]>`
    SELECT o.id, o.code, o.status, o.email, o.total, o.currency, o.payment_method AS "paymentMethod",
      p.state AS "paymentState", o.placed_at AS "placedAt", part.parts, part.shipped
    FROM orders o
    LEFT JOIN payments p ON p.order_id = o.id
    CROSS JOIN LATERAL (
      SELECT count(*)::int AS parts, (count(*) FILTER (WHERE status IN ('shipped', 'delivered')))::int AS shipped
      FROM vendor_orders WHERE order_id = o.id
    ) part
    ${where}
    ORDER BY o.placed_at DESC, o.id DESC
    LIMIT ${limit + 1}`
  const orders = rows.slice(0, limit)
  const last = orders.at(-1)
  return { orders, next: rows.length > limit && last ? writePlace({ at: last.placedAt, id: last.id }) : null }
}

/** Of what begins so, more are not gathered first: among the newest orders the first of so many are found at once. */
const MOST_GATHERED = 2_000

async function searched(db: Db | Tx, search: string): Promise<Prisma.Sql> {
  const code = parseOrderCode(search)
  if (code) return Prisma.sql`o.code = ${code}`
  const beginning = `${likePart(search)}%`
  const codes = beginning.toUpperCase()
  // Each by an index of its own (that of `code`, and `orders_email_folded`), and before anything is sorted: a condition
  // beside ORDER BY and LIMIT is looked for through all orders, the newest first.
  const found = await db.$queryRaw<{ id: string }[]>`
    (SELECT id FROM orders WHERE code LIKE ${codes} LIMIT ${MOST_GATHERED + 1})
    UNION (SELECT id FROM orders WHERE lower(email) LIKE lower(${beginning}) LIMIT ${MOST_GATHERED + 1})`
  return found.length > MOST_GATHERED
    ? Prisma.sql`(o.code LIKE ${codes} OR lower(o.email) LIKE lower(${beginning}))`
    : Prisma.sql`o.id = ANY (${found.map(({ id }) => id)}::uuid[])`
}

function withPartOf(vendor: string): Prisma.Sql {
  return Prisma.sql`o.id IN (
    SELECT order_id FROM vendor_orders WHERE vendor_id = (SELECT id FROM vendors WHERE slug = ${vendor}))`
}

/** The rows behind a cursor; one that nobody was given names no rows. */
function beyond(cursor: string): Prisma.Sql {
  const place = parsePlace(cursor)
  return place
    ? Prisma.sql`(o.placed_at, o.id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`false`
}

/** The code of the order with this id; null where there is none. */
export async function orderCodeOf(db: Db | Tx, { orderId }: { orderId: string }): Promise<string | null> {
  const order = await db.order.findUnique({ where: { id: orderId }, select: { code: true } })
  return order?.code ?? null
}

/** An order as operators see it: also who moved what and why, and what the payment provider says. */
export async function orderForOperator(db: Db | Tx, { code }: { code: string }) {
  const parsed = parseOrderCode(code)
  const order = parsed && (await db.order.findUnique({ where: { code: parsed }, include: WITH_EVERYTHING }))
  if (!order) return null
  const { payment, userId, owner, correlationId } = order
  return {
    ...viewOf(order),
    ...{ userId, guest: owner.startsWith('guest:'), correlationId },
    paymentMethod: order.paymentMethod as 'card' | 'transfer',
    provider: payment && {
      paymentId: payment.id,
      reference: payment.providerReference,
      lastError: payment.lastError,
    },
    money: order.vendorOrders.map(({ id, commission, net, tax, holdDays }) => ({
      id,
      commission,
      net,
      tax,
      holdDays,
    })),
    changes: order.statusChanges.map(({ id, vendorOrderId, fromStatus, toStatus, actor, reason, at }) => ({
      ...{ id, vendorOrderId, fromStatus, toStatus, actor, reason, at },
    })),
  }
}
