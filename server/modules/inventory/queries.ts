import type { VendorId } from '#server/core/brand.ts'
import { parsePlace, writePlace } from '#server/core/ids.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { MovementReason } from './rules.ts'

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
  productId: string
  variant: string
  vendor: string
  vendorSlug: string
  available: number
  threshold: number
  lowSince: Date
}

/** On sale, and noted as scarce by who moves stock (`low_since`): an index holds those alone. */
const SCARCE = Prisma.sql`
  stock s
  JOIN variants v ON v.id = s.variant_id AND v.status = 'active'
  JOIN products p ON p.id = v.product_id AND p.status = 'published'
  JOIN vendors vendor ON vendor.id = v.vendor_id AND vendor.status = 'approved'`

/** How many variants on sale are under their threshold. */
export async function countLowStock(db: Db | Tx): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM ${SCARCE} WHERE s.low_since IS NOT NULL`
  return row?.count ?? 0
}

/** Variants on sale that are under their threshold, who became so last first. `next` is null on the last page. */
export async function listLowStock(
  db: Db | Tx,
  { after, limit = 25 }: { after?: string; limit?: number } = {},
): Promise<{ lines: LowStockLine[]; next: string | null }> {
  const place = after ? parsePlace(after) : null
  const beyond = place
    ? Prisma.sql`(s.low_since, s.variant_id) < (${place.at}::timestamptz, ${place.id}::uuid)`
    : Prisma.sql`s.low_since IS NOT NULL`
  const rows = await db.$queryRaw<LowStockLine[]>`
    SELECT s.variant_id AS "variantId", v.sku, p.title AS product, p.id AS "productId", v.title AS variant,
      vendor.name AS vendor, vendor.slug AS "vendorSlug", s.on_hand - s.reserved AS available,
      COALESCE(s.low_stock_threshold, settings.low_stock_threshold) AS threshold, s.low_since AS "lowSince"
    FROM platform_settings settings, ${SCARCE}
    WHERE ${beyond}
    ORDER BY s.low_since DESC, s.variant_id DESC
    LIMIT ${limit + 1}`
  const lines = rows.slice(0, limit)
  const last = lines.at(-1)
  return {
    lines,
    next: rows.length > limit && last ? writePlace({ at: last.lowSince, id: last.variantId }) : null,
  }
}
