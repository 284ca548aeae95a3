import type { VendorId } from '#server/core/brand.ts'
import { Prisma } from '#server/db/generated/client.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { likePart, turned, turning } from '#server/db/keyset.ts'
import { type StockPageInput, stockPageInput } from './schema.ts'

/** A variant on its vendor's shelf. Prices: minor units of `currency`. */
export interface StockLine {
  /** The variant's id. */
  id: string
  productId: string
  sku: string
  product: string
  variant: string
  price: number
  currency: string
  onHand: number
  reserved: number
  available: number
  /** Under its threshold. */
  low: boolean
  /** The vendor's own threshold for it; null where the platform's counts. */
  lowStockThreshold: number | null
}

const LOW = Prisma.sql`s.on_hand - s.reserved < COALESCE(s.low_stock_threshold, settings.low_stock_threshold)`

/** A page of a vendor's stock, the scarcest first. */
export async function listStock(
  db: Db | Tx,
  { vendorId, ...input }: StockPageInput & { vendorId: VendorId },
): Promise<{ lines: StockLine[]; next: string | null }> {
  const { lowOnly, search, after, limit } = stockPageInput.parse(input)
  const turn = { after, limit }
  const from = Prisma.sql`
    FROM platform_settings settings, stock s JOIN variants v ON v.id = s.variant_id JOIN products p ON p.id = v.product_id
    WHERE v.vendor_id = ${vendorId}::uuid AND v.status = 'active' AND p.status <> 'archived'`
  const key = Prisma.sql`s.on_hand - s.reserved`
  const { beyond, tail } = turning(turn, { key, id: Prisma.sql`v.id`, descending: false, from })
  const within = search && `%${likePart(search)}%`
  const rows = await db.$queryRaw<StockLine[]>`
    SELECT v.id, p.id AS "productId", v.sku, p.title AS product, v.title AS variant, v.price, v.currency,
      s.on_hand AS "onHand", s.reserved, s.on_hand - s.reserved AS available, ${LOW} AS low,
      s.low_stock_threshold AS "lowStockThreshold"
    ${from} AND ${beyond} AND (NOT ${lowOnly}::boolean OR ${LOW})
      AND (${within ?? null}::text IS NULL OR p.title ILIKE ${within ?? null} OR v.title ILIKE ${within ?? null}
        OR v.sku ILIKE ${within ?? null})
    ${tail}`
  const { page, next } = turned(rows, turn)
  return { lines: page, next }
}

/** How many of a vendor's variants are under their threshold. */
export async function countOwnLowStock(db: Db | Tx, { vendorId }: { vendorId: VendorId }): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count
    FROM platform_settings settings, stock s JOIN variants v ON v.id = s.variant_id JOIN products p ON p.id = v.product_id
    WHERE v.vendor_id = ${vendorId}::uuid AND v.status = 'active' AND p.status <> 'archived' AND ${LOW}`
  return row?.count ?? 0
}
