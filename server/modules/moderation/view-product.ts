import type { Db, Tx } from '#server/db/index.ts'
import { optionAxes, type ProductStatus } from '#server/modules/catalog/schema.ts'
import type { MovementReason } from '#server/modules/inventory/rules.ts'

/** A change of units of one of a product's variants. */
interface Movement {
  id: string
  variant: string
  sku: string
  delta: number
  reason: MovementReason
  at: Date
}

/** What was sold of a product in one currency, cancelled parts left out. `gross`: minor units. */
interface Sales {
  currency: string
  orders: number
  units: number
  gross: number
}

/** How many movements a product's page shows. */
const MOVEMENTS = 12

/** One product as operators see it, whatever its state: its words, variants, latest movements and sales; null where there is none. */
export async function viewProduct(db: Db | Tx, { productId }: { productId: string }) {
  const product = await db.product.findUnique({
    where: { id: productId },
    include: {
      vendor: { select: { name: true, slug: true, status: true, listed: true } },
      category: { select: { name: true } },
      pictures: { orderBy: { position: 'asc' } },
      variants: {
        orderBy: [{ status: 'asc' }, { position: 'asc' }, { id: 'asc' }],
        include: { stock: true },
      },
    },
  })
  if (!product) return null
  const { variants, category, options, status, ...words } = product
  const [movements, sales] = await Promise.all([latestMovements(db, productId), salesOf(db, productId)])
  return {
    ...words,
    status: status as ProductStatus,
    category: category?.name ?? null,
    axes: optionAxes.catch([]).parse(options),
    variants: variants.map(({ id, sku, title, price, compareAtPrice, currency, status, stock }) => ({
      ...{ id, sku, title, price, compareAtPrice, currency, onSale: status === 'active' },
      ...{ onHand: stock?.onHand ?? 0, reserved: stock?.reserved ?? 0, lowSince: stock?.lowSince ?? null },
    })),
    ...{ movements, sales },
  }
}

/** The latest of each variant are found by their index, and the latest of those are the product's. */
function latestMovements(db: Db | Tx, productId: string): Promise<Movement[]> {
  return db.$queryRaw<Movement[]>`
    SELECT m.id, v.title AS variant, v.sku, m.delta, m.reason, m.created_at AS at
    FROM variants v CROSS JOIN LATERAL (
      SELECT * FROM stock_movements WHERE variant_id = v.id ORDER BY id DESC LIMIT ${MOVEMENTS}) m
    WHERE v.product_id = ${productId}::uuid ORDER BY m.id DESC LIMIT ${MOVEMENTS}`
}

function salesOf(db: Db | Tx, productId: string): Promise<Sales[]> {
  return db.$queryRaw<Sales[]>`
    SELECT currency, sum(orders)::int AS orders, sum(units)::int AS units, sum(gross)::float8 AS gross
    FROM product_daily_stats WHERE product_id = ${productId}::uuid GROUP BY currency ORDER BY currency`
}
