/**
 * `npm run bench:drain [-- --orders 2000 --singles 5 --profile FOLDER]`: how fast everything that follows from an order
 * happens, on an instance of its own (production build, durable PostgreSQL, the Inngest server, a web and a worker
 * process, the providers' emulators), all on this machine.
 *
 * - Drain: 8 guests place orders over HTTP (4 lines of 3 vendors, bank transfer) as fast as the shop takes them; every
 *   transfer is marked received a moment after its order, set-wise, as the import of a bank statement would. The clock
 *   runs from the first placement to the last `job_runs.finished_at` of all listeners; filling carts is not in it.
 * - Single: on the idle shop, from the click of one guest to the last effect, by transfer (marked received at once by an
 *   operator, over HTTP) and by card. Medians.
 *
 * `--profile` writes a CPU profile of each of the shop's processes into the folder. Ends with one line of JSON.
 */

import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import type { ShopApi } from '#local/shopper.ts'
import { DEMO_LOGINS } from '#local/stack.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { isRegistered } from '#server/modules/jobs/register-functions.ts'
import { recordPayments } from '#server/modules/payments/record-payment.ts'
import { type Filled, fillCarts, inputFor } from './carts.ts'
import { cpuBetween, cpuOf } from './cpu.ts'
import { lastEffectAt, reportOf, untilDrained } from './effects-of.ts'
import { type BenchShop, withShop } from './shop.ts'
import { percentile, printTable, time } from './timing.ts'

const CLIENTS = 8

/** How often the bank's statement is read, in milliseconds. */
const STATEMENT_MS = 100

/** How many orders warm the processes up before anything is timed. */
const WARM_UP = 150

/** Rest before a single order, in milliseconds, so that nothing else is under way. */
const IDLE_MS = 3_000

const { values: options } = parseArgs({
  options: {
    orders: { type: 'string', default: '2000' },
    singles: { type: 'string', default: '5' },
    profile: { type: 'string' },
  },
})

interface Bench extends BenchShop {
  /** What a signed-in operator sends along. */
  operator: { id: string; headers: Record<string, string> }
}

type Method = 'card' | 'transfer'

async function place({ api }: Bench, cart: Filled, method: Method = 'transfer'): Promise<string> {
  const payment = method === 'card' ? { method, paymentMethodId: 'pm_card_visa' } : { method }
  const input = inputFor(cart, payment)
  const headers = { cookie: cart.cookie }
  const answer = await api.mutate<{ ok: boolean; orderId: string }>('checkout.placeOrder', input, headers)
  if (!answer.data?.ok) throw new Error(`An order was refused: ${answer.status} ${JSON.stringify(answer)}`)
  return answer.data.orderId
}

/** The transfers of these orders are here: one statement's worth. */
async function receive({ db, operator }: Bench, orderIds: string[]): Promise<void> {
  const payments = await db.payment.findMany({ where: { orderId: { in: orderIds } }, select: { id: true } })
  const paymentIds = payments.map(({ id }) => id)
  const actor = `operator:${operator.id}` as const
  await inTransaction(db, (tx) => recordPayments(tx, { paymentIds, actor, now: new Date() }))
}

async function drain(bench: Bench, count: number): Promise<{ since: Date; ms: number; placedMs: number }> {
  const carts = await fillCarts(bench.db, count, { secret: bench.secret })
  const waiting: string[] = []
  let placing = true
  const since = new Date()
  const bank = (async () => {
    while (placing || waiting.length > 0) {
      if (waiting.length > 0) await receive(bench, waiting.splice(0))
      await sleep(STATEMENT_MS)
    }
  })()
  await time(CLIENTS, carts, async (cart) => waiting.push(await place(bench, cart)))
  const placedMs = Date.now() - since.getTime()
  placing = false
  await bank
  await untilDrained(bench.db, since, count, 250)
  return { since, placedMs, ms: (await lastEffectAt(bench.db, since)).getTime() - since.getTime() }
}

/** From the click to the last effect, in milliseconds. */
async function single(bench: Bench, method: Method): Promise<number> {
  const [cart] = await fillCarts(bench.db, 1, { secret: bench.secret })
  await sleep(IDLE_MS)
  const click = new Date()
  const orderId = await place(bench, cart as Filled, method)
  if (method === 'transfer') {
    const path = 'admin.orders.markTransferReceived'
    const answer = await bench.api.mutate<{ ok: boolean }>(path, { orderId }, bench.operator.headers)
    if (!answer.data?.ok) throw new Error(`The transfer was not taken: ${JSON.stringify(answer)}`)
  }
  await untilDrained(bench.db, click, 1, 50)
  return (await lastEffectAt(bench.db, click)).getTime() - click.getTime()
}

async function signIn(db: Db, api: ShopApi): Promise<Bench['operator']> {
  const { admin: email, password } = DEMO_LOGINS
  const headers = { 'content-type': 'application/json', origin: api.url }
  const body = JSON.stringify({ email, password })
  const answer = await api.send('POST', '/api/auth/sign-in/email', headers, body)
  const cookie = answer.headers['set-cookie']?.map((set) => set.split(';', 1)[0]).join('; ')
  if (!cookie) throw new Error(`The operator is not let in: ${answer.status} ${answer.problem ?? ''}`)
  const { id } = await db.user.findFirstOrThrow({ where: { email } })
  return { id, headers: { cookie, origin: api.url } }
}

async function measure(bench: Bench): Promise<void> {
  const orders = Number(options.orders)
  await drain(bench, WARM_UP)

  const before = cpuOf(bench.state)
  const { since, ms, placedMs } = await drain(bench, orders)
  const cpu = cpuBetween(before, cpuOf(bench.state))
  const perSecond = Math.round((orders / ms) * 10_000) / 10
  console.log(`\n${orders} orders: placed in ${placedMs} ms, drained in ${ms} ms, ${perSecond} a second\n`)
  const heads = ['event', 'listener', 'done', 'runs', 'lag p50 ms', 'lag p99 ms', 'last after ms']
  printTable(
    heads,
    (await reportOf(bench.db, since)).map((row) => Object.values(row)),
  )
  console.log()
  printTable(
    ['process', 'CPU ms per order', 'share of the time'],
    [...cpu].map(([name, used]) => [name, (used / orders).toFixed(2), `${Math.round((used / ms) * 100)} %`]),
  )

  const singles: Record<Method, number[]> = { transfer: [], card: [] }
  for (let round = 0; round < Number(options.singles); round += 1) {
    for (const method of ['transfer', 'card'] as const) singles[method].push(await single(bench, method))
  }
  console.log('\nA single order on the idle shop, from the click to the last effect, ms:')
  for (const [method, all] of Object.entries(singles)) console.log(`  ${method}: ${all.join(', ')}`)
  const median = (all: number[]) => Math.round(percentile(all, 0.5))
  const result = { perSecond, singleMs: median(singles.transfer), singleCardMs: median(singles.card) }
  console.log(`\n${JSON.stringify(result)}`)
}

async function untilRegistered(db: Db): Promise<void> {
  for (const deadline = Date.now() + 300_000; !(await isRegistered(db)); await sleep(200)) {
    if (Date.now() > deadline) throw new Error('The Inngest server does not come.')
  }
}

await withShop(
  async (shop) => {
    await untilRegistered(shop.db)
    await measure({ ...shop, operator: await signIn(shop.db, shop.api) })
  },
  options.profile ? { shop: { NODE_OPTIONS: `--cpu-prof --cpu-prof-dir=${options.profile}` } } : {},
)
