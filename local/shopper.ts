/**
 * A guest of a shop over plain HTTP, as cheap as a load generator must be: for fault tests and benchmarks, which want
 * statuses and times, and may lose an answer. Imports nothing of the application: what it may do, anybody may.
 */
import { randomUUID } from 'node:crypto'
import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** One answer. `status` 0: none came (refused, reset, too late); then `problem` says why. */
export interface Answer<T> {
  status: number
  data: T | undefined
  /** The API's own word for what is wrong, such as CONFLICT or BAD_REQUEST. */
  code: string | undefined
  problem: string | undefined
  headers: IncomingHttpHeaders
  /** From the first byte sent to the last received, in milliseconds. */
  ms: number
}

/** How long one call may take, in milliseconds. */
const PATIENCE_MS = 60_000

/** A shop's API. Connections are kept alive, as many as there are calls at once; `close()` ends them. */
export class ShopApi {
  readonly url: string
  private readonly agent: Agent

  constructor(url: string) {
    this.url = url
    this.agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
  }

  /** A mutation such as `cart.addLine`. Never throws for what the shop answers, or does not. */
  mutate<T>(path: string, input: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const body = JSON.stringify({ json: input })
    const own = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    return this.send('POST', `/api/trpc/${path}`, { ...own, ...headers }, body)
  }

  /** A query such as `cart.get`. */
  query<T>(path: string, input?: unknown, headers: Record<string, string> = {}): Promise<Answer<T>> {
    const search = input === undefined ? '' : `?input=${encodeURIComponent(JSON.stringify({ json: input }))}`
    return this.send('GET', `/api/trpc/${path}${search}`, headers)
  }

  /** Any request; `data` is what a procedure returned, or the parsed body of something else that is JSON. */
  send<T>(
    method: string,
    path: string,
    headers: Record<string, string>,
    body: string | Buffer = '',
  ): Promise<Answer<T>> {
    const began = performance.now()
    return new Promise((resolve) => {
      const give = (answer: Partial<Answer<T>>) =>
        resolve({
          ...{ status: 0, data: undefined, code: undefined, problem: undefined, headers: {} },
          ...answer,
          ms: performance.now() - began,
        })
      const lost = (error: Error) => give({ problem: error.message })
      const outgoing = request(
        new URL(path, this.url),
        { method, headers, agent: this.agent, timeout: PATIENCE_MS },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.on('error', lost)
          response.on('close', () => {
            if (!response.complete) return lost(new Error('the answer was cut off'))
            const read = readBody<T>(Buffer.concat(chunks).toString('utf8'))
            give({ status: response.statusCode ?? 0, headers: response.headers, ...read })
          })
        },
      )
      outgoing.on('timeout', () => outgoing.destroy(new Error(`no answer within ${PATIENCE_MS} ms`)))
      outgoing.on('error', lost)
      outgoing.end(body)
    })
  }

  close(): void {
    this.agent.destroy()
  }
}

interface Body {
  result?: { data?: { json?: unknown } }
  error?: { json?: { message?: string; data?: { code?: string } } }
}

function readBody<T>(text: string): Pick<Answer<T>, 'data' | 'code' | 'problem'> {
  try {
    const body = JSON.parse(text) as Body
    const error = body.error?.json
    if (error) return { data: undefined, code: error.data?.code, problem: error.message ?? 'an error' }
    const data = (body.result ? body.result.data?.json : body) as T
    return { data, code: undefined, problem: undefined }
  } catch {
    return { data: undefined, code: undefined, problem: undefined }
  }
}

/** A variant that can be bought. Prices: minor units. */
export interface Offer {
  variantId: string
  productSlug: string
  vendorSlug: string
  price: number
  available: number
}

/** What the first `products` products of the listing offer, one request each. */
export async function offersOf(api: ShopApi, products: number): Promise<Offer[]> {
  const slugs: string[] = []
  for (let page = 1; slugs.length < products; page += 1) {
    const { data } = await api.query<{ items: { slug: string }[] }>('catalog.products', {
      page,
      pageSize: 48,
    })
    if (!data || data.items.length === 0) break
    slugs.push(...data.items.map(({ slug }) => slug))
  }
  const found: Offer[] = []
  for (const slug of slugs.slice(0, products)) {
    const { data } = await api.query<Product | null>('catalog.product', { slug })
    const own = data?.variants.map(({ id, price, available }) => ({
      ...{ variantId: id, price, available },
      ...{ productSlug: slug, vendorSlug: data.vendor.slug },
    }))
    found.push(...(own ?? []))
  }
  return found
}

interface Product {
  vendor: { slug: string }
  variants: { id: string; price: number; available: number }[]
}

/** A cart as far as somebody who orders it must know it. Amounts: minor units. */
export interface SeenCart {
  id: string
  total: number
  currency: string
  problem: string | null
}

/** What the shop answers to an order; refusals are answers too. */
export type Placed =
  | { ok: true; orderId: string; orderCode: string; again: boolean; link: string }
  | { ok: false; reason: string }

export type Method = 'card' | 'transfer'

const ADDRESS = {
  name: 'Ada Lovelace',
  line1: 'Torstraße 1',
  postalCode: '10119',
  city: 'Berlin',
  country: 'DE',
}

/** One guest: a cookie, a cart, an address of their own for mails. */
export class Shopper {
  readonly email: string
  /** The cart cookie, once the shop has handed it out; set it to be somebody again. */
  cookie = ''
  private readonly api: ShopApi

  constructor(api: ShopApi, email = `guest-${randomUUID()}@example.test`) {
    this.api = api
    this.email = email
  }

  get headers(): Record<string, string> {
    return this.cookie ? { cookie: this.cookie } : {}
  }

  /** Puts units into the cart. */
  async add(variantId: string, quantity = 1): Promise<Answer<unknown>> {
    const answer = await this.api.mutate('cart.addLine', { variantId, quantity }, this.headers)
    const set = answer.headers['set-cookie']?.find((cookie) => cookie.includes('tradehall.cart='))
    if (set) this.cookie = set.split(';', 1)[0] ?? ''
    return answer
  }

  /** Fills the cart with one unit of each and looks at it. Throws when the shop does not let it. */
  async fill(variantIds: readonly string[]): Promise<SeenCart> {
    for (const variantId of variantIds) {
      const { status, problem } = await this.add(variantId)
      if (status !== 200) throw new Error(`nothing was put into the cart: ${status} ${problem ?? ''}`)
    }
    const { status, data, problem } = await this.cart()
    if (!data) throw new Error(`the cart cannot be seen: ${status} ${problem ?? ''}`)
    return data
  }

  cart(): Promise<Answer<SeenCart | null>> {
    return this.api.query('cart.get', { country: ADDRESS.country }, this.headers)
  }

  /** What `place` sends, for who wants to send something else in its stead. */
  orderFor(cart: SeenCart, method: Method, key: string = randomUUID()): Record<string, unknown> {
    const card = { method, paymentMethodId: 'pm_card_visa' }
    return {
      ...{ key, cartId: cart.id, seenTotal: cart.total, seenCurrency: cart.currency },
      ...{ email: this.email, address: ADDRESS, payment: method === 'card' ? card : { method } },
    }
  }

  /** Places the order of a cart. With the key of an answer that got lost, the same order again. */
  place(cart: SeenCart, method: Method, key?: string): Promise<Answer<Placed>> {
    return this.api.mutate('checkout.placeOrder', this.orderFor(cart, method, key), this.headers)
  }
}
