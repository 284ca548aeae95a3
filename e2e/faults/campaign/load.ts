import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Method, type Offer, type SeenCart, type ShopApi, Shopper } from '#local/shopper.ts'
import { insist } from './insist.ts'
import type { Random } from './random.ts'
import type { Staff } from './staff.ts'

/** An order of which a buyer was told that it is placed. */
export interface Acknowledged {
  orderId: string
  orderCode: string
  email: string
  /** Minor units. */
  total: number
  method: Method
}

export type LoadOptions = {
  api: ShopApi
  random: Random
  offers: readonly Offer[]
  buyers: number
  /** Milliseconds that a buyer rests between two orders, at most. */
  restMs: number
  /** Without them every order stays as it was placed. */
  staff?: Staff
  /** How many orders in all; until it is stopped when left out. */
  orders?: number
}

/** How often an order goes each way after it was placed. */
const RECEIVED = 0.6
const CANCELLED = 0.12

/** Guests who order one after another and never take silence for an answer. */
export class Load {
  /** Part of every buyer's address, so that this campaign's orders are known from others'. */
  readonly tag = `kills-${randomUUID().slice(0, 8)}`
  readonly acknowledged: Acknowledged[] = []
  /** What no buyer should ever be told. */
  readonly problems: string[] = []
  /** How many answers got lost, or were of trouble. */
  lost = 0
  /** When the call that got each answer was sent, in milliseconds since 1970. */
  readonly #sent: number[] = []
  readonly #options: LoadOptions
  readonly #stop = new AbortController()
  #begun = 0
  #running: Promise<void> = Promise.resolve()

  constructor(options: LoadOptions) {
    this.#options = options
  }

  /** Settles when all orders are placed, or when it was stopped. Never rejects: see `problems`. */
  start(): Promise<void> {
    const { buyers, staff, random } = this.#options
    const caught = (work: Promise<void>) => work.catch((error) => this.#problem(error))
    const staffed = staff ? caught(staff.fulfil(random, this.#stop.signal)) : undefined
    const all = Promise.all(Array.from({ length: buyers }, () => caught(this.#buy())))
    this.#running = all.then(async () => {
      this.#stop.abort()
      await staffed
    })
    return this.#running
  }

  /** Lets everybody finish what they have begun: whoever sent an order learns what became of it. */
  async stop(): Promise<void> {
    this.#stop.abort()
    await this.#running
  }

  /** How many orders were acknowledged whose call was sent after this instant. */
  sentAfter(instant: number): number {
    return this.#sent.filter((at) => at >= instant).length
  }

  #problem(error: unknown): void {
    this.problems.push(error instanceof Error ? error.message : String(error))
  }

  async #buy(): Promise<void> {
    const { random, restMs, orders = Number.POSITIVE_INFINITY } = this.#options
    while (!this.#stop.signal.aborted && this.#begun < orders) {
      this.#begun += 1
      const order = await this.#order(`${this.tag}-${this.#begun}@example.test`)
      await this.#follow(order)
      await sleep(random.between(0, restMs))
    }
  }

  /** Three vendors' things at most. What became of the cart does not matter: it is looked at before it is ordered. */
  async #fill(email: string): Promise<{ shopper: Shopper; cart: SeenCart }> {
    const { api, random, offers } = this.#options
    const things = Array.from({ length: 1 + Math.floor(random.next() * 3) }, () => random.pick(offers))
    for (const deadline = Date.now() + 60_000; ; await sleep(150)) {
      const shopper = new Shopper(api, email)
      try {
        return { shopper, cart: await shopper.fill(things.map(({ variantId }) => variantId)) }
      } catch (error) {
        this.lost += 1
        if (Date.now() > deadline) throw error
      }
    }
  }

  async #order(email: string): Promise<Acknowledged> {
    const method = this.#options.random.chance(0.5) ? 'card' : 'transfer'
    const { shopper, cart } = await this.#fill(email)
    const key = randomUUID()
    for (let tries = 1; ; tries += 1) {
      let asked = 0
      let sentAt = 0
      const answer = await insist('place', () => {
        asked += 1
        sentAt = Date.now()
        return shopper.place(cart, method, key)
      })
      this.lost += asked - 1
      const placed = answer.data
      if (placed?.ok) {
        const { orderId, orderCode } = placed
        const order = { orderId, orderCode, email, total: cart.total, method } as const
        this.acknowledged.push(order)
        this.#sent.push(sentAt)
        if (this.#options.random.chance(0.05)) await this.#reload(shopper, cart, method, key, orderCode)
        return order
      }
      if (placed?.reason !== 'payment-unknown' || tries > 100)
        throw new Error(`an order was refused: ${answer.status} ${placed?.reason ?? answer.problem}`)
      await sleep(300)
    }
  }

  /** The same key once more is the same order. */
  async #reload(shopper: Shopper, cart: SeenCart, method: Method, key: string, code: string): Promise<void> {
    const { data } = await insist('place again', () => shopper.place(cart, method, key))
    if (!data?.ok || data.orderCode !== code)
      throw new Error(`the key of ${code} answered ${JSON.stringify(data)} the second time`)
  }

  async #follow({ orderId, method }: Acknowledged): Promise<void> {
    const { staff, random } = this.#options
    if (!staff) return
    await sleep(random.between(0, 500))
    if (random.chance(CANCELLED)) await staff.cancel(orderId)
    else if (method === 'transfer' && random.chance(RECEIVED)) await staff.markReceived(orderId)
  }
}
