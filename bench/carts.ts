/** Carts for benchmarks: 4 lines of 3 vendors each, from a shop's whole range, of guests who can order them. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { parametersOf } from '#server/db/named-statement.ts'
import { guestOf } from '#server/modules/accounts/cart-cookie.ts'
import { placement } from '#server/modules/checkout/commit-placement.ts'
import { freezeOrder } from '#server/modules/checkout/freeze-order.ts'
import { loadCart } from '#server/modules/checkout/load-cart.ts'
import { quoteCart } from '#server/modules/checkout/quote-cart.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'

const COUNTRY = 'DE'

/** Whose lines of a cart come from which vendor: two of the first, one each of the next two. */
const SHELVES = [0, 0, 1, 2]

/** A cart that is ready to be ordered. `cookie`: its guest's cart cookie, good where `secret` signed it. */
export interface Filled {
  cartId: string
  owner: string
  cookie: string
  /** Minor units. */
  total: number
}

/** What the owner of a cart sends. */
export function inputFor(
  { cartId, total }: Filled,
  payment: PlaceOrderInput['payment'] = { method: 'transfer' },
): PlaceOrderInput {
  return {
    key: `bench-${cartId}`,
    cartId,
    seenTotal: total,
    seenCurrency: 'EUR',
    email: 'bench@example.test',
    wantsSms: false,
    locale: 'en',
    payment,
    address: {
      name: 'Bench',
      line1: 'Street 1',
      postalCode: '10115',
      city: 'Berlin',
      country: COUNTRY,
    },
  }
}

/** So many carts; vendors and things change from cart to cart. `only`: each holds this variant and nothing else. */
export async function fillCarts(
  db: Db,
  count: number,
  { secret = 'bench', only }: { secret?: string; only?: string } = {},
): Promise<Filled[]> {
  const variants = await db.variant.findMany({
    where: { status: 'active', product: { status: 'published', vendor: { status: 'approved' } } },
    select: { id: true, vendorId: true },
    orderBy: { id: 'asc' },
  })
  const shelves = [...Map.groupBy(variants, ({ vendorId }) => vendorId).values()]
  const start = Math.floor(Math.random() * 1_000)
  const carts = Array.from({ length: count }, (_, index) => {
    const { owner, value } = guestOf(randomBytes(32), secret)
    const chosen = SHELVES.map((shelf, line) => {
      const own = shelves[(start + index + shelf) % shelves.length] ?? []
      return own[((start + index) * 7 + line) % own.length]?.id ?? ''
    })
    return { id: newId(), owner, cookie: `tradehall.cart=${value}`, lines: only ? [only] : chosen }
  })
  await db.cart.createMany({
    data: carts.map(({ id, owner }) => ({ id, owner, currency: 'EUR', status: 'open' })),
  })
  await db.cartLine.createMany({
    data: carts.flatMap(({ id, lines }) =>
      lines.map((variantId) => ({ cartId: id, variantId, quantity: 1 })),
    ),
  })
  return Promise.all(carts.map(({ id, owner, cookie }) => priced(db, { cartId: id, owner, cookie })))
}

async function priced(db: Db, cart: Omit<Filled, 'total'>): Promise<Filled> {
  return { ...cart, total: (await quoteOf(db, cart)).quote.priced.totals.total }
}

async function quoteOf(db: Db, { cartId, owner }: Omit<Filled, 'total'>) {
  const cart = await loadCart(db, { cartId, owners: [owner] })
  const quoted = cart && (await quoteCart(db, cart, COUNTRY))
  if (!cart || !quoted?.ok) throw new Error('A cart of the benchmark cannot be priced.')
  return { cart, quote: quoted.quote }
}

/** The placement of a cart as the statement's parameters, so that the statement alone can be timed. */
export async function freeze(db: Db, filled: Filled): Promise<unknown[]> {
  const { values } = freezeOrder({
    ...(await quoteOf(db, filled)),
    input: inputFor(filled),
    owner: filled.owner,
    userId: null,
    bodyHash: 'bench',
    attemptId: null,
    correlationId: null,
    now: new Date(),
  })
  return parametersOf(placement, values)
}

/** The limit: the placement as a bare prepared statement on plain connections of this process. */
export function barePlacement(appUrl: string): {
  place: (parameters: unknown[]) => Promise<void>
  end: () => Promise<void>
} {
  const pool = new pg.Pool({ connectionString: appUrl, max: 16 })
  // A connection that is lost while nobody uses it: whoever uses it next is told.
  pool.on('error', () => {})
  return {
    place: async (values) => {
      const { rows } = await pool.query({ name: 'placement', text: placement.text, values })
      if (rows[0]?.placed !== true) throw new Error('An order of the benchmark was refused.')
    },
    end: () => pool.end(),
  }
}

/** Puts `units` more of everything on the shelves, each with the movement that explains it. */
export async function stockUp(db: Db, units: number): Promise<void> {
  await db.$executeRaw`
    WITH stocked AS (UPDATE stock SET on_hand = on_hand + ${units} RETURNING variant_id)
    INSERT INTO stock_movements (id, variant_id, delta, reason, reference, created_at)
    SELECT uuidv7(), variant_id, ${units}, 'received', 'bench:' || uuidv7(), now() FROM stocked`
}
