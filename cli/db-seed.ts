/**
 * `npm run db:seed [-- --scale N] [--products N] [--orders N] [--vendors N]`: fills an empty database with the demo.
 * With a size, products and past orders are added until there are so many: N times the demo's, or the numbers given.
 * Works beside `npm start` (whose shop waits while it loads) or on the database of DATABASE_URL and
 * MIGRATION_DATABASE_URL; never on one in production.
 */
import { parseArgs } from 'node:util'
import pg from 'pg'
import { grow, type Size } from '#prisma/growth/grow.ts'
import { PRODUCT_COUNT } from '#prisma/seed/catalogue/index.ts'
import { ORDER_COUNT } from '#prisma/seed/orders.ts'
import { seed } from '#prisma/seed/seed.ts'
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
  const seeded = await seed(db, new Date())
  if (seeded) console.log(`The demo: ${inWords(seeded)}.`)
  if (!size) {
    if (!seeded) console.log('The demo is there already.')
    return 0
  }
  const client = new pg.Client({ connectionString: env.MIGRATION_DATABASE_URL })
  await client.connect()
  try {
    const tell = (line: string) =>
      console.log(`${String(Math.round((Date.now() - began) / 1000)).padStart(5)} s  ${line}`)
    const added = await grow({ client, db }, { size, keptDays: env.KEEP_EVENTS_DAYS, now: new Date(), tell })
    console.log(`Added ${inWords(added)} in ${Math.round((Date.now() - began) / 1000)} s.`)
  } finally {
    await client.end()
  }
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
  const products = number('products') ?? scale * PRODUCT_COUNT
  return {
    products,
    orders: number('orders') ?? scale * ORDER_COUNT,
    vendors: number('vendors') ?? Math.ceil(products / PRODUCTS_EACH),
  }
}

function inWords({ vendors, products, orders }: Size): string {
  const figure = (value: number) => value.toLocaleString('en')
  return `${figure(vendors)} vendors, ${figure(products)} products, ${figure(orders)} orders`
}

await withDatabase(main)
