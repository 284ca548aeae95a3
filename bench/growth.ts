/**
 * `npm run bench:growth [-- --products 200000 --orders 1000000 --placements 400 --rounds 5 --keep FOLDER]`: whether a
 * shop with many products and past orders is as fast as a small one (1,000 products, 10,000 orders). Two databases on
 * one durable PostgreSQL of their own, measured in turn in each round, so that noise hits both; ratios are medians of
 * the rounds' ratios.
 *
 * - Placement: the use case (`placeOrder`, 4 lines of 3 vendors, bank transfer) at 8 clients in this process.
 * - Drain: everything that the database's listeners do for those orders once they are paid, in batches of 100 through
 *   `runEffect`, as the job functions call it; and the relay that hands the events out.
 * - Reads: what pages, guards and crons ask for, one at a time.
 *
 * `--keep` leaves the databases in a folder, or takes those that are there: to load the large one takes minutes. Ends
 * with one line of JSON.
 */
import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { anyPort } from '#local/ports.ts'
import { removePostgres, startPostgres } from '#local/postgres.ts'
import { connect } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { placeOrder } from '#server/modules/checkout/place-order.ts'
import { dispatchAll } from '#server/modules/outbox/dispatch-events.ts'
import { recordPayments } from '#server/modules/payments/record-payment.ts'
import { type Filled, fillCarts, inputFor } from './carts.ts'
import { growDatabase } from './growth-databases.ts'
import { drainEvents } from './growth-drain.ts'
import { readsOf } from './growth-reads.ts'
import { percentile, printTable, time } from './timing.ts'

const CLIENTS = 8
const SMALL = { products: 1_000, orders: 10_000 }
/** Products of a vendor, about, in both. */
const PRODUCTS_EACH = 150
/** The most that growth may cost. */
const AIM = 1.3

const { values: options } = parseArgs({
  options: {
    products: { type: 'string', default: '200000' },
    orders: { type: 'string', default: '1000000' },
    placements: { type: 'string', default: '400' },
    rounds: { type: 'string', default: '5' },
    keep: { type: 'string' },
  },
})
const placements = Number(options.placements)
const rounds = Number(options.rounds)

interface Side {
  name: 'small' | 'large'
  db: Db
  carts: Filled[]
}

/** What one round says of one side. */
interface Measured {
  perSecond: number
  p50Ms: number
  p99Ms: number
  drainedPerSecond: number
}

async function place(db: Db, filled: Filled): Promise<string> {
  const { owner } = filled
  const result = await placeOrder(db, {
    ...{ input: inputFor(filled), owner, owners: [owner], userId: null, correlationId: null },
    ...{ returnUrl: 'http://shop.test/', now: new Date() },
  })
  if (!result.ok) throw new Error(`An order of the benchmark was refused: ${result.reason}.`)
  return result.orderId
}

/** Places a round's orders, marks them as paid, and works off what follows. */
async function round({ db, carts }: Side, count: number): Promise<Measured> {
  const orderIds: string[] = []
  const placed = await time(CLIENTS, carts.splice(0, count), async (filled) => {
    orderIds.push(await place(db, filled))
  })
  const payments = await db.payment.findMany({ where: { orderId: { in: orderIds } }, select: { id: true } })
  await inTransaction(db, (tx) =>
    recordPayments(tx, { paymentIds: payments.map(({ id }) => id), now: new Date() }),
  )
  const began = performance.now()
  await dispatchAll(db, async () => ({ outcome: 'sent' }))
  await drainEvents(db, orderIds)
  return { ...placed, drainedPerSecond: count / ((performance.now() - began) / 1000) }
}

async function open(urls: { appUrl: string }, name: Side['name']): Promise<Side> {
  const db = connect(urls.appUrl, 16)
  const warmUp = Math.min(200, placements)
  const side = { name, db, carts: await fillCarts(db, rounds * placements + warmUp) }
  // Connections, prepared statements and caches: not counted.
  await round(side, warmUp)
  return side
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

async function measure(small: Side, large: Side) {
  const measured: Record<Side['name'], Measured>[] = []
  for (let number = 1; number <= rounds; number += 1) {
    measured.push({ small: await round(small, placements), large: await round(large, placements) })
    console.log(`round ${number} of ${rounds} done`)
  }
  const of = (side: Side['name'], key: keyof Measured) =>
    Number(median(measured.map((one) => one[side][key])).toFixed(1))
  const ratio = (key: keyof Measured, slowerIsMore: boolean) => {
    const ratios = measured.map(({ small: a, large: b }) =>
      slowerIsMore ? b[key] / a[key] : a[key] / b[key],
    )
    return Number(median(ratios).toFixed(2))
  }
  const rows = (
    [
      ['orders placed/s', 'perSecond', false],
      ['checkout p50 ms', 'p50Ms', true],
      ['checkout p99 ms', 'p99Ms', true],
      ['orders drained/s', 'drainedPerSecond', false],
    ] as const
  ).map(([name, key, more]) => [name, of('small', key), of('large', key), ratio(key, more)])
  printTable(['', 'small', 'large', 'ratio'], rows)
  return {
    checkoutP99: ratio('p99Ms', true),
    checkoutP50: ratio('p50Ms', true),
    placed: ratio('perSecond', false),
    drain: ratio('drainedPerSecond', false),
  }
}

/** Every read in turn on both sides; milliseconds. */
async function measureReads(small: Side, large: Side) {
  const [ofSmall, ofLarge] = [await readsOf(small.db), await readsOf(large.db)]
  const rows: (string | number)[][] = []
  for (const [name, { times, read }] of ofSmall) {
    const other = ofLarge.get(name)
    if (!other) continue
    const took = { small: [] as number[], large: [] as number[] }
    // The first two find caches cold and plans unmade.
    for (let turn = -Math.min(2, times - 1); turn < times; turn += 1) {
      for (const [side, one] of [['small', read] as const, ['large', other.read] as const]) {
        const began = performance.now()
        await one()
        if (turn >= 0) took[side].push(performance.now() - began)
      }
    }
    const [a, b] = [percentile(took.small, 0.95), percentile(took.large, 0.95)]
    rows.push([name, a, b, Number((b / Math.max(a, 0.1)).toFixed(1))])
  }
  printTable(['p95 ms', 'small', 'large', 'ratio'], rows)
  return Object.fromEntries(rows.map(([name, a, b]) => [name, { small: a, large: b }]))
}

async function main(server: { ownerUrl: string; appUrl: string }): Promise<void> {
  const large = { products: Number(options.products), orders: Number(options.orders) }
  const sides: Side[] = []
  for (const [name, size] of [
    ['small', SMALL],
    ['large', large],
  ] as const) {
    const vendors = Math.ceil(size.products / PRODUCTS_EACH)
    const tell = (line: string) => console.log(`${name}: ${line}`)
    const urls = await growDatabase(server, {
      name,
      size: { ...size, vendors, reviews: Math.floor(size.orders * 0.75) },
      tell,
    })
    sides.push(await open(urls, name))
  }
  const [small, big] = sides as [Side, Side]
  const ratios = await measure(small, big)
  const readP95Ms = await measureReads(small, big)
  for (const { db } of sides) await db.$disconnect()
  const holds = ratios.checkoutP99 <= AIM && ratios.drain <= AIM
  console.log(`${holds ? 'Within' : 'Beyond'} the aim of ${AIM} times.`)
  console.log(JSON.stringify({ small: SMALL, large, ratios, readP95Ms }))
}

const directory = options.keep ?? (await mkdtemp(join(tmpdir(), 'tradehall-growth-')))
const server = await startPostgres({ directory, port: await anyPort(), durable: true })
try {
  await main(server)
} finally {
  if (options.keep) await server.stop()
  else {
    await removePostgres(directory)
    rmSync(directory, { recursive: true, force: true })
  }
}
