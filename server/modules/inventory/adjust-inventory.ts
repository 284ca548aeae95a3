import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { lockStock, moveStock, noteLowStock } from './move-stock.ts'
import { inWords, movementOf, type Settlement, type StandingReservation, settlementOf } from './rules.ts'

/**
 * Turns what orders hold into what their state says: paid orders' units are sold, cancelled orders' are released or,
 * where they were sold and not shipped, put back. Any order of arrival, any number of times, comes to the same. Locks
 * the orders in key order, then their stock in key order (as the placement does).
 */
export async function adjustInventory(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const heard = events.flatMap((event) =>
    'orderId' in event.payload ? [{ ...event, orderId: event.payload.orderId }] : [],
  )
  const orderIds = [...new Set(heard.map(({ orderId }) => orderId))]
  if (orderIds.length === 0) return []
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ANY (${orderIds}::uuid[]) ORDER BY id FOR SHARE`
  const held = await tx.$queryRaw<{ variantId: string }[]>`
    SELECT DISTINCT variant_id AS "variantId" FROM reservations WHERE order_id = ANY (${orderIds}::uuid[])`
  const variantIds = held.map(({ variantId }) => variantId)
  await lockStock(tx, variantIds)

  const settlements = (await standing(tx, orderIds)).map(settlementOf).filter((one) => one !== null)
  const now = new Date()
  if (settlements.length > 0) await settle(tx, settlements, now)
  else await noteLowStock(tx, variantIds, now)
  return heard.map(({ eventId, orderId }) => ({
    eventId,
    did: inWords(settlements.filter((settlement) => settlement.orderId === orderId)),
  }))
}

/** Read after the locks: nobody changes these rows now. */
async function standing(tx: Tx, orderIds: string[]): Promise<StandingReservation[]> {
  return tx.$queryRaw<StandingReservation[]>`
    SELECT r.id, r.order_id AS "orderId", r.variant_id AS "variantId", r.quantity, r.state,
      o.status AS "orderStatus", part.shipped_at IS NOT NULL AS "partShipped",
      EXISTS (SELECT FROM stock_movements m WHERE m.reference = 'reservation:' || r.id || ':returned') AS returned
    FROM reservations r
    JOIN orders o ON o.id = r.order_id
    JOIN order_items item ON item.id = r.order_item_id
    JOIN vendor_orders part ON part.id = item.vendor_order_id
    WHERE r.order_id = ANY (${orderIds}::uuid[])`
}

async function settle(tx: Tx, settlements: Settlement[], now: Date): Promise<void> {
  const states = { sold: 'committed', released: 'released', returned: 'committed' }
  const moved = settlements.filter(({ kind }) => kind !== 'returned')
  await tx.$executeRaw`
    UPDATE reservations SET state = settled.state, settled_at = ${now}::timestamptz
    FROM unnest(${moved.map((one) => one.reservationId)}::uuid[], ${moved.map((one) => states[one.kind])}::text[])
      AS settled (id, state)
    WHERE reservations.id = settled.id AND reservations.state = 'held'`
  const movements = settlements.flatMap((settlement) => {
    const movement = movementOf(settlement)
    return movement ? [{ ...movement, variantId: settlement.variantId, actorId: null }] : []
  })
  await moveStock(tx, settlements, movements, now)
}
