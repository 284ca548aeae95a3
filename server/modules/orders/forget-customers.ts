import { Prisma } from '#server/db/generated/client.ts'
import { inBatches } from '#server/db/in-batches.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'

/** Nothing of the order is under way any more: no parcel, no money. */
const OVER = Prisma.sql`
  NOT EXISTS (SELECT FROM vendor_orders AS part
    WHERE part.order_id = orders.id AND part.status NOT IN ('delivered', 'cancelled'))
  AND NOT EXISTS (SELECT FROM refunds
    WHERE refunds.order_id = orders.id AND refunds.state <> 'completed')`

/**
 * Forgets who placed these orders, as far as they are over: address, e-mail address and telephone number go, and what a
 * call in doubt still holds of them. What the books need stays: amounts, lines, dates, and the country of delivery. Others stay
 * `leaving` until they are over. See docs/adr/0023.
 */
export async function forgetOrders(tx: Tx, ids: readonly string[]): Promise<number> {
  const forgotten = await tx.$queryRaw<{ id: string }[]>`
    UPDATE orders SET person = 'forgotten', email = '', phone = NULL, wants_sms = false, user_id = NULL,
      delivered_to = (SELECT country FROM order_addresses AS a
        WHERE a.order_id = orders.id ORDER BY a.kind = 'shipping' DESC LIMIT 1)
    WHERE id = ANY (${ids}::uuid[]) AND person = 'leaving' AND ${OVER}
    RETURNING id`
  const over = forgotten.map(({ id }) => id)
  await tx.orderAddress.deleteMany({ where: { orderId: { in: over } } })
  await tx.$executeRaw`
    UPDATE notification_dispatches AS d SET body = '{}'
    FROM notifications AS n WHERE n.dispatch_id = d.id AND n.order_id = ANY (${over}::uuid[]) AND d.state <> 'sending'`
  return over.length
}

/** Forgets whose account was deleted while their order was under way, now that it is over. Safe to repeat. */
export async function forgetCustomers(db: Db): Promise<number> {
  return inBatches((limit) =>
    inTransaction(db, async (tx) => {
      const due = await tx.$queryRaw<{ id: string }[]>`
        SELECT id FROM orders WHERE person = 'leaving' AND ${OVER}
        ORDER BY id LIMIT ${limit} FOR NO KEY UPDATE SKIP LOCKED`
      return forgetOrders(
        tx,
        due.map(({ id }) => id),
      )
    }),
  )
}
