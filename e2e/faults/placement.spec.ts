/** Races for the last units and for one key, as buyers have them: over HTTP, against the running shop. */
import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { promisify } from 'node:util'
import { expect, test } from '@playwright/test'
import pg from 'pg'
import { type Offer, offersOf, type Placed, type SeenCart, ShopApi, Shopper } from '#local/shopper.ts'
import { describeInstance } from '#local/stack.ts'

/** What noise may make of the second that 200 buyers take on a quiet machine, in milliseconds. */
const GENEROUS_MS = 10_000

const instance = describeInstance('test')
const env = instance?.env ?? {}
const api = new ShopApi(process.env.E2E_BASE_URL ?? instance?.urls.storefront ?? '')
const database = new pg.Client({ connectionString: env.MIGRATION_DATABASE_URL })
let offers: Offer[]

test.beforeAll(async () => {
  await database.connect()
  offers = await offersOf(api, 12)
})
test.afterAll(async () => {
  api.close()
  await database.end()
})
/** After every race the auditor proves that stock, orders, money and jobs agree. */
test.afterEach(async () => {
  const { stdout } = await promisify(execFile)(process.execPath, ['cli/verify.ts'], {
    env: { ...process.env, ...env },
  }).catch((failed: { stdout: string }) => failed)
  expect(stdout).toContain('checks hold')
})

/** A thing that nobody else in these tests buys. */
function nextOffer(): Offer {
  const offer = offers.pop()
  if (!offer) throw new Error('the shop has too few products')
  return offer
}

/** Counts a thing anew, as its vendor would after looking at the shelf: so many units are free. */
async function leaveUnits({ variantId }: Offer, units: number): Promise<void> {
  await database.query(
    `WITH counted AS (
       UPDATE stock SET on_hand = reserved + $2::int FROM (SELECT on_hand AS before FROM stock WHERE variant_id = $1) AS b
       WHERE variant_id = $1 RETURNING on_hand - before AS delta)
     INSERT INTO stock_movements (id, variant_id, delta, reason, reference)
     SELECT $3::uuid, $1, delta, 'correction', 'fault-test:' || $3 FROM counted WHERE delta <> 0`,
    [variantId, units, randomUUID()],
  )
}

async function freeUnits({ variantId }: Offer): Promise<number> {
  const { rows } = await database.query(
    'SELECT on_hand - reserved AS free FROM stock WHERE variant_id = $1',
    [variantId],
  )
  return rows[0].free
}

/** Guests with carts that hold what `wants` says, and so are alike in total; some at a time, the race is to come. */
async function guests(count: number, wants: (index: number) => Offer[]) {
  const first = new Shopper(api)
  const seen = await first.fill(wants(0).map(({ variantId }) => variantId))
  const ready: { shopper: Shopper; cart: SeenCart }[] = [{ shopper: first, cart: seen }]
  let next = 1
  const worker = async () => {
    while (next < count) {
      const wanted = wants(next++)
      const shopper = new Shopper(api)
      let id = ''
      for (const { variantId } of wanted) {
        const { data } = await shopper.add(variantId)
        id = (data as { cartId: string } | undefined)?.cartId ?? id
      }
      ready.push({ shopper, cart: { ...seen, id } })
    }
  }
  await Promise.all(Array.from({ length: 8 }, worker))
  return ready
}

const measured = (description: string) => test.info().annotations.push({ type: 'measured', description })
const ordersOf = (answers: { data: Placed | undefined }[]) =>
  answers.flatMap(({ data }) => (data?.ok ? [data.orderCode] : []))

test('200 buyers for 10 units: 10 orders, 190 clean refusals, no error (promises 2 and 11)', async () => {
  const offer = nextOffer()
  await leaveUnits(offer, 10)
  const ready = await guests(200, () => [offer])
  const began = performance.now()
  const answers = await Promise.all(ready.map(({ shopper, cart }) => shopper.place(cart, 'transfer')))
  const took = Math.round(performance.now() - began)
  measured(`200 buyers for 10 units were answered within ${took} ms`)
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(new Set(ordersOf(answers)).size).toBe(10)
  const refused = answers.filter(({ data }) => data && !data.ok && data.reason === 'out-of-stock')
  expect(refused).toHaveLength(190)
  expect(await freeUnits(offer)).toBe(0)
  expect(took).toBeLessThan(GENEROUS_MS)
})

test('100 pairs of crossed carts at once: 200 orders, no deadlock (promise 2)', async () => {
  const things = [nextOffer(), nextOffer()]
  for (const thing of things) await leaveUnits(thing, 200)
  const deadlocks = async () => {
    const { rows } = await database.query(
      'SELECT deadlocks::int FROM pg_stat_database WHERE datname = current_database()',
    )
    return rows[0].deadlocks
  }
  const before = await deadlocks()
  const ready = await guests(200, (index) => (index % 2 ? things : [...things].reverse()))
  const answers = await Promise.all(ready.map(({ shopper, cart }) => shopper.place(cart, 'transfer')))
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(new Set(ordersOf(answers)).size).toBe(200)
  for (const thing of things) expect(await freeUnits(thing)).toBe(0)
  expect(await deadlocks()).toBe(before)
})

test('one key 50 times at once, by card: one order, one call to the gateway (promise 3)', async () => {
  const offer = nextOffer()
  await leaveUnits(offer, 50)
  const [guest] = await guests(1, () => [offer])
  if (!guest) throw new Error('no guest')
  const calls = async () => {
    const response = await fetch(`${env.STRIPE_BASE_URL}/_requests`)
    const { routes } = (await response.json()) as { routes: Record<string, Record<string, number>> }
    const made = Object.entries(routes).filter(([route]) => /^POST \/v1\/payment_intents\/?$/.test(route))
    return made.flatMap(([, results]) => Object.values(results)).reduce((sum, count) => sum + count, 0)
  }
  const before = await calls()
  const key = randomUUID()
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => guest.shopper.place(guest.cart, 'card', key)),
  )
  expect(answers.filter(({ status }) => status !== 200)).toEqual([])
  expect(ordersOf(answers)).toHaveLength(50)
  expect(new Set(ordersOf(answers)).size).toBe(1)
  expect(await calls()).toBe(before + 1)
  expect(await freeUnits(offer)).toBe(49)

  // The key is its owner's alone: another guest's order under it is another order.
  const [other] = await guests(1, () => [offer])
  const theirs = await other?.shopper.place(other.cart, 'card', key)
  expect(theirs?.data).toMatchObject({ ok: true, again: false })
})
