import { setTimeout as sleep } from 'node:timers/promises'
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client'
import superjson from 'superjson'
import { cartCookieName } from '#server/modules/accounts/cart-cookie.ts'
import type { PlaceOrderInput } from '#server/modules/checkout/schema.ts'
import type { AppRouter } from '#server/trpc/router.ts'
import { type Guest, guestFor } from './guests.ts'
import { type Catalogue, COUNTRY, CURRENCY, printable, variantKey } from './import-catalogue.ts'
import { type Folder, linesOf, type SourceOrder } from './read-folder.ts'

/** `unanswered`: the shop did not say no, it said nothing. */
export type Outcome = { ok: true } | { ok: false; reason: string; unanswered?: boolean }

export interface Shop {
  /** Where it serves, without a slash at the end. */
  url: string
  /** Signs the guests' cookies. */
  secret: string
}

/** How often a call that got no answer, or `try again`, is made, and the first pause between two, in milliseconds. */
const TRIES = 8
const PAUSE_MS = 250
/** The longest that one call may take, in milliseconds. */
const PATIENCE_MS = 60_000

/**
 * Places orders through the public API, `concurrency` at a time, each as a guest of its own. Tells what became of each.
 * Once `stop` is aborted, what is under way is finished and nothing new begun.
 */
export async function placeOrders(
  shop: Shop,
  orders: readonly SourceOrder[],
  options: {
    folder: Folder
    catalogue: Catalogue
    concurrency: number
    stop: AbortSignal
    tell: (order: SourceOrder, outcome: Outcome) => void
  },
): Promise<void> {
  const waiting = orders.values()
  const placeOneByOne = async () => {
    for (const order of waiting) {
      if (options.stop.aborted) return
      options.tell(order, await placeOrder(shop, order, options))
    }
  }
  await Promise.all(Array.from({ length: options.concurrency }, placeOneByOne))
}

type Client = ReturnType<typeof clientOf>
type PlaceInput = Parameters<Client['checkout']['placeOrder']['mutate']>[0]

function clientOf({ url }: Shop, { cookie }: Guest) {
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: `${url}/api/trpc`,
        transformer: superjson,
        headers: { cookie: `${cartCookieName(url.startsWith('https:'))}=${cookie}` },
        fetch: (input, init) => fetch(input, { ...init, signal: AbortSignal.timeout(PATIENCE_MS) }),
      }),
    ],
  })
}

/** Places one order: fills the guest's cart, looks at its total, orders it. Doing it again gives the same order. */
async function placeOrder(
  shop: Shop,
  order: SourceOrder,
  { folder, catalogue }: { folder: Folder; catalogue: Catalogue },
): Promise<Outcome> {
  const guest = guestFor(order.id, shop.secret)
  const client = clientOf(shop, guest)
  try {
    const cart = await fillCart(client, wantedOf(order, catalogue))
    if (cart.problem) return { ok: false, reason: `the cart has a problem: ${cart.problem}` }
    const input: PlaceInput = {
      key: guest.key,
      cartId: cart.id,
      seenTotal: cart.total,
      seenCurrency: cart.currency,
      email: guest.email,
      address: addressOf(order, folder),
      payment:
        order.method === 'card'
          ? { method: 'card', paymentMethodId: 'pm_card_visa' }
          : { method: 'transfer' },
    }
    return await orderCart(client, input)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return { ok: false, reason, unanswered: isPassing(error) }
  }
}

function wantedOf(order: SourceOrder, catalogue: Catalogue): Map<string, number> {
  return new Map(
    linesOf(order).map((line) => {
      const variantId = catalogue.get(variantKey(line))
      if (!variantId) throw new Error(`${line.sku} was not imported`)
      return [variantId, line.quantity]
    }),
  )
}

/** A cart that holds exactly this, also when an earlier run or an answer that got lost has left something in it. */
async function fillCart(client: Client, wanted: ReadonlyMap<string, number>) {
  for (const [variantId, quantity] of wanted) {
    await insist(() => client.cart.addLine.mutate({ variantId, quantity }))
  }
  for (let round = 0; round < 3; round += 1) {
    const cart = await insist(() => client.cart.get.query({ country: COUNTRY }))
    if (!cart) throw new Error('the cart stays empty')
    const held = new Map(
      cart.groups.flatMap(({ lines }) =>
        lines.map(({ variantId, quantity }) => [variantId, quantity] as const),
      ),
    )
    const wrong = [...new Set([...wanted.keys(), ...held.keys()])].filter(
      (variantId) => held.get(variantId) !== wanted.get(variantId),
    )
    if (wrong.length === 0 && cart.currency === CURRENCY) return cart
    for (const variantId of wrong) {
      await insist(() => client.cart.setQuantity.mutate({ variantId, quantity: wanted.get(variantId) ?? 0 }))
    }
  }
  throw new Error('the cart does not hold what was put into it')
}

async function orderCart(client: Client, input: PlaceInput): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    const result = await insist(() => client.checkout.placeOrder.mutate(input))
    if (result.ok) return { ok: true }
    if (result.reason !== 'payment-unknown' || attempt === TRIES) return { ok: false, reason: result.reason }
    await sleep(PAUSE_MS * 2 ** attempt)
  }
}

/** Where it goes; the shop asks for more than the folder tells. */
function addressOf(order: SourceOrder, { customers }: Folder): PlaceOrderInput['address'] {
  const customer = customers.get(order.customerId)
  return {
    name: `Customer ${printable(customer?.name ?? order.customerId).slice(0, 8)}`,
    line1: 'Address unknown',
    postalCode: printable(customer?.postalCode ?? '').slice(0, 16) || '00000',
    city: printable(customer?.city ?? '').slice(0, 100) || 'Unknown',
    region: printable(customer?.state ?? '').slice(0, 100) || undefined,
    country: COUNTRY,
  }
}

/** Calls again, with growing pauses, while nobody answers or the answer is to try again. */
async function insist<T>(call: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await call()
    } catch (error) {
      if (!isPassing(error) || attempt === TRIES) throw error
      await sleep(PAUSE_MS * 2 ** (attempt - 1))
    }
  }
}

/** Whether the same call may be answered later. */
function isPassing(error: unknown): boolean {
  if (!(error instanceof TRPCClientError)) return false
  const status: unknown = error.data?.httpStatus
  return typeof status !== 'number' || status >= 500 || status === 429
}

/** Throws an Error with one sentence when nobody serves there. */
export async function assertServes({ url }: Shop): Promise<void> {
  const response = await fetch(`${url}/api/health`, { signal: AbortSignal.timeout(PATIENCE_MS) }).catch(
    () => null,
  )
  if (!response?.ok) throw new Error(`No shop answers at ${url}: \`npm run status\` says what runs where.`)
}
