import type { Db, Tx } from '#server/db/index.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'

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
  title: string
  picture: Picture | null
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
    WITH best AS (
      SELECT product_id, currency, sum(orders)::int AS orders, sum(units)::int AS units, sum(gross)::float8 AS gross
      FROM product_daily_stats
      WHERE vendor_id = ${vendorId}::uuid AND day BETWEEN ${from}::date AND ${to}::date
      GROUP BY product_id, currency
      HAVING sum(units) > 0
      ORDER BY sum(units) DESC, product_id
      LIMIT ${limit}
    )
    SELECT best.product_id AS "productId", p.title, best.currency, best.orders, best.units, best.gross,
      (SELECT jsonb_build_object('url', url, 'alt', alt, 'width', width, 'height', height, 'blurDataUrl', blur_data_url)
       FROM product_pictures pp WHERE pp.product_id = p.id ORDER BY position LIMIT 1) AS picture
    FROM best JOIN products p ON p.id = best.product_id
    ORDER BY best.units DESC, best.product_id`
}

/** What was sold in one currency; money in minor units, tax and delivery included. */
export interface PlatformSales {
  currency: string
  orders: number
  gross: number
  commission: number
}

/**
 * What was sold since the day began in the platform's business zone, from the orders themselves: cancelled ones left out,
 * those that wait for payment counted.
 */
export async function platformSalesToday(db: Db | Tx, { now }: { now: Date }): Promise<PlatformSales[]> {
  return db.$queryRaw<PlatformSales[]>`
    WITH today AS (
      SELECT o.id, o.currency, o.total
      FROM platform_settings s, orders o
      WHERE o.placed_at >= date_trunc('day', ${now}::timestamptz, s.business_zone) AND o.status <> 'cancelled'
    )
    SELECT today.currency, count(*)::int AS orders, sum(today.total)::float8 AS gross,
      sum(part.commission)::float8 AS commission
    FROM today
    CROSS JOIN LATERAL (SELECT sum(commission) AS commission FROM vendor_orders WHERE order_id = today.id) part
    GROUP BY today.currency ORDER BY gross DESC`
}
