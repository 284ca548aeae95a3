import { setTimeout as sleep } from 'node:timers/promises'
import type { Answer, ShopApi } from '#local/shopper.ts'
import { DEMO_LOGINS } from '#local/stack.ts'
import { insist } from './insist.ts'
import type { Random } from './random.ts'

/** Somebody who is signed in and does not give up. */
class Person {
  readonly #api: ShopApi
  readonly #headers: Record<string, string>

  private constructor(api: ShopApi, cookie: string) {
    this.#api = api
    this.#headers = { cookie }
  }

  static async signIn(api: ShopApi, email: string): Promise<Person> {
    const body = JSON.stringify({ email, password: DEMO_LOGINS.password })
    const headers = { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }
    const answer = await insist('sign in', () => api.send('POST', '/api/auth/sign-in/email', headers, body))
    const cookies = answer.headers['set-cookie']?.map((cookie) => cookie.split(';', 1)[0]) ?? []
    if (answer.status !== 200) throw new Error(`${email} cannot sign in: ${answer.status}`)
    return new Person(api, cookies.join('; '))
  }

  async mutate(path: string, input: unknown): Promise<void> {
    proper(path, await insist(path, () => this.#api.mutate(path, input, this.#headers)))
  }

  async query<T>(path: string, input: unknown): Promise<T | undefined> {
    return proper(path, await insist(path, () => this.#api.query<T>(path, input, this.#headers)))
  }
}

/** A second call after a lost answer is told that it is done (409 or `ok: false`); anything else is a fault. */
function proper<T>(path: string, answer: Answer<T>): T | undefined {
  if (answer.status === 200 || answer.status === 409) return answer.data
  throw new Error(`${path}: ${answer.status} ${answer.code ?? ''} ${answer.problem ?? ''}`)
}

/** What operators and a vendor do with orders while the shop is under fire. */
export class Staff {
  readonly #operator: Person
  readonly #vendor: Person

  private constructor(operator: Person, vendor: Person) {
    this.#operator = operator
    this.#vendor = vendor
  }

  static async signIn(api: ShopApi): Promise<Staff> {
    return new Staff(
      await Person.signIn(api, DEMO_LOGINS.admin),
      await Person.signIn(api, DEMO_LOGINS.vendor),
    )
  }

  markReceived(orderId: string): Promise<void> {
    return this.#operator.mutate('admin.orders.markTransferReceived', { orderId })
  }

  cancel(orderId: string): Promise<void> {
    return this.#operator.mutate('admin.orders.cancel', { orderId, reason: 'customer-request' })
  }

  /** The vendor accepts parts as they come, and ships half of them, until it is stopped. */
  async fulfil(random: Random, stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const page = { status: 'placed', limit: 5 }
      const found = await this.#vendor.query<{ rows: { id: string }[] }>('vendor.orders.list', page)
      for (const { id: vendorOrderId } of found?.rows ?? []) {
        await this.#vendor.mutate('vendor.orders.accept', { vendorOrderId })
        const parcel = { vendorOrderId, carrier: 'DHL', trackingNumber: '1', trackingUrl: '' }
        if (random.chance(0.5)) await this.#vendor.mutate('vendor.orders.ship', parcel)
      }
      await sleep(1_000)
    }
  }
}
