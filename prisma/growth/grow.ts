import { setImmediate as breathe } from 'node:timers/promises'
import type pg from 'pg'
import { randomFrom } from '#prisma/seed/random.ts'
import type { Db } from '#server/db/index.ts'
import { rebuildPopularity } from '#server/modules/stats/rebuild-popularity.ts'
import type { Archive } from './archive.ts'
import { Books } from './books.ts'
import { placementTimes } from './calendar.ts'
import { copyRows, copyText, RowBuffer } from './copy-rows.ts'
import { History } from './history.ts'
import { journeyOf } from './journey.ts'
import { loadInBulk, type Tell } from './load-in-bulk.ts'
import { demoCustomers, type Market, moreCustomers, pickLines, readMarket } from './market.ts'
import { moreVendors } from './more-vendors.ts'
import { drawPurchase, type FrozenOrder, freeze } from './past-order.ts'
import { writeReviews } from './reviews.ts'
import { Sales } from './sales.ts'
import { COLUMNS, type TableName } from './tables.ts'
import { writeOrder } from './write-order.ts'

/** How much there shall be in all. */
export interface Size {
  vendors: number
  products: number
  orders: number
  reviews: number
}

export interface Growth {
  size: Size
  /** For how many days finished events, their job runs and messages are kept: KEEP_EVENTS_DAYS. */
  keptDays: number
  now: Date
  tell?: Tell
}

/** How many rows wait before they are loaded, while the next ones are made. */
const ROWS_AT_ONCE = 100_000
/** How many orders are made before the connection may send. */
const ORDERS_AT_ONCE = 50
/** Orders of one customer with an account, about. */
const ORDERS_EACH = 15

/** Row triggers of these have work to do, and there are few of them. */
const WITH_TRIGGERS: readonly TableName[] = ['shipping_rates']

/**
 * Fills a database that has the demo until it has so many vendors, products, past orders and reviews: spread over a year, in
 * every state, each with what its life leaves behind, and loaded by COPY in one transaction. What pruning would have
 * deleted by now is left out. `client` is the owner's connection; `db` anybody's. Returns what was added.
 */
export async function grow(
  { client, db }: { client: pg.Client; db: Db },
  { size, keptDays, now, tell = () => {} }: Growth,
): Promise<Size> {
  const have = await sizeOf(client)
  const more: Size = {
    vendors: Math.max(0, size.vendors - have.vendors),
    products: Math.max(0, size.products - have.products),
    orders: Math.max(0, size.orders - have.orders),
    reviews: Math.max(0, size.reviews - have.reviews),
  }
  // Products need a vendor to make them.
  if (more.products > 0 && more.vendors === 0) more.vendors = 1
  if (more.vendors + more.products + more.orders + more.reviews === 0) return more

  const tables = (Object.keys(COLUMNS) as TableName[]).filter((table) => !WITH_TRIGGERS.includes(table))
  const load = async () => {
    const rows = new RowBuffer()
    await loadShelves(client, rows, { more, from: have.vendors + 1, now })
    tell(`${more.products.toLocaleString('en')} products loaded`)
    if (more.orders > 0) await loadOrders({ client, db }, rows, { orders: more.orders, keptDays, now, tell })
    if (more.reviews > 0) await writeReviews(client, rows, { count: more.reviews, now })
  }
  await loadInBulk(client, [...tables, 'product_daily_stats'], { load, tell })
  tell('listing what is on show')
  await client.query('SELECT rebuild_listings()')
  await rebuildPopularity(db, now)
  tell('gathering statistics')
  await client.query('ANALYZE')
  return more
}

async function sizeOf(client: pg.Client): Promise<Size> {
  const { rows } = await client.query<Size>(
    `SELECT (SELECT count(*)::int FROM vendors) AS vendors, (SELECT count(*)::int FROM products) AS products,
       (SELECT count(*)::int FROM orders) AS orders, (SELECT count(*)::int FROM reviews) AS reviews`,
  )
  return rows[0] as Size
}

async function loadShelves(
  client: pg.Client,
  rows: RowBuffer,
  { more, from, now }: { more: Size; from: number; now: Date },
): Promise<void> {
  const { rows: found } = await client.query<{ id: string; slug: string }>('SELECT id, slug FROM categories')
  const categories = new Map(found.map(({ id, slug }) => [slug, id]))
  for (const shelves of moreVendors({ ...more, from, categories, now })) {
    for (const row of shelves.vendors) rows.add('vendors', row)
    for (const row of shelves.rates) rows.add('shipping_rates', row)
    for (const row of shelves.products) rows.add('products', row)
    for (const row of shelves.pictures) rows.add('product_pictures', row)
    for (const row of shelves.variants) rows.add('variants', row)
    for (const row of shelves.stock) rows.add('stock', row)
    for (const row of shelves.movements) rows.add('stock_movements', { ...row, createdAt: now })
    if (rows.waiting > ROWS_AT_ONCE) await copyRows(client, rows.take())
  }
  await copyRows(client, rows.take())
}

async function loadOrders(
  { client, db }: { client: pg.Client; db: Db },
  rows: RowBuffer,
  { orders, keptDays, now, tell }: { orders: number; keptDays: number; now: Date; tell: Tell },
): Promise<void> {
  const random = randomFrom(orders)
  const tag = now.getTime().toString(36)
  const joinedAt = new Date(now.getTime() - 366 * 86_400_000)
  const more = moreCustomers(Math.ceil(orders / ORDERS_EACH), tag)
  for (const { userId, email, person } of more) {
    rows.add('users', { id: userId, email, name: person.name, emailVerified: true, createdAt: joinedAt })
  }
  const customers = [...more, ...(await demoCustomers(client))]
  const market = await readMarket(client, db, { customers, random })
  const { rows: heads } = await client.query(
    'SELECT number::text, hash FROM audit_head WHERE id = 1 FOR UPDATE',
  )
  const head = { number: BigInt(heads[0].number), hash: heads[0].hash as string }
  const archive: Archive = {
    ...{ rows, sold: new Map(), held: new Map(), shipByHours: market.shipByHours, now },
    books: new Books(rows, 'EUR'),
    history: new History(rows, head, new Date(now.getTime() - keptDays * 86_400_000)),
    sales: new Sales(rows, { currency: 'EUR', zone: market.businessZone }),
  }
  await makeOrders(client, { market, archive, orders, random, tell })
  await writeSums(client, archive, { tag, market })
}

async function makeOrders(
  client: pg.Client,
  {
    market,
    archive,
    orders,
    random,
    tell,
  }: { market: Market; archive: Archive; orders: number; random: ReturnType<typeof randomFrom>; tell: Tell },
): Promise<void> {
  const { rows, books, history, now } = archive
  const { rows: taken } = await client.query<{ code: string }>('SELECT code FROM orders')
  const codes = new Set(taken.map(({ code }) => code))
  const accountOf = (vendorId: string) => market.vendors.get(vendorId)?.payoutAccountId ?? ''
  let loading: Promise<void> = Promise.resolve()
  let made = 0
  let day = -1
  for (const placedAt of placementTimes(orders, now, random)) {
    const today = Math.floor(placedAt.getTime() / 86_400_000)
    if (today !== day) {
      books.settlePayouts(placedAt, history, accountOf)
      history.write(placedAt)
      day = today
    }
    const purchase = drawPurchase(random, { market, lines: pickLines(market, random), placedAt })
    const order = withNewCode(codes, () => freeze(market, purchase))
    const { transferExpiryHours } = market.platform
    const beginning = { placedAt, method: order.method, transferExpiryHours, now }
    const journey = journeyOf(random, { ...beginning, parts: order.values.partIds.length })
    writeOrder(archive, { ...order, journey })

    made += 1
    if (made % 50_000 === 0)
      tell(`${made.toLocaleString('en')} of ${orders.toLocaleString('en')} orders made`)
    if (made % ORDERS_AT_ONCE === 0) await breathe()
    if (rows.waiting > ROWS_AT_ONCE) {
      await loading
      loading = copyRows(client, rows.take())
      // Awaited a moment later; until then a failure must not count as unhandled.
      loading.catch(() => {})
    }
  }
  await loading
  books.settlePayouts(now, history, accountOf)
  history.write(new Date(now.getTime() + 86_400_000))
  archive.sales.finishDay()
  await copyRows(client, rows.take())
}

/** A code may collide, as at the placement; then the order is frozen once more. */
function withNewCode(codes: Set<string>, draw: () => FrozenOrder): FrozenOrder {
  for (;;) {
    const order = draw()
    if (codes.has(order.code)) continue
    codes.add(order.code)
    return order
  }
}

/** What the rows come to: counters, balances, daily figures and the end of the audit trail. */
async function writeSums(
  client: pg.Client,
  { rows, books, history, sales, sold, held, now }: Archive,
  { tag, market }: { tag: string; market: Market },
): Promise<void> {
  // What was sold over the year had come in before, and what is held stands on the shelf.
  const yearAgo = new Date(now.getTime() - 366 * 86_400_000)
  for (const { variantId } of market.variants) {
    const delta = (sold.get(variantId) ?? 0) + (held.get(variantId) ?? 0)
    if (delta <= 0) continue
    const reference = `received:${tag}:${variantId}`
    rows.add('stock_movements', {
      ...{ id: crypto.randomUUID(), variantId, delta, reason: 'received', reference, createdAt: yearAgo },
    })
  }
  await copyRows(client, rows.take())
  await client.query(
    `UPDATE stock SET on_hand = on_hand + h.units, reserved = reserved + h.units
     FROM unnest($1::uuid[], $2::int[]) AS h (id, units) WHERE variant_id = h.id`,
    [[...held.keys()], [...held.values()]],
  )
  const balances = [...books.balances].map(([key, amount]) => [...key.split(' '), amount] as const)
  await client.query(
    `INSERT INTO vendor_balances AS b (vendor_id, currency, pending, available, in_transit)
     SELECT vendor_id, 'EUR', coalesce(sum(amount) FILTER (WHERE bucket = 'pending'), 0),
       coalesce(sum(amount) FILTER (WHERE bucket = 'available'), 0),
       coalesce(sum(amount) FILTER (WHERE bucket = 'in-transit'), 0)
     FROM unnest($1::uuid[], $2::text[], $3::bigint[]) AS s (vendor_id, bucket, amount) GROUP BY vendor_id
     ON CONFLICT (vendor_id, currency) DO UPDATE SET pending = b.pending + EXCLUDED.pending,
       available = b.available + EXCLUDED.available, in_transit = b.in_transit + EXCLUDED.in_transit`,
    [0, 1, 2].map((column) => balances.map((row) => row[column])),
  )
  const { number, hash } = history.head
  await client.query('UPDATE audit_head SET number = $1, hash = $2 WHERE id = 1', [String(number), hash])
  await addDays(client, sales)
}

/** Adds the daily figures to those that are there. */
async function addDays(client: pg.Client, { vendorDays, productDays }: Sales): Promise<void> {
  await client.query(
    'CREATE TEMP TABLE grown_vendor_days (LIKE vendor_daily_stats) ON COMMIT DROP; CREATE TEMP TABLE grown_product_days (LIKE product_daily_stats) ON COMMIT DROP',
  )
  const ofVendors = 'vendor_id, day, currency, orders, units, gross, commission, cancelled_orders'
  const ofProducts = 'product_id, day, currency, vendor_id, orders, units, gross'
  await copyText(client, `grown_vendor_days (${ofVendors})`, vendorDays)
  await copyText(client, `grown_product_days (${ofProducts})`, productDays)
  await client.query(
    `INSERT INTO vendor_daily_stats AS held (${ofVendors}) SELECT ${ofVendors} FROM grown_vendor_days
     ON CONFLICT (vendor_id, day, currency) DO UPDATE SET
       orders = held.orders + EXCLUDED.orders, units = held.units + EXCLUDED.units, gross = held.gross + EXCLUDED.gross,
       commission = held.commission + EXCLUDED.commission,
       cancelled_orders = held.cancelled_orders + EXCLUDED.cancelled_orders`,
  )
  await client.query(
    `INSERT INTO product_daily_stats AS held (${ofProducts}) SELECT ${ofProducts} FROM grown_product_days
     ON CONFLICT (product_id, day, currency) DO UPDATE SET
       orders = held.orders + EXCLUDED.orders, units = held.units + EXCLUDED.units, gross = held.gross + EXCLUDED.gross`,
  )
}
