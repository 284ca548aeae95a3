/**
 * `npm run db:seed [-- --scale N] [--products N] [--orders N] [--vendors N]`: fills an empty database with the demo.
 * With a size, products, past orders and reviews are added until there are so many: N times the demo's, or the numbers given.
 * Works beside `npm start` (whose shop waits while it loads) or on the database of DATABASE_URL and
 * MIGRATION_DATABASE_URL; never on one in production.
 */
import { parseArgs } from 'node:util'
import { fillDemo, growTo } from '#prisma/growth/demo.ts'
import type { Size } from '#prisma/growth/grow.ts'
import { drawPictures } from '#prisma/seed/pictures/draw.ts'
import { DEMO_SIZE } from '#prisma/seed/seed.ts'
import type { Db } from '#server/db/index.ts'
import { env } from '#server/env.ts'
import { withDatabase } from './with-database.ts'

/** Unless it is said, a vendor has about so many products. */
const PRODUCTS_EACH = 150

async function main(db: Db): Promise<number> {
  if (env.TRADEHALL_MODE !== 'demo') {
    throw new Error(
      'The seed is for demonstrations: set TRADEHALL_MODE=demo, or leave the database as it is.',
    )
  }
  const size = sizeAsked()
  const began = Date.now()
  if (env.PICTURES_DIR) await drawPictures(env.PICTURES_DIR)
  const ownerUrl = env.MIGRATION_DATABASE_URL ?? env.DATABASE_URL
  const keptDays = env.KEEP_EVENTS_DAYS
  const seeded = await fillDemo({ db, ownerUrl }, { keptDays, now: new Date() })
  if (seeded) console.log(`The demo: ${inWords(seeded)}.`)
  if (!size) {
    if (!seeded) console.log('The demo is there already.')
    return 0
  }
  const tell = (line: string) =>
    console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`)
  const added = await growTo({ db, ownerUrl }, { size, keptDays, now: new Date(), tell })
  console.log(`Added ${inWords(added)} in ${Math.round((Date.now() - began) / 1000)} s.`)
  return 0
}

/** Null when the demo alone is wanted. */
function sizeAsked(): Size | null {
  const option = { type: 'string' } as const
  const { values } = parseArgs({
    options: { scale: option, products: option, orders: option, vendors: option },
  })
  if (Object.keys(values).length === 0) return null
  const number = (name: keyof typeof values): number | undefined => {
    const value = values[name] === undefined ? undefined : Number(values[name])
    if (value !== undefined && !(Number.isSafeInteger(value) && value >= 1))
      throw new Error(`--${name} is a whole number from 1, such as --${name} 100.`)
    return value
  }
  const scale = number('scale') ?? 1
  const products = number('products') ?? scale * DEMO_SIZE.products
  const orders = number('orders') ?? scale * DEMO_SIZE.orders
  return {
    products,
    orders,
    // As many for each order as in the demo.
    reviews: Math.floor((orders * DEMO_SIZE.reviews) / DEMO_SIZE.orders),
    vendors: number('vendors') ?? Math.ceil(products / PRODUCTS_EACH),
  }
}

function inWords({ vendors, products, orders, reviews }: Size): string {
  const figure = (value: number) => value.toLocaleString('en')
  return `${figure(vendors)} vendors, ${figure(products)} products, ${figure(orders)} orders, ${figure(reviews)} reviews`
}

await withDatabase(main)
