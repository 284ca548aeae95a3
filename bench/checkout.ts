/**
 * `npm run bench:checkout [-- ORDERS]`: orders per second over HTTP at 1, 8 and 32 clients, 4 lines of 3 vendors each,
 * on a production build with every part of the shop on this machine, in five parts:
 *
 * 1. by bank transfer, beside the same placement as a bare prepared statement driven from one Node process (the limit);
 *    the workers and the job server are down, so that nothing is measured but the placement;
 * 2. by card, each authorised at the stand-in for Stripe, which takes its share of the processor;
 * 3. 200 buyers at once for the last 50 units;
 * 4. with everything up again, while the jobs of all those orders drain, 10,000 at least.
 *
 * The clients share the machine with the shop. Prints tables, and ends with one line of JSON.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import type { ShopApi } from '#local/shopper.ts'
import { holdPart, releasePart } from '#local/stack.ts'
import type { Db } from '#server/db/index.ts'
import type { PlaceOrderResult } from '#server/modules/checkout/place-order.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import { barePlacement, type Filled, fillCarts, freeze, inputFor } from './carts.ts'
import { type BenchShop, withShop } from './shop.ts'
import { printTable, type Timing, time } from './timing.ts'

const CLIENTS = [1, 8, 32]
const ORDERS = Number(process.argv[2] ?? 1_200)
const BUYERS = 200
const LAST_UNITS = 50
/** How many jobs wait at least when the last part begins. */
const BACKLOG = 10_000

const TRANSFER = { method: 'transfer' } as const
const CARD = { method: 'card', paymentMethodId: 'pm_card_visa' } as const

interface Bench extends BenchShop {
  fill: (count: number, only?: string) => Promise<Filled[]>
}

function order(api: ShopApi, filled: Filled, payment: PlaceOrderInput['payment']) {
  return api.mutate<PlaceOrderResult>('checkout.placeOrder', inputFor(filled, payment), {
    cookie: filled.cookie,
  })
}

/** Places an order that nothing stands against. */
async function place(api: ShopApi, filled: Filled, payment: PlaceOrderInput['payment']): Promise<void> {
  const { status, data, problem } = await order(api, filled, payment)
  if (!data?.ok) {
    throw new Error(`An order of the benchmark was refused: ${status} ${problem ?? data?.reason ?? ''}`)
  }
}

async function byTransfer({ api, fill, db, state }: Bench): Promise<[number, Timing, number][]> {
  const bare = barePlacement(state.env.DATABASE_URL ?? '')
  const rows: [number, Timing, number][] = []
  for (const clients of CLIENTS) {
    const frozen = await Promise.all((await fill(ORDERS)).map((filled) => freeze(db, filled)))
    const limit = await time(clients, frozen, bare.place)
    const timing = await time(clients, await fill(ORDERS), (filled) => place(api, filled, TRANSFER))
    rows.push([clients, timing, limit.perSecond])
  }
  await bare.end()
  return rows
}

async function byCard({ api, fill }: Bench): Promise<[number, Timing][]> {
  const rows: [number, Timing][] = []
  for (const clients of CLIENTS) {
    const carts = await fill(Math.ceil(ORDERS / 4))
    rows.push([clients, await time(clients, carts, (filled) => place(api, filled, CARD))])
  }
  return rows
}

/** Buyers who press the button together; what is left of one thing is too little for all. */
async function race({ api, fill, db }: Bench) {
  const { variantId } = await db.stock.findFirstOrThrow({ where: { reserved: 0 } })
  const carts = await fill(BUYERS, variantId)
  await db.$executeRaw`
    WITH taken AS (UPDATE stock SET on_hand = ${LAST_UNITS} FROM stock AS old
      WHERE stock.variant_id = ${variantId}::uuid AND old.variant_id = stock.variant_id
      RETURNING stock.variant_id, stock.on_hand - old.on_hand AS delta)
    INSERT INTO stock_movements (id, variant_id, delta, reason, reference, created_at)
    SELECT uuidv7(), variant_id, delta, 'correction', 'bench:' || uuidv7(), now() FROM taken`
  const began = performance.now()
  const answers = await Promise.all(carts.map((filled) => order(api, filled, TRANSFER)))
  const ms = Math.round(performance.now() - began)
  const conflicts = answers.filter(({ data }) => data?.ok === false && data.reason === 'out-of-stock').length
  const sold = answers.filter(({ data }) => data?.ok).length
  return { units: LAST_UNITS, sold, conflicts, errors: BUYERS - sold - conflicts, ms }
}

/** How many (event, listener) pairs are not done. */
async function waitingJobs(db: Db): Promise<number> {
  const [row] = await db.$queryRaw<[{ waiting: number }]>`
    SELECT ((SELECT coalesce(sum(cardinality(listeners)), 0) FROM outbox_events)
      - (SELECT count(*) FROM job_runs WHERE state = 'done'))::int AS waiting`
  return row.waiting
}

/** The shop at 8 clients while the job server and the worker work off what has piled up. */
async function whileDraining(bench: Bench): Promise<Timing & { jobs: number; left: number }> {
  const { api, fill, db } = bench
  const before = await waitingJobs(db)
  for (let missing = BACKLOG - before; missing > 0; missing = BACKLOG - (await waitingJobs(db))) {
    await time(8, await fill(Math.ceil(missing / 4)), (filled) => place(api, filled, TRANSFER))
  }
  const carts = await fill(ORDERS)
  const jobs = await waitingJobs(db)
  await Promise.all([releasePart('bench', 'inngest'), releasePart('bench', 'worker')])
  while ((await waitingJobs(db)) === jobs) await sleep(50)
  const timing = await time(8, carts, (filled) => place(api, filled, TRANSFER))
  return { ...timing, jobs, left: await waitingJobs(db) }
}

async function main(shop: BenchShop): Promise<void> {
  const { api, db, secret } = shop
  const bench: Bench = {
    ...shop,
    fill: (count, only) => fillCarts(db, count, { secret, ...(only ? { only } : {}) }),
  }
  await Promise.all([holdPart('bench', 'worker'), holdPart('bench', 'inngest')])
  await time(8, await bench.fill(600), (filled) => place(api, filled, TRANSFER)) // a warm-up, not counted

  const transfer = await byTransfer(bench)
  printTable(
    ['clients', 'transfer/s', 'p50 ms', 'p99 ms', 'bare statement/s', 'ratio'],
    transfer.map(([clients, { perSecond, p50Ms, p99Ms }, limit]) => [
      ...[clients, perSecond, p50Ms, p99Ms],
      ...[limit, Number((perSecond / limit).toFixed(2))],
    ]),
  )
  const card = await byCard(bench)
  printTable(
    ['clients', 'card/s', 'p50 ms', 'p99 ms'],
    card.map(([clients, { perSecond, p50Ms, p99Ms }]) => [clients, perSecond, p50Ms, p99Ms]),
  )
  const raced = await race(bench)
  console.log(`${BUYERS} buyers for ${LAST_UNITS} units: all answered after ${raced.ms} ms`)
  const drained = await whileDraining(bench)
  console.log(`while ${drained.jobs} jobs drain (${drained.left} left): ${JSON.stringify(drained)}`)

  const column = <T>(rows: [number, Timing, ...unknown[]][], of: (timing: Timing) => T) =>
    Object.fromEntries(rows.map(([clients, timing]) => [clients, of(timing)]))
  console.log(
    JSON.stringify({
      perSecond: column(transfer, ({ perSecond }) => perSecond),
      p50Ms: column(transfer, ({ p50Ms }) => p50Ms),
      p99Ms: column(transfer, ({ p99Ms }) => p99Ms),
      limitPerSecond: Object.fromEntries(transfer.map(([clients, , limit]) => [clients, limit])),
      card: {
        perSecond: column(card, ({ perSecond }) => perSecond),
        p99Ms: column(card, ({ p99Ms }) => p99Ms),
      },
      whileDraining: { perSecond: drained.perSecond, p99Ms: drained.p99Ms, jobs: drained.jobs },
      race: {
        units: raced.units,
        sold: raced.sold,
        conflicts: raced.conflicts,
        errors: raced.errors,
        ms: raced.ms,
      },
    }),
  )
}

await withShop(main)
