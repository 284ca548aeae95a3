import type { Db } from '#server/db/index.ts'
import { releaseEarnings } from '#server/modules/payouts/release-earnings.ts'
import { PRODUCT_COUNT, vendors } from './catalogue/index.ts'
import { finishEvents } from './finish-events.ts'
import { makeOrders } from './orders.ts'
import { makePeople } from './people.ts'
import { fillShelves } from './shelves.ts'

/** How much the demo has once its past has grown (`prisma/growth`). */
export const DEMO_SIZE = { vendors: vendors.length, products: PRODUCT_COUNT, orders: 2000, reviews: 1500 }

/**
 * Fills an empty database with the demo's beginning: shelves, people, and a few orders in every state that the
 * application's own use cases make; null when there is something in it already, which is left alone. */
export async function seed(
  db: Db,
  now: Date,
): Promise<{ vendors: number; products: number; orders: number } | null> {
  if ((await db.vendor.count({ where: { email: { endsWith: '@demo.tradehall.test' } } })) > 0) return null
  const shelves = fillShelves(now)
  await db.category.createMany({ data: shelves.categories })
  await db.vendor.createMany({ data: shelves.vendors })
  await db.shippingRate.createMany({ data: shelves.rates })
  await db.product.createMany({ data: shelves.products })
  await db.productPicture.createMany({ data: shelves.pictures })
  await db.variant.createMany({ data: shelves.variants })
  await db.stock.createMany({ data: shelves.stock })
  await db.stockMovement.createMany({ data: shelves.movements })

  const vendorId = shelves.vendors[0]?.id ?? ''
  const people = await makePeople(db, { vendorId })
  const orders = await makeOrders(db, { ...people, now })
  await finishEvents(db)
  await releaseEarnings(db, { now })
  await finishEvents(db)
  return { vendors: shelves.vendors.length, products: shelves.products.length, orders }
}
