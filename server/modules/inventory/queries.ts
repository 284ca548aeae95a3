import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MovementReason } from './rules.ts'

/** A variant's units as its vendor sees them. */
export interface StockLine {
  variantId: string
  sku: string
  product: string
  variant: string
  onHand: number
  reserved: number
  available: number
  /** Under its threshold. */
  low: boolean
  /** The vendor's own threshold for it; null where the platform's counts. */
  lowStockThreshold: number | null
}

/** A vendor's stock, the scarcest first; `lowOnly` leaves out what there is enough of. At most 500 lines. */
export async function stockOfVendor(
  db: Db | Tx,
  { vendorId, lowOnly = false }: { vendorId: VendorId; lowOnly?: boolean },
): Promise<StockLine[]> {
  return db.$queryRaw<StockLine[]>`
    SELECT s.variant_id AS "variantId", v.sku, p.title AS product, v.title AS variant, s.on_hand AS "onHand", s.reserved,
      s.on_hand - s.reserved AS available,
      s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, settings.low_stock_threshold) AS low,
      s.low_stock_threshold AS "lowStockThreshold"
    FROM stock s
    JOIN variants v ON v.id = s.variant_id
    JOIN products p ON p.id = v.product_id, platform_settings settings
    WHERE v.vendor_id = ${vendorId}::uuid AND v.status = 'active'
      AND (NOT ${lowOnly}::boolean
        OR s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, settings.low_stock_threshold))
    ORDER BY available, v.id
    LIMIT 500`
}

export interface MovementLine {
  id: string
  delta: number
  reason: MovementReason
  reference: string
  at: Date
}

/** Every change of a variant's units, newest first; `after` is the last id of the page before. */
export async function movementsOf(
  db: Db | Tx,
  {
    vendorId,
    variantId,
    after,
    limit = 50,
  }: { vendorId: VendorId; variantId: string; after?: string; limit?: number },
): Promise<{ movements: MovementLine[]; next: string | null }> {
  const rows = await db.stockMovement.findMany({
    where: { variantId, stock: { variant: { vendorId } }, ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const movements = rows.slice(0, limit).map(({ id, delta, reason, reference, createdAt }) => ({
    ...{ id, delta, reason: reason as MovementReason, reference, at: createdAt },
  }))
  return { movements, next: rows.length > limit ? (movements.at(-1)?.id ?? null) : null }
}

/** A scarce variant of any vendor. */
export interface LowStockLine {
  variantId: string
  sku: string
  product: string
  variant: string
  vendor: string
  available: number
}

/** How many variants on sale are under their threshold, and the scarcest of them. */
export async function lowStock(
  db: Db | Tx,
  { limit = 5 }: { limit?: number } = {},
): Promise<{ count: number; lines: LowStockLine[] }> {
  const rows = await db.$queryRaw<(LowStockLine & { count: number })[]>`
    SELECT s.variant_id AS "variantId", v.sku, p.title AS product, v.title AS variant, vendor.name AS vendor,
      s.on_hand - s.reserved AS available, (count(*) OVER ())::int AS count
    FROM platform_settings settings, stock s
    JOIN variants v ON v.id = s.variant_id AND v.status = 'active'
    JOIN products p ON p.id = v.product_id AND p.status = 'published'
    JOIN vendors vendor ON vendor.id = v.vendor_id
    WHERE s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, settings.low_stock_threshold)
    ORDER BY available, v.id
    LIMIT ${limit}`
  return { count: rows[0]?.count ?? 0, lines: rows.map(({ count: _, ...line }) => line) }
}
