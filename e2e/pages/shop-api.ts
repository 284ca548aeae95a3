import { type APIRequestContext, expect, type Page, type PlaywrightWorkerArgs } from '@playwright/test'
import { signInAs } from './sign-in.ts'

// biome-ignore lint/suspicious/noExplicitAny: what the API answers is whatever it says
type Answer = any

/** The API as somebody's browser calls it, for what a journey needs to have happened before it begins. */
export class ShopApi {
  readonly request: APIRequestContext

  private constructor(request: APIRequestContext) {
    this.request = request
  }

  static async open({ request }: PlaywrightWorkerArgs['playwright'], baseURL = ''): Promise<ShopApi> {
    const extraHTTPHeaders = { origin: new URL(baseURL).origin }
    return new ShopApi(await request.newContext({ baseURL, extraHTTPHeaders }))
  }

  async ask(procedure: string, input: object = {}): Promise<Answer> {
    const query = encodeURIComponent(JSON.stringify({ json: input }))
    const answer = await this.request.get(`/api/trpc/${procedure}?input=${query}`)
    expect(answer.status(), procedure).toBe(200)
    return (await answer.json()).result.data.json
  }

  async tell(procedure: string, input: object): Promise<Answer> {
    const answer = await this.request.post(`/api/trpc/${procedure}`, { data: { json: input } })
    expect(answer.status(), `${procedure}: ${await answer.text()}`).toBe(200)
    return (await answer.json()).result.data.json
  }

  signIn(email: string): Promise<void> {
    return signInAs(this, email)
  }

  /** An account of one's own, signed in here. */
  async signUp(name: string): Promise<{ email: string; password: string }> {
    const account = { email: `${crypto.randomUUID()}@example.test`, password: 'a long enough password' }
    const answer = await this.request.post('/api/auth/sign-up/email', { data: { ...account, name } })
    expect(answer.status()).toBe(200)
    return account
  }

  /** The page goes on as the person who is signed in here. */
  async hand(page: Page): Promise<void> {
    const { cookies } = await this.request.storageState()
    await page.context().addCookies(cookies)
  }

  /** Orders one of a variant by card and returns the order's code. */
  async order(
    variantId: string,
    { email, name = 'Ada Lovelace' }: { email: string; name?: string },
  ): Promise<string> {
    const { cartId } = await this.tell('cart.addLine', { variantId, quantity: 1 })
    const { total, currency } = await this.ask('cart.get')
    const placed = await this.tell('checkout.placeOrder', {
      ...{ key: crypto.randomUUID(), cartId, seenTotal: total, seenCurrency: currency, email },
      address: {
        ...{ name, line1: 'Torstraße 1', postalCode: '10119', city: 'Berlin', country: 'DE' },
      },
      payment: { method: 'card', paymentMethodId: 'pm_card_visa' },
    })
    expect(placed).toMatchObject({ ok: true })
    return placed.orderCode
  }
}
