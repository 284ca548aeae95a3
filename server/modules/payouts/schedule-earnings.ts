import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { type EarnedPart, type EarningState, earningOf } from './rules.ts'

/** What this listener reacts to. */
type Scheduled = HandedEvent<'order/placed' | 'order/paid' | 'vendor-order/delivered' | 'order/cancelled'>

interface Part extends EarnedPart {
  id: string
  orderId: string
  vendorId: string
  net: number
  currency: string
}

/**
 * Brings each part's earning to what the part says: pending, scheduled once it is paid and delivered, reversed when it
 * was cancelled. Every event asks for the same, so they may arrive in any order and any number of times. What was
 * released already stays as it is.
 */
export async function scheduleEarnings(tx: Tx, events: HandedEvent[]): Promise<Done[]> {
  const orderIds = [...new Set((events as Scheduled[]).map(({ payload }) => payload.orderId))].sort()
  const parts = await lockParts(tx, orderIds)
  const changed = await upsertEarnings(tx, parts)
  return (events as Scheduled[]).map(({ eventId, payload }) => {
    const ofOrder = parts.filter(({ id, orderId }) => orderId === payload.orderId && changed.has(id))
    return { eventId, did: inWords(ofOrder) }
  })
}

function inWords(parts: Part[]): string {
  if (parts.length === 0) return 'nothing changed'
  return parts
    .map((part) => {
      const { state, releaseAt } = earningOf(part)
      if (state === 'scheduled') return `earning of ${part.id} is released on ${releaseAt?.toISOString()}`
      return `earning of ${part.id} is ${state}`
    })
    .join('; ')
}

/** The parts as they are now, locked so that they stay so. Orders first: that is the order in which they are changed. */
async function lockParts(tx: Tx, orderIds: string[]): Promise<Part[]> {
  await tx.$executeRaw`SELECT FROM orders WHERE id = ANY(${orderIds}::uuid[]) ORDER BY id FOR SHARE`
  return tx.$queryRaw<Part[]>`
    SELECT id, order_id AS "orderId", vendor_id AS "vendorId", status, net, currency, hold_days AS "holdDays",
           paid_at AS "paidAt", delivered_at AS "deliveredAt"
    FROM vendor_orders WHERE order_id = ANY(${orderIds}::uuid[]) ORDER BY id FOR SHARE`
}

/** Returns the parts whose earnings are new or changed. */
async function upsertEarnings(tx: Tx, parts: Part[]): Promise<Map<string, EarningState>> {
  const earnings = parts.map((part) => ({ ...part, ...earningOf(part) }))
  const rows = await tx.$queryRaw<{ vendorOrderId: string; state: EarningState }[]>`
    INSERT INTO earnings AS held
      (id, vendor_order_id, vendor_id, amount, currency, state, paid_at, delivered_at, release_at)
    SELECT * FROM unnest(
      ${earnings.map(() => newId())}::uuid[],
      ${earnings.map(({ id }) => id)}::uuid[],
      ${earnings.map(({ vendorId }) => vendorId)}::uuid[],
      ${earnings.map(({ net }) => net)}::int[],
      ${earnings.map(({ currency }) => currency)}::text[],
      ${earnings.map(({ state }) => state)}::text[],
      ${earnings.map(({ paidAt }) => paidAt)}::timestamptz[],
      ${earnings.map(({ deliveredAt }) => deliveredAt)}::timestamptz[],
      ${earnings.map(({ releaseAt }) => releaseAt)}::timestamptz[]
    ) AS earned (id, vendor_order_id, vendor_id, amount, currency, state, paid_at, delivered_at, release_at)
    ORDER BY vendor_order_id
    ON CONFLICT (vendor_order_id) DO UPDATE SET
      state = EXCLUDED.state, paid_at = EXCLUDED.paid_at, delivered_at = EXCLUDED.delivered_at,
      release_at = EXCLUDED.release_at, updated_at = now()
    WHERE held.state IN ('pending', 'scheduled')
      AND (held.state, held.paid_at, held.delivered_at, held.release_at)
        IS DISTINCT FROM (EXCLUDED.state, EXCLUDED.paid_at, EXCLUDED.delivered_at, EXCLUDED.release_at)
    RETURNING vendor_order_id AS "vendorOrderId", state`
  return new Map(rows.map(({ vendorOrderId, state }) => [vendorOrderId, state]))
}
