import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import type { MovementReason } from './rules.ts'

/** A change of one variant's counters; changes of one variant are summed. */
export interface StockChange {
  variantId: string
  onHand: number
  reserved: number
}

/** A row of the journal of `onHand`; `reference` is unique, so one cause moves once. */
export interface Movement {
  variantId: string
  delta: number
  reason: MovementReason
  reference: string
  actorId: string | null
}

/**
 * Locks the stock of variants, in key order and by key alone, until the transaction ends. Whoever changes a
 * reservation or a counter holds its stock row first, so what is read after this is decided.
 */
export async function lockStock(
  tx: Tx,
  variantIds: readonly string[],
): Promise<Map<string, { onHand: number; reserved: number }>> {
  const rows = await tx.$queryRaw<{ variantId: string; onHand: number; reserved: number }[]>`
    SELECT variant_id AS "variantId", on_hand AS "onHand", reserved FROM stock
    WHERE variant_id = ANY (${variantIds}::uuid[])
    ORDER BY variant_id
    FOR NO KEY UPDATE`
  return new Map(rows.map(({ variantId, ...counters }) => [variantId, counters]))
}

/**
 * Changes counters and writes their movements, set-wise; the caller has locked the stock. Emits `inventory/low` for
 * each variant whose available units went under its threshold (its own or the platform's) since it was last looked at:
 * once per crossing, however many sales a batch holds. Throws where a counter would go below zero, or a reference exists.
 */
export async function moveStock(
  tx: Tx,
  changes: readonly StockChange[],
  movements: readonly Movement[],
  now: Date,
): Promise<void> {
  if (movements.length > 0) {
    const of = <K extends keyof Movement>(key: K) => movements.map((movement) => movement[key])
    await tx.$executeRaw`
      INSERT INTO stock_movements (id, variant_id, delta, reason, reference, actor_id, created_at)
      SELECT movement.*, ${now}::timestamptz
      FROM unnest(${movements.map(() => newId())}::uuid[], ${of('variantId')}::uuid[], ${of('delta')}::int[],
        ${of('reason')}::text[], ${of('reference')}::text[], ${of('actorId')}::uuid[]) AS movement`
  }
  const column = <K extends keyof StockChange>(key: K) => changes.map((change) => change[key])
  await tx.$executeRaw`
    UPDATE stock SET on_hand = stock.on_hand + change.on_hand, reserved = stock.reserved + change.reserved,
      updated_at = ${now}::timestamptz
    FROM (
      SELECT variant_id, sum(on_hand)::int AS on_hand, sum(reserved)::int AS reserved
      FROM unnest(${column('variantId')}::uuid[], ${column('onHand')}::int[], ${column('reserved')}::int[])
        AS c (variant_id, on_hand, reserved)
      GROUP BY variant_id
    ) change
    WHERE stock.variant_id = change.variant_id`
  await noteLowStock(tx, [...new Set(column('variantId'))], now)
}

/**
 * Compares available units with the threshold and remembers the crossing; the caller has locked the stock. A placement
 * lowers what is available without looking: the events of its order come by here.
 */
export async function noteLowStock(tx: Tx, variantIds: readonly string[], now: Date): Promise<void> {
  const crossed = await tx.$queryRaw<
    { variantId: string; vendorId: string; available: number; low: boolean }[]
  >`
    UPDATE stock SET low_since = CASE WHEN seen.low THEN ${now}::timestamptz END
    FROM (
      SELECT s.variant_id, v.vendor_id, s.on_hand - s.reserved AS available,
        s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, p.low_stock_threshold) AS low
      FROM stock s JOIN variants v ON v.id = s.variant_id, platform_settings p
      WHERE s.variant_id = ANY (${variantIds}::uuid[])
    ) seen
    WHERE stock.variant_id = seen.variant_id AND seen.low <> (stock.low_since IS NOT NULL)
    RETURNING stock.variant_id AS "variantId", seen.vendor_id AS "vendorId", seen.available, seen.low`
  await emit(
    tx,
    crossed
      .filter(({ low }) => low)
      .map(({ variantId, vendorId, available }) => ({
        name: 'inventory/low' as const,
        payload: { variantId, vendorId, available },
      })),
  )
}
