/**
 * `npm run bench:placement [-- ORDERS]`: orders per second of the placement, 4 lines of 3 vendors by bank transfer, at
 * 1, 8 and 32 clients in one process: the use case (read, price, freeze, one transaction through Prisma) beside its
 * bare SQL statement, prepared, on a plain connection. Both run in turn on one durable PostgreSQL of their own, so
 * their ratio holds on a noisy machine. Ends with a line of JSON.
 */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { anyPort } from '#local/ports.ts'
import { removePostgres, startPostgres } from '#local/postgres.ts'
import { migrate } from '#local/prisma.ts'
import { seed } from '#prisma/seed/seed.ts'
import { newId } from '#server/core/ids.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { parametersOf } from '#server/db/named-statement.ts'
import { placement } from '#server/modules/checkout/commit-placement.ts'
import { freezeOrder } from '#server/modules/checkout/freeze-order.ts'
import { loadCart } from '#server/modules/checkout/load-cart.ts'
import { placeOrder } from '#server/modules/checkout/place-order.ts'
import { quoteCart } from '#server/modules/checkout/quote-cart.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'

const CLIENTS = [1, 8, 32]
const ORDERS = Number(process.argv[2] ?? 600)
const COUNTRY = 'DE'

interface Filled {
  cartId: string
  owner: string
  total: number
}

/** What a run of one kind took. */
interface Timing {
  perSecond: number
  p50Ms: number
  p99Ms: number
}

function inputFor({ cartId, total }: Filled): PlaceOrderInput {
  return {
    ...{ key: `bench-${cartId}`, cartId, seenTotal: total, seenCurrency: 'EUR', email: 'bench@example.test' },
    ...{ wantsSms: false, locale: 'en' as const, payment: { method: 'transfer' as const } },
    address: { name: 'Bench', line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: COUNTRY },
  }
}

/** Carts of 4 lines from 3 vendors each; the vendors and things change from cart to cart. */
async function fillCarts(db: Db, count: number): Promise<Filled[]> {
  const variants = await db.variant.findMany({
    select: { id: true, vendorId: true, price: true },
    orderBy: { id: 'asc' },
  })
  const shelves = [...Map.groupBy(variants, ({ vendorId }) => vendorId).values()]
  const carts = Array.from({ length: count }, (_, index) => ({
    id: newId(),
    owner: `guest:bench-${newId()}`,
    index,
  }))
  await db.cart.createMany({
    data: carts.map(({ id, owner }) => ({ id, owner, currency: 'EUR', status: 'open' })),
  })
  const lines = carts.flatMap(({ id, index }) =>
    [0, 0, 1, 2].map((shelf, line) => {
      const own = shelves[(index + shelf) % shelves.length] ?? []
      return { cartId: id, variantId: own[(index * 7 + line) % own.length]?.id ?? '', quantity: 1 }
    }),
  )
  await db.cartLine.createMany({ data: lines })
  return Promise.all(
    carts.map(async ({ id, owner }) => {
      const cart = await loadCart(db, { cartId: id, owners: [owner] })
      const quoted = cart && (await quoteCart(db, cart, COUNTRY))
      if (!quoted?.ok) throw new Error('A cart of the benchmark cannot be priced.')
      return { cartId: id, owner, total: quoted.quote.priced.totals.total }
    }),
  )
}

async function throughUseCase(db: Db, filled: Filled): Promise<boolean> {
  const { owner } = filled
  const result = await placeOrder(db, {
    ...{ input: inputFor(filled), owner, owners: [owner], userId: null, correlationId: null },
    ...{ returnUrl: 'http://shop.test/', now: new Date() },
  })
  return result.ok
}

/** Freezes beforehand, so that only the statement is timed. */
async function frozen(db: Db, filled: Filled): Promise<unknown[]> {
  const cart = await loadCart(db, { cartId: filled.cartId, owners: [filled.owner] })
  const quoted = cart && (await quoteCart(db, cart, COUNTRY))
  if (!cart || !quoted?.ok) throw new Error('A cart of the benchmark cannot be priced.')
  const { values } = freezeOrder({
    ...{
      input: inputFor(filled),
      owner: filled.owner,
      userId: null,
      bodyHash: 'bench',
      cart,
      quote: quoted.quote,
    },
    ...{ attemptId: null, correlationId: null, now: new Date() },
  })
  return parametersOf(placement, values)
}

async function time<T>(
  clients: number,
  work: readonly T[],
  one: (item: T) => Promise<boolean>,
): Promise<Timing> {
  const latencies: number[] = []
  let next = 0
  const began = performance.now()
  await Promise.all(
    Array.from({ length: clients }, async () => {
      for (let item = work[next++]; item !== undefined; item = work[next++]) {
        const start = performance.now()
        if (!(await one(item))) throw new Error('An order of the benchmark was refused.')
        latencies.push(performance.now() - start)
      }
    }),
  )
  const seconds = (performance.now() - began) / 1000
  latencies.sort((a, b) => a - b)
  const at = (share: number) => Number((latencies[Math.floor(latencies.length * share)] ?? 0).toFixed(1))
  return { perSecond: Math.round(work.length / seconds), p50Ms: at(0.5), p99Ms: at(0.99) }
}

async function main(ownerUrl: string, appUrl: string): Promise<void> {
  await migrate(ownerUrl)
  const db = connect(appUrl, 16)
  await seed(db, new Date())
  await db.stock.updateMany({ data: { onHand: 1_000_000 } })
  const pool = new pg.Pool({ connectionString: appUrl, max: 16 })
  const bare = async (values: unknown[]) => {
    const { rows } = await pool.query({ name: 'placement', text: placement.text, values })
    return rows[0].placed === true
  }
  await time(8, await fillCarts(db, 100), (filled) => throughUseCase(db, filled)) // a warm-up, not counted

  const result: Record<string, Record<number, number>> = {
    perSecond: {},
    p50Ms: {},
    p99Ms: {},
    limitPerSecond: {},
    ratio: {},
  }
  console.log('clients   use case/s   p50 ms   p99 ms   bare statement/s   ratio')
  for (const clients of CLIENTS) {
    const limitWork = await Promise.all((await fillCarts(db, ORDERS)).map((filled) => frozen(db, filled)))
    const limit = await time(clients, limitWork, bare)
    const own = await time(clients, await fillCarts(db, ORDERS), (filled) => throughUseCase(db, filled))
    const ratio = Number((own.perSecond / limit.perSecond).toFixed(2))
    const columns = [clients, own.perSecond, own.p50Ms, own.p99Ms, limit.perSecond, ratio]
    console.log(
      columns.map((value, index) => String(value).padStart([7, 12, 8, 8, 18, 7][index] ?? 8)).join(' '),
    )
    for (const [name, value] of Object.entries({ ...own, limitPerSecond: limit.perSecond, ratio })) {
      const row = result[name]
      if (row) row[clients] = value
    }
  }
  console.log(JSON.stringify(result))
  await pool.end()
  await db.$disconnect()
}

const directory = await mkdtemp(join(tmpdir(), 'tradehall-bench-'))
const server = await startPostgres({ directory, port: await anyPort(), durable: true })
try {
  await main(server.ownerUrl, server.appUrl)
} finally {
  await removePostgres(directory)
  rmSync(directory, { recursive: true, force: true })
}
