/** Pages that are kept: right at the next request after a change, and rebuilt where the change shows and nowhere else. */
import { type APIRequestContext, expect, test } from '@playwright/test'
import { startWebCopy } from '#local/copies.ts'
import { DEMO_LOGINS } from '#local/stack.ts'

interface Rate {
  country: string
  currency: string
  base: number
  perItem: number
  freeFrom: number | null
}

interface Product {
  delivery: { base: number } | null
}

let operator: APIRequestContext
test.beforeAll(async ({ playwright, baseURL }) => {
  const { origin } = new URL(baseURL ?? '')
  operator = await playwright.request.newContext({ baseURL, extraHTTPHeaders: { origin } })
  const data = { email: DEMO_LOGINS.admin, password: DEMO_LOGINS.password }
  expect((await operator.post('/api/auth/sign-in/email', { data })).ok()).toBe(true)
})
test.afterAll(() => operator.dispose())

/** What Next says of its copy: HIT, or MISS where the page was rendered for this request; an ETag is the door's. */
async function open(
  guest: APIRequestContext,
  path: string,
): Promise<{ kept: string; html: string; etag?: string }> {
  const answer = await guest.get(path)
  expect(answer.status(), path).toBe(200)
  const { etag, 'x-nextjs-cache': kept = 'none' } = answer.headers()
  return { kept, html: await answer.text(), etag }
}

async function ask<T>(api: APIRequestContext, procedure: string, json: object = {}): Promise<T> {
  const answer = await api.get(`/api/trpc/${procedure}`, { params: { input: JSON.stringify({ json }) } })
  return (await answer.json()).result.data.json
}

/** Fresh copies of all of them, which the door has by heart. */
async function warm(guest: APIRequestContext, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await expect(async () => expect((await open(guest, path)).etag).toBeTruthy()).toPass()
  }
}

/** A product whose vendor has no rate of its own to Germany, by its address, with the platform's rate. */
async function productAtRate(guest: APIRequestContext, rates: readonly Rate[]): Promise<[string, Rate]> {
  const { html: home } = await open(guest, '/')
  for (const [category] of home.matchAll(/\/category\/[a-z0-9-]+/g)) {
    const [product, slug] = /\/product\/([a-z0-9-]+)/.exec((await open(guest, category)).html) ?? []
    const { delivery } = await ask<Product>(guest, 'catalog.product', { slug })
    const rate = rates.find(({ country, base }) => country === 'DE' && base === delivery?.base)
    if (product && rate) return [product, rate]
  }
  throw new Error("Nothing is sent at the platform's rate.")
}

/** Changes what a rate costs, from what it is to `to`. */
async function setRate(rate: Rate, to: number): Promise<void> {
  const { base, perItem, freeFrom, country, currency } = rate
  const json = {
    rate: { country, currency, base: to, perItem, freeFrom },
    seen: { base, perItem, freeFrom },
  }
  expect((await operator.post('/api/trpc/admin.settings.setShippingRate', { data: { json } })).ok()).toBe(
    true,
  )
}

async function platformRates(): Promise<Rate[]> {
  return (await ask<{ shipping: Rate[] }>(operator, 'admin.settings.get')).shipping
}

test('an operator changes what delivery costs: the products say so at once, and nothing else is rebuilt', {
  tag: '@alone',
}, async ({ request: guest }) => {
  const others = ['/', '/de', '/category/home-and-living']
  const [product, rate] = await productAtRate(guest, await platformRates())

  await warm(guest, [product, ...others])
  await setRate(rate, 1_234)
  const changed = await open(guest, product)
  expect(changed.kept).not.toBe('HIT')
  expect(changed.html).toContain('12.34')
  for (const path of others) expect((await open(guest, path)).kept, path).toBe('HIT')
  expect((await open(guest, product)).kept).toBe('HIT')

  await setRate({ ...rate, base: 1_234 }, rate.base)
  expect((await open(guest, product)).html).not.toContain('12.34')
})

test('what is changed at one copy of the web role is right at the others, and nothing else is rebuilt there', {
  tag: '@alone',
}, async ({ playwright, baseURL }) => {
  const copy = await startWebCopy(baseURL ?? '')
  const guest = await playwright.request.newContext({ baseURL: copy.url })
  try {
    const [product, rate] = await productAtRate(guest, await platformRates())
    const say = (cost: string) =>
      expect(async () => expect((await open(guest, product)).html).toContain(cost))

    await warm(guest, [product, '/de'])
    await setRate(rate, 1_357)
    await say('13.57').toPass({ timeout: 2_000 })
    expect((await open(guest, '/de')).etag).toBeTruthy()

    await warm(guest, [product])
    await setRate({ ...rate, base: 1_357 }, rate.base)
    await say((rate.base / 100).toFixed(2)).toPass({ timeout: 2_000 })
  } finally {
    await guest.dispose()
    await copy.stop()
  }
})

test('a search is kept for all who choose the same, and is right at the next request', {
  tag: '@alone',
}, async ({ request: guest }) => {
  const found = '/search?q=xylophonequartz&stock=1'
  const asked = [
    '/search?stock=1&q=xylophonequartz&utm_source=letter',
    '/search?q=+xylophonequartz&page=1&stock=1',
  ]
  const synonym = async (procedure: string, json: object) =>
    expect((await operator.post(`/api/trpc/admin.settings.${procedure}`, { data: { json } })).ok()).toBe(true)

  await warm(guest, [found, ...asked])
  expect((await open(guest, found)).html).not.toContain('/product/')
  expect((await open(guest, `${found}&max=7`)).kept).not.toBe('HIT')

  const pair = { term: 'xylophonequartz', means: 'mug' }
  await synonym('addSynonym', pair)
  const changed = await open(guest, found)
  expect(changed.kept).not.toBe('HIT')
  expect(changed.html).toMatch(/\/product\/[a-z0-9-]*mug/)
  expect((await open(guest, asked[0] ?? '')).kept).toBe('HIT')
  await synonym('removeSynonym', pair)
})

test('the door answers what is kept as Next does, however it is sent, and not again to who has it', async ({
  request: guest,
  baseURL,
}) => {
  for (const path of ['/de', '/search?q=mug&stock=1']) {
    await warm(guest, [path])
    const ask = (headers: Record<string, string>) => fetch(new URL(path, baseURL), { headers })
    const [own, door] = [await ask({ 'x-prerender-revalidate': 'nobody' }), await ask({})]
    expect(own.headers.get('etag')).toBeNull()
    const words = await own.text()
    expect(await door.text()).toBe(words)
    const sent = [
      'content-encoding',
      'content-length',
      'transfer-encoding',
      'date',
      'etag',
      'x-middleware-rewrite',
    ]
    const said = ({ headers }: Response) => [...headers].filter(([name]) => !sent.includes(name)).sort()
    expect(said(door)).toEqual(said(own))

    for (const encoding of ['br', 'gzip', 'identity']) {
      const answer = await ask({ 'accept-encoding': encoding })
      expect(answer.headers.get('content-encoding') ?? 'identity').toBe(encoding)
      expect(await answer.text()).toBe(words)
    }
    const again = await ask({ 'if-none-match': door.headers.get('etag') ?? '' })
    expect([again.status, await again.text()]).toEqual([304, ''])
    expect((await ask({ 'if-none-match': 'W/"another"' })).status).toBe(200)
    // What the browser asks for on its way from page to page is another thing.
    expect(await (await ask({ rsc: '1' })).text()).not.toContain('<html')
  }
})

test('an address that leads to nothing is answered with a page, by one that is kept', async ({
  request: guest,
}) => {
  for (const [path, words] of [
    ['/no/such/page', 'We cannot find that page'],
    ['/de/keine/solche/seite', 'Diese Seite finden wir nicht'],
    ['/product/no-such-product', 'We cannot find that page'],
  ] as const) {
    const answer = await guest.get(path)
    expect(answer.status(), path).toBe(404)
    const [body = ''] = /<main[\s\S]*<\/main>/.exec(await answer.text()) ?? []
    expect(body, path).toContain(words)
  }
})
