/** The API as the network sees it: a Request in, a Response out, on a real database. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { database } from '#server/database.ts'
import { metrics } from '#server/metrics.ts'
import { cartCookieName } from '#server/modules/accounts/cart-cookie.ts'
import { LIMITS } from '#server/modules/accounts/rate-limit.ts'
import { handleAuthRequest } from '../auth.ts'
import { handleApiRequest } from './handler.ts'
import { Browser, post, SHOP } from './testing/browser.ts'

let world: TestDatabase
let variantId: string
beforeAll(async () => {
  world = await createTestDatabase()
  Object.assign(process.env, {
    DATABASE_URL: world.appUrl,
    APP_URL: SHOP,
    AUTH_SECRET: 'a secret for tests, forty characters long',
    LOG_LEVEL: 'silent',
  })
  variantId = (await makeTestVendor(world.db)).variantId
})
afterAll(async () => {
  await database.$disconnect()
  await world.drop()
})
beforeEach(() => world.db.rateLimit.deleteMany())

const person = (name: string) => ({ name, email: `${name}@example.test`, password: 'correct horse battery' })
const header = (browser: Browser) => browser.ask('account.header')

describe('a request that is refused before anything runs', () => {
  test.each([
    ['a mutation by GET', new Request(`${SHOP}/api/trpc/cart.addLine`), 405],
    ['another method', new Request(`${SHOP}/api/trpc/cart.addLine`, { method: 'PUT', body: '{}' }), 405],
    ['a form of another site', post('cart.addLine', '{}', { 'content-type': 'text/plain' }), 415],
    [
      'a multipart form',
      post('cart.addLine', '{}', { 'content-type': 'multipart/form-data; boundary=x' }),
      415,
    ],
    ['another origin', post('cart.addLine', '{}', { origin: 'https://evil.test' }), 403],
    ['a sandboxed page', post('cart.addLine', '{}', { origin: 'null' }), 403],
    ['a cross-site request', post('cart.addLine', '{}', { 'sec-fetch-site': 'cross-site' }), 403],
    ['a body beyond all measure', post('cart.addLine', `{"json":"${'x'.repeat(70_000)}"}`), 413],
    ['broken JSON', post('cart.addLine', '{'), 400],
    ['no input', post('cart.addLine', ''), 400],
    ['input of another kind', post('cart.addLine', { json: { variantId: [], quantity: '1e9' } }), 400],
    [
      'hostile metadata',
      post('cart.addLine', { json: {}, meta: { values: { '__proto__.x': ['Date'] } } }),
      400,
    ],
    ['a procedure that does not exist', post('cart.steal', { json: {} }), 404],
    ['a name from the prototype', post('constructor', { json: {} }), 404],
    [
      'too many calls at once',
      post(`${Array(11).fill('cart.addLine').join(',')}?batch=1`, Object.fromEntries(Array(11).entries())),
      400,
    ],
  ])('%s', async (_, request, status) => {
    const response = await handleApiRequest(request)
    expect(response.status).toBe(status)
    const text = await response.text()
    expect(text).not.toMatch(/\bat .*\.ts|node_modules|stack/)
    expect(JSON.parse(text)).toBeTruthy()
  })

  test('a body that does not say how long it is, and is too long', async () => {
    const endless = new ReadableStream({ pull: (stream) => stream.enqueue(new Uint8Array(16_384).fill(32)) })
    const request = new Request(`${SHOP}/api/trpc/cart.addLine`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit)
    expect((await handleApiRequest(request)).status).toBe(413)
  })

  test('says which field is wrong, in words', async () => {
    const response = await handleApiRequest(post('orders.find', { json: { code: 'TH-1', email: 'nobody' } }))
    expect((await response.json()).error.json.data.fields).toEqual([
      { path: 'email', message: expect.any(String) },
    ])
  })
})

describe('a guest', () => {
  test('is nobody until something is put into the cart, and the same person afterwards', async () => {
    const browser = new Browser()
    expect(await header(browser)).toMatchObject({ name: null, units: 0 })
    expect(browser.cookies.size).toBe(0)
    const response = await browser.call('cart.addLine', { variantId, quantity: 2 })
    expect(response.headers.get('set-cookie')).toMatch(/HttpOnly; SameSite=Lax$/)
    expect(response.headers.get('x-correlation-id')).toBeTruthy()
    expect(await header(browser)).toMatchObject({ units: 2 })
    expect(await header(new Browser())).toMatchObject({ units: 0 })
  })

  test('is counted by what came of each call', async () => {
    const counted = async (path: string, outcome: string) => {
      const { values } = await metrics.calls.get()
      return values.find(({ labels }) => labels.path === path && labels.outcome === outcome)?.value ?? 0
    }
    const before = [await counted('account.header', 'ok'), await counted('orders.mine', 'unauthorized')]
    await header(new Browser())
    await new Browser().send(new Request(`${SHOP}/api/trpc/orders.mine`), handleApiRequest)
    const after = [await counted('account.header', 'ok'), await counted('orders.mine', 'unauthorized')]
    expect(after).toEqual(before.map((count) => count + 1))
  })

  test("cannot take another's cart by naming it", async () => {
    const mine = new Browser()
    await mine.call('cart.addLine', { variantId, quantity: 1 })
    const forger = new Browser()
    const [token] = mine.cookies.get(cartCookieName(false))?.split('.') ?? []
    forger.cookies.set(cartCookieName(false), `${token}.${'A'.repeat(43)}`)
    expect(await header(forger)).toMatchObject({ units: 0 })
  })

  test('is asked to sign in where an account is needed, and does not come near what is for staff', async () => {
    expect(
      (await new Browser().send(new Request(`${SHOP}/api/trpc/orders.mine`), handleApiRequest)).status,
    ).toBe(401)
  })
})

describe('an account', () => {
  test("takes over the guest's cart, and its role is nobody's to choose", async () => {
    const browser = new Browser()
    await browser.call('cart.addLine', { variantId, quantity: 3 })
    const refused = await browser.auth('/sign-up/email', { ...person('mallory'), role: 'operator' })
    const accepted = refused.ok ? refused : await browser.auth('/sign-up/email', person('mallory'))
    expect(accepted.status).toBe(200)
    expect(await header(browser)).toEqual({ name: 'mallory', isOperator: false, isVendor: false, units: 3 })
    const user = await world.db.user.findUniqueOrThrow({ where: { email: 'mallory@example.test' } })
    expect(user).toMatchObject({ role: 'customer', emailVerified: false })
    const mail = await world.db.notification.findFirstOrThrow({ where: { recipient: `user:${user.id}` } })
    expect(mail).toMatchObject({ template: 'verify-email', state: 'pending' })
  })

  test('is not asked about in the database for every request', async () => {
    const browser = new Browser()
    await browser.auth('/sign-up/email', person('cached'))
    await world.db.session.deleteMany({ where: { user: { email: 'cached@example.test' } } })
    expect(await header(browser)).toMatchObject({ name: 'cached' })
  })

  test('gets a new password by mail, and every session of the old one ends', async () => {
    const browser = new Browser()
    await browser.auth('/sign-up/email', person('forgetful'))
    await new Browser().auth('/request-password-reset', { email: 'forgetful@example.test' })
    const mail = await world.db.notification.findFirstOrThrow({
      where: { template: 'password-reset', recipient: { startsWith: 'user:' } },
      orderBy: { createdAt: 'desc' },
    })
    const link = new URL((mail.data as { url: string }).url)
    expect(link.origin + link.pathname).toBe(`${SHOP}/reset-password`)
    const token = link.searchParams.get('token')
    const reset = () => new Browser().auth('/reset-password', { newPassword: 'another long one', token })
    expect((await reset()).status).toBe(200)
    expect((await reset()).status).toBe(400)
    expect(await world.db.session.count({ where: { user: { email: 'forgetful@example.test' } } })).toBe(0)
    const signIn = (password: string) =>
      new Browser().auth('/sign-in/email', { email: 'forgetful@example.test', password })
    expect((await signIn('correct horse battery')).status).toBe(401)
    expect((await signIn('another long one')).status).toBe(200)
  })

  test('that does not exist is answered like one that does when a new password is asked for', async () => {
    await new Browser().auth('/sign-up/email', person('real'))
    const answers = await Promise.all(
      ['real', 'unreal'].map((name) =>
        new Browser().auth('/request-password-reset', { email: `${name}@example.test` }),
      ),
    )
    expect(await answers[0]?.text()).toBe(await answers[1]?.text())
  })

  test('cannot be guessed at for long, and a limit on one does not lock out another', async () => {
    await new Browser().auth('/sign-up/email', person('target'))
    const guess = () =>
      new Browser().auth('/sign-in/email', { email: 'Target@example.test', password: 'wrong one' })
    const statuses: number[] = []
    for (let n = 0; n <= LIMITS['sign-in'].points; n += 1) statuses.push((await guess()).status)
    expect(statuses.slice(0, -1).every((status) => status === 401)).toBe(true)
    expect(statuses.at(-1)).toBe(429)
    expect((await new Browser().auth('/sign-in/email', { ...person('target') })).status).toBe(429)
    await new Browser().auth('/sign-up/email', person('bystander'))
    expect((await new Browser().auth('/sign-in/email', person('bystander'))).status).toBe(200)
  })

  test('cannot be used from a page of another site', async () => {
    const headers = { 'content-type': 'application/json', origin: 'https://evil.test', cookie: 'a=b' }
    const request = new Request(`${SHOP}/api/auth/sign-in/email`, {
      method: 'POST',
      headers,
      body: JSON.stringify(person('target')),
    })
    expect((await handleAuthRequest(request)).status).toBe(403)
  })
})
