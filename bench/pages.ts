/**
 * `npm run bench:pages [-- SECONDS]`: requests per second of the pages that people open most, on a production build, and
 * the time to their first byte, 8 clients at once, each page so many seconds long (10); beside a static page of the home
 * page's size from a bare Node process, the most that this machine gives out. Home, category, product, and the results of
 * a filtered search that was made before (`search`) are kept; one that nobody has made yet (`searchAnew`: each of the
 * requests has another highest price), the cart and the order are rendered for each request. Then the search alone,
 * without HTTP, among 400 products and among 40,000.
 *
 * The clients share the machine with the shop; workers and job server are down. Ends with one line of JSON.
 */
import { fork } from 'node:child_process'
import { Agent, request } from 'node:http'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import { holdPart } from '#local/stack.ts'
import { connect } from '#server/database.ts'
import { fillCarts, inputFor } from './carts.ts'
import { growDatabase } from './growth-databases.ts'
import { searchQueryP95 } from './search-queries.ts'
import { type BenchShop, withShop } from './shop.ts'
import { percentile, printTable } from './timing.ts'

const CLIENTS = 8
const SECONDS = Number(process.argv[2] ?? 10)
/** How many first bytes are timed per page. */
const LOOKS = 400
/** Products among which is searched. */
const RANGES = [400, 40_000]
/** Past orders decide which product comes first. */
const ORDERS = 2_000
const REVIEWS = 1_500

interface Target {
  url: string
  headers: Record<string, string>
  /** The path of the next request, where each asks for another page. */
  next?: () => string
}

interface Measured {
  perSecond: number
  p99Ms: number
}

/** Above every price. */
let highest = 10_000

/** The pages of a shop, with the cookies of who opens them. */
async function targetsIn({ db, api, secret }: BenchShop): Promise<Map<string, Target>> {
  const [cart, ordered] = await fillCarts(db, 2, { secret })
  if (!cart || !ordered) throw new Error('There is nothing to buy.')
  const { cookie } = ordered
  const placed = await api.mutate<{ ok: boolean; link?: string }>('checkout.placeOrder', inputFor(ordered), {
    cookie,
  })
  const { link } = placed.data ?? {}
  if (!link) throw new Error('The order of the benchmark was refused.')
  const product = await db.product.findFirstOrThrow({ where: { status: 'published' } })
  const at = (path: string, headers: Target['headers'] = {}) => ({
    url: new URL(path, api.url).href,
    headers,
  })
  return new Map<string, Target>([
    ['home', at('/')],
    ['category', at('/category/kitchen-and-table')],
    ['product', at(`/product/${product.slug}`)],
    ['search', at('/search?q=bowl&stock=1&max=100')],
    ['searchAnew', { ...at('/'), next: () => `/search?q=bowl&stock=1&max=${++highest}` }],
    ['cart', at('/cart', { cookie: cart.cookie })],
    ['order', at(link)],
  ])
}

/** A page of that size on its own, from a process of its own. */
async function servePage(page: string): Promise<{ target: Target; close: () => void }> {
  const server = fork(fileURLToPath(new URL('./static-page.ts', import.meta.url)))
  server.send(page)
  const port = await new Promise<number>((resolve) => server.once('message', (said) => resolve(Number(said))))
  return { target: { url: `http://127.0.0.1:${port}/`, headers: {} }, close: () => server.disconnect() }
}

async function measure(name: string, target: Target): Promise<Measured> {
  const { url, headers, next } = target
  const requests = next && [{ setupRequest: (request: object) => ({ ...request, path: next() }) }]
  const run = (duration: number) => autocannon({ url, headers, connections: CLIENTS, duration, requests })
  await run(2)
  const { requests: answered, errors, non2xx } = await run(SECONDS)
  if (errors + non2xx > 0) throw new Error(`${name}: ${errors} errors, ${non2xx} answers that are not 2xx.`)
  return { perSecond: Math.round(answered.average), p99Ms: await firstBytes(target) }
}

/** 99th percentile of the time to the first byte, in milliseconds, at as many clients. */
async function firstBytes({ url, headers, next }: Target): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const took: number[] = []
  const one = () =>
    new Promise<void>((resolve, reject) => {
      const began = performance.now()
      request(next ? new URL(next(), url) : url, { headers, agent }, (response) => {
        took.push(performance.now() - began)
        response.resume().once('end', resolve)
      })
        .once('error', reject)
        .end()
    })
  const looks = Array.from({ length: LOOKS }).values()
  const client = async () => {
    for (const _ of looks) await one()
  }
  await Promise.all(Array.from({ length: CLIENTS }, client))
  agent.destroy()
  return percentile(took, 0.99)
}

/** The search among so many products, in databases beside the shop's own. */
async function searches({ state }: BenchShop): Promise<Record<string, number>> {
  const { MIGRATION_DATABASE_URL: ownerUrl = '', DATABASE_URL: appUrl = '' } = state.env
  const found: Record<string, number> = {}
  for (const products of RANGES) {
    const size = { products, orders: ORDERS, reviews: REVIEWS, vendors: Math.ceil(products / 150) }
    const urls = await growDatabase(
      { ownerUrl, appUrl },
      { name: `search_${products}`, size, tell: (line) => console.error(line) },
    )
    const db = connect(urls.appUrl, 1)
    found[products] = await searchQueryP95(db).finally(() => db.$disconnect())
  }
  return found
}

async function main(shop: BenchShop): Promise<void> {
  await Promise.all([holdPart('bench', 'worker'), holdPart('bench', 'inngest')])
  const targets = await targetsIn(shop)
  const home = await (await fetch(targets.get('home')?.url ?? '')).text()
  const served = await servePage(home)
  const measured = new Map<string, Measured>()
  for (const [name, target] of [['static', served.target] as const, ...targets]) {
    measured.set(name, await measure(name, target))
  }
  served.close()
  const limit = measured.get('static')?.perSecond ?? 0
  printTable(
    ['page', 'requests/s', 'of static', 'first byte, p99 ms'],
    [...measured].map(([name, { perSecond, p99Ms }]) => [
      ...[name, perSecond, Number((perSecond / limit).toFixed(3)), p99Ms],
    ]),
  )
  const searchQueryP95Ms = await searches(shop)
  const column = (of: (page: Measured) => number) =>
    Object.fromEntries([...measured].map(([name, page]) => [name, of(page)]))
  console.log(
    JSON.stringify({
      perSecond: column(({ perSecond }) => perSecond),
      p99TtfbMs: column(({ p99Ms }) => p99Ms),
      searchQueryP95Ms,
    }),
  )
}

await withShop(main)
