import type { Db, Tx } from '#server/db/index.ts'

/** A vendor's day in the platform's business zone; money in minor units, tax included. */
export interface VendorDay {
  /** YYYY-MM-DD */
  day: string
  currency: string
  orders: number
  units: number
  /** What customers pay for the vendor's parts: goods after discount, and delivery. */
  gross: number
  commission: number
  cancelledOrders: number
}

export interface ProductSales {
  productId: string
  currency: string
  orders: number
  units: number
  /** Goods after discount, without delivery. */
  gross: number
}

/** A vendor's days from `from` to `to` (YYYY-MM-DD, both included) on which something was sold or cancelled. */
export async function vendorDays(
  db: Db | Tx,
  { vendorId, from, to }: { vendorId: string; from: string; to: string },
): Promise<VendorDay[]> {
  return db.$queryRaw<VendorDay[]>`
    SELECT to_char(day, 'YYYY-MM-DD') AS day, currency, orders, units, gross::float8 AS gross,
           commission::float8 AS commission, cancelled_orders AS "cancelledOrders"
    FROM vendor_daily_stats
    WHERE vendor_id = ${vendorId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      AND (orders <> 0 OR cancelled_orders <> 0)
    ORDER BY vendor_daily_stats.day, currency`
}

/** A vendor's products that sold most units in those days. */
export async function bestSellers(
  db: Db | Tx,
  { vendorId, from, to, limit = 10 }: { vendorId: string; from: string; to: string; limit?: number },
): Promise<ProductSales[]> {
  return db.$queryRaw<ProductSales[]>`
    SELECT product_id AS "productId", currency, sum(orders)::int AS orders, sum(units)::int AS units,
           sum(gross)::float8 AS gross
    FROM product_daily_stats
    WHERE vendor_id = ${vendorId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
    GROUP BY product_id, currency
    HAVING sum(units) > 0
    ORDER BY sum(units) DESC, product_id
    LIMIT ${limit}`
}
