/** Promise 8 for pages and route handlers: each of them, asked on behalf of each kind of person. No browser needed. */
import { globSync } from 'node:fs'
import { type APIRequestContext, expect, type PlaywrightWorkerArgs, test } from '@playwright/test'
import { KILN_AND_EMBER } from '../pages/kiln-and-ember.ts'

const PEOPLE = ['anonymous', 'customer', 'vendor', 'operator'] as const
type Person = (typeof PEOPLE)[number]
const LOGINS: Record<Exclude<Person, 'anonymous'>, string> = {
  customer: 'customer@demo.tradehall.test',
  vendor: KILN_AND_EMBER.login,
  operator: 'admin@demo.tradehall.test',
}

/** 307: to the sign-in page and back. 404 is what every address answers that leads nowhere. */
type Row = readonly [anonymous: number, customer: number, vendor: number, operator: number]
const everybody: Row = [200, 200, 200, 200]
const signedIn: Row = [307, 200, 200, 200]
const vendors: Row = [307, 404, 200, 404]
const operators: Row = [307, 404, 404, 200]
const nobody: Row = [404, 404, 404, 404]
/** The page streams, and has begun its answer before it knows that there is no such thing. */
const streamed: Row = [307, 404, 404, 200]

/** Every page and route handler, by its folder without groups. `at` stands for it where its address is not its name. */
const PLACES: Record<string, { at?: string; row: Row }> = {
  '/': { row: everybody },
  '/nowhere': { at: '/no/such/page/at/all', row: nobody },
  '/category/[slug]': { at: '/category/paper-and-books', row: everybody },
  '/category/[slug]/view/[view]': { at: '/category/paper-and-books?stock=1', row: everybody },
  '/search': { row: everybody },
  '/search/view/[view]': { at: '/search?q=mug', row: everybody },
  '/product/[slug]': { at: '/product/no-such-product', row: nobody },
  '/shop/[slug]': { at: '/shop/no-such-shop', row: nobody },
  '/shop/[slug]/view/[view]': { at: '/shop/kiln-and-ember?stock=1', row: everybody },
  '/cart': { row: everybody },
  '/checkout': { row: everybody },
  '/order/find': { row: everybody },
  '/order/[code]': { at: '/order/{order}', row: [404, 200, 404, 404] },
  '/sign-in': { row: everybody },
  '/sign-up': { row: everybody },
  '/forgot-password': { row: everybody },
  '/reset-password': { row: everybody },
  '/verified': { row: everybody },
  '/account': { row: signedIn },
  '/account/reviews': { row: signedIn },
  // Whoever is signed in finds no such thing among what they bought.
  '/account/reviews/new': { row: [307, 404, 404, 404] },
  '/account/wishlist': { row: signedIn },
  '/account/orders': { row: signedIn },
  '/account/addresses': { row: signedIn },
  '/account/addresses/new': { row: signedIn },
  // Nobody's address: who is not signed in is not told even that.
  '/account/addresses/[id]': { at: '/account/addresses/{nothing}', row: [307, 404, 404, 404] },
  '/account/notifications': { row: signedIn },
  '/account/security': { row: signedIn },
  '/account/profile': { row: signedIn },
  '/vendor': { row: vendors },
  '/vendor/orders': { row: vendors },
  '/vendor/orders/[id]': { at: '/vendor/orders/{part}', row: vendors },
  '/vendor/orders/[id]/slip': { at: '/vendor/orders/{part}/slip', row: vendors },
  '/vendor/products': { row: vendors },
  '/vendor/products/new': { row: vendors },
  '/vendor/products/[id]': { at: '/vendor/products/{product}', row: vendors },
  '/vendor/settings': { row: vendors },
  '/vendor/settings/delivery': { row: vendors },
  '/vendor/settings/notifications': { row: vendors },
  '/vendor/settings/team': { row: vendors },
  '/vendor/balance': { row: vendors },
  '/vendor/stock': { row: vendors },
  '/vendor/notifications': { row: vendors },
  '/vendor/webhooks': { row: vendors },
  '/admin': { row: operators },
  '/admin/orders': { row: operators },
  '/admin/orders/[code]': { at: '/admin/orders/{order}', row: operators },
  '/admin/refunds': { row: operators },
  '/admin/vendors': { row: operators },
  '/admin/vendors/[slug]': { at: '/admin/vendors/no-such-vendor', row: streamed },
  '/admin/products': { row: operators },
  '/admin/products/[id]': { at: '/admin/products/{nothing}', row: streamed },
  '/admin/products/low-stock': { row: operators },
  '/admin/customers': { row: operators },
  '/admin/customers/[id]': { at: '/admin/customers/{nothing}', row: streamed },
  '/admin/reviews': { row: operators },
  '/admin/journals': { row: operators },
  '/admin/payouts': { row: operators },
  '/admin/messages': { row: operators },
  '/admin/messages/[id]': { at: '/admin/messages/{nothing}', row: streamed },
  '/admin/jobs': { row: operators },
  '/admin/jobs/[listener]/[eventId]': {
    at: '/admin/jobs/notify-customer/{nothing}',
    row: streamed,
  },
  '/admin/outbox': { row: operators },
  '/admin/audit': { row: operators },
  '/admin/reconciliation': { row: operators },
  '/admin/settings': { row: operators },
  '/admin/settings/search': { row: operators },
  '/design': { row: everybody },
  '/design/crash': { row: everybody },
  '/design/dashboard': { row: everybody },
  '/design/storefront': { row: everybody },
  '/design/mails': { row: everybody },
  '/sitemap.xml': { row: everybody },
  '/sitemaps/[page]': { at: '/sitemaps/1', row: everybody },
  '/api/health': { row: everybody },
  '/api/ready': { row: everybody },
  // A token of its own opens it, no session does; without one set there is no such page.
  '/api/metrics': { row: nobody },
  '/api/auth/[...all]': { at: '/api/auth/get-session', row: everybody },
  '/api/trpc/[trpc]': { at: '/api/trpc/admin.outbox.state', row: [401, 403, 403, 200] },
  // The web role serves no jobs; messages of the payment provider are posted and signed.
  '/api/inngest': { row: nobody },
  '/api/webhooks/stripe': { row: [405, 405, 405, 405] },
  // Pictures are posted; who may is `picture-upload.db.test.ts`'s business.
  '/api/vendor/pictures': { row: [405, 405, 405, 405] },
}

/** What an address that leads nowhere says; a page that streams has begun with 200 before it knows. */
const NOT_FOUND = 'We cannot find that page'

let browsers: Record<Person, APIRequestContext>
const names = {
  order: '',
  part: '',
  product: '',
  otherPart: '',
  otherCode: '',
  nothing: '01890000-0000-7000-8000-000000000000',
}

test.beforeAll(async ({ playwright, baseURL }) => {
  const entries = await Promise.all(
    PEOPLE.map(async (person) => [person, await open(person, playwright, baseURL)]),
  )
  browsers = Object.fromEntries(entries)
  const { parts } = await ask(browsers.vendor, 'vendor.orders.list', {})
  names.part = parts[0].id
  names.product = (await ask(browsers.vendor, 'vendor.products.list', {})).products[0].id
  const { orders } = await ask(browsers.customer, 'orders.mine', {})
  for (const { code } of orders) {
    const { order } = await ask(browsers.customer, 'orders.timeline', { code })
    names.order ||= code
    const own = new Set(parts.map((part: { id: string }) => part.id))
    const other = order.parts.find((part: { id: string }) => !own.has(part.id))
    if (names.otherPart || !other) continue
    names.otherPart = other.id
    names.otherCode = other.code
  }
})
test.afterAll(() => Promise.all(Object.values(browsers).map((browser) => browser.dispose())))

async function open(person: Person, { request }: PlaywrightWorkerArgs['playwright'], baseURL = '') {
  const browser = await request.newContext({ baseURL, extraHTTPHeaders: { origin: new URL(baseURL).origin } })
  if (person === 'anonymous') return browser
  const data = { email: LOGINS[person], password: 'tradehall-demo' }
  expect((await browser.post('/api/auth/sign-in/email', { data })).status()).toBe(200)
  return browser
}

async function ask(browser: APIRequestContext, procedure: string, input: object) {
  const query = encodeURIComponent(JSON.stringify({ json: input }))
  const answer = await browser.get(`/api/trpc/${procedure}?input=${query}`)
  return (await answer.json()).result.data.json
}

const addressOf = (place: string) =>
  (PLACES[place]?.at ?? place).replace(/\{(\w+)\}/g, (_, name: keyof typeof names) => names[name])

test('the table of pages and route handlers is complete', () => {
  const files = globSync('app/**/{page.tsx,route.ts}')
  const places = files.map(
    (file) => file.replace(/^app|\/\([^/]+\)|\/\[locale\]|\/(page\.tsx|route\.ts)$/g, '') || '/',
  )
  expect(places.sort()).toEqual(Object.keys(PLACES).sort())
})

test('every page and route handler answers each person as the table says', async () => {
  const wrong: string[] = []
  for (const [place, { row }] of Object.entries(PLACES)) {
    for (const [at, person] of PEOPLE.entries()) {
      const answer = await browsers[person].get(addressOf(place), { maxRedirects: 0 })
      const status = answer.status()
      if (status !== row[at]) wrong.push(`${place} to ${person}: ${status} instead of ${row[at]}`)
      const { location = '' } = answer.headers()
      if (status === 307 && !/^\/sign-in\?next=%2F(account|vendor|admin)(%2F[a-z]+)*$/.test(location)) {
        wrong.push(`${place} to ${person}: sent to ${location}`)
      }
    }
  }
  expect(wrong).toEqual([])
})

test("another vendor's part answers like none", async () => {
  expect(names.otherPart).not.toBe('')
  for (const part of [names.otherPart, names.nothing]) {
    const text = await (await browsers.vendor.get(`/vendor/orders/${part}`)).text()
    expect(text).toContain(NOT_FOUND)
    expect(text).not.toContain(names.otherCode)
  }
})

test('asking for a page without the frame that guards it tells nothing of it', async () => {
  const { orders } = await ask(browsers.operator, 'admin.orders.list', {})
  const secrets = [
    names.order,
    names.part,
    ...orders.flatMap((row: { id: string; email: string }) => [row.id, row.email]),
  ]
  const places = Object.keys(PLACES).filter((place) => /^\/(admin|vendor)/.test(place))
  for (const place of places) {
    const address = addressOf(place)
    for (const person of ['anonymous', 'customer'] as const) {
      const answer = await browsers[person].get(address, { headers: withoutFrame(address), maxRedirects: 0 })
      const text = (await answer.text()).replaceAll(address, '')
      expect(
        secrets.filter((secret) => text.includes(secret)),
        `${place} to ${person}`,
      ).toEqual([])
    }
  }
})

test('a script in a name stands on the page of its order as text', async () => {
  const guest = browsers.anonymous
  const { items } = await ask(guest, 'catalog.products', {})
  const { slug } = items.find((item: { soldOut: boolean }) => !item.soldOut)
  const { variants } = await ask(guest, 'catalog.product', { slug })
  const variantId = variants.find((variant: { available: number }) => variant.available > 0).id
  const call = async (procedure: string, json: object) =>
    (await (await guest.post(`/api/trpc/${procedure}`, { data: { json } })).json()).result.data.json
  const { cartId } = await call('cart.addLine', { variantId, quantity: 1 })
  const { total, currency } = await ask(guest, 'cart.get', {})
  const name = '</script><script>alert("stored")</script><img src=x onerror=alert(1)>'
  const placed = await call('checkout.placeOrder', {
    ...{
      key: crypto.randomUUID(),
      cartId,
      seenTotal: total,
      seenCurrency: currency,
      email: 'x@example.test',
    },
    ...{ address: { name, line1: name, postalCode: '10115', city: name, country: 'DE' } },
    ...{ payment: { method: 'transfer' } },
  })
  const page = await guest.get(placed.link)
  const html = await page.text()
  expect(page.status()).toBe(200)
  expect(html).toContain('&lt;script&gt;alert(')
  expect(html).not.toContain('<script>alert(')
  expect(html).not.toContain('<img src=x')
})

/** What a client of Next sends that claims to have the frames already and wants the page alone. */
function withoutFrame(address: string): Record<string, string> {
  type Tree = [string, { children?: Tree }, null, string?]
  const page: Tree = ['__PAGE__', {}, null, 'refetch']
  const tree = address
    .split('/')
    .filter(Boolean)
    .reduceRight<Tree>((inner, segment) => [segment, { children: inner }, null], page)
  const state = ['', { children: tree }, null, null]
  return { RSC: '1', 'Next-Router-State-Tree': encodeURIComponent(JSON.stringify(state)) }
}
