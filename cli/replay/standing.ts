/** What stands in the database for some guests' orders, in SQL of its own: no sum of the application's is asked. */
import type { Db } from '#server/db/index.ts'

/** One vendor's part of an order, from its items. Amounts: minor units. */
export interface StandingPart {
  owner: string
  orderId: string
  vendor: string
  units: number
  goods: number
  freight: number
}

/** An order as it is charged. */
export interface StandingOrder {
  owner: string
  id: string
  method: string
  charged: number
  currency: string
}

/** Effects of the orders' listeners, counted. */
export interface Effects {
  mails: number
  journals: number
  /** What the book says has come in by card or bank, minor units. */
  received: number
  /** What the book says vendors, platform and tax office got at placement, minor units. */
  credited: number
  auditEntries: number
}

export function standingOrders(db: Db, owners: readonly string[]): Promise<StandingOrder[]> {
  return db.$queryRaw<StandingOrder[]>`
    SELECT orders.owner, orders.id, payments.method, payments.amount AS charged, payments.currency
    FROM orders JOIN payments ON payments.order_id = orders.id
    WHERE orders.owner = ANY (${owners}::text[])`
}

export function standingParts(db: Db, orderIds: readonly string[]): Promise<StandingPart[]> {
  return db.$queryRaw<StandingPart[]>`
    SELECT orders.owner, part.order_id AS "orderId", vendors.slug AS vendor, sum(item.quantity)::int AS units,
      sum(item.quantity * item.unit_price)::float8 AS goods, part.shipping AS freight
    FROM vendor_orders AS part
    JOIN orders ON orders.id = part.order_id
    JOIN vendors ON vendors.id = part.vendor_id
    JOIN order_items AS item ON item.vendor_order_id = part.id
    WHERE part.order_id = ANY (${orderIds}::uuid[])
    GROUP BY orders.owner, part.id, vendors.slug`
}

/** Confirmations to customers and news to vendors that were sent, journals, and facts in the audit trail. */
export async function countEffects(db: Db, orderIds: readonly string[]): Promise<Effects> {
  const [effects] = await db.$queryRaw<Effects[]>`
    WITH journal AS (
      SELECT id, kind FROM journals
      WHERE order_id = ANY (${orderIds}::uuid[]) AND kind IN ('vendor-order-placed', 'payment-received')
    )
    SELECT
      (SELECT count(*) FROM notifications
       WHERE order_id = ANY (${orderIds}::uuid[]) AND channel = 'email' AND state = 'sent'
         AND template IN ('order-confirmation', 'vendor-new-order'))::float8 AS mails,
      (SELECT count(*) FROM journal)::float8 AS journals,
      (SELECT coalesce(sum(amount), 0) FROM postings JOIN journal ON journal.id = journal_id
       WHERE kind = 'payment-received' AND account IN ('clearing', 'bank'))::float8 AS received,
      (SELECT coalesce(-sum(amount), 0) FROM postings JOIN journal ON journal.id = journal_id
       WHERE kind = 'vendor-order-placed' AND account IN ('vendor', 'commission', 'tax-payable'))::float8 AS credited,
      (SELECT count(*) FROM audit_entries
       WHERE order_id = ANY (${orderIds}::uuid[]) AND name IN ('order/placed', 'order/paid'))::float8 AS "auditEntries"`
  return effects ?? { mails: 0, journals: 0, received: 0, credited: 0, auditEntries: 0 }
}
