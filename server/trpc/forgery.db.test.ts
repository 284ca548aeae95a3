/** Promises 8 and 9: what a client adds, forges or sends from elsewhere changes nothing. Generated over all mutations. */
import { afterAll, beforeAll, beforeEach, describe, expect, it, test } from 'vitest'
import { newId } from '#server/core/ids.ts'
import { cartCookieName, newGuest } from '#server/modules/accounts/cart-cookie.ts'
import { orderKey } from '#server/modules/orders/guest-link.ts'
import { handleAuthRequest } from '../auth.ts'
import { ACCESS, type ProcedurePath } from './access-matrix.ts'
import { handleApiRequest } from './handler.ts'
import { appRouter } from './router.ts'
import { authPost, Browser, get, post, SHOP, told } from './testing/browser.ts'
import { everyRow, openShop, PASSWORD, PEOPLE, type People, type Person } from './testing/people.ts'
import { QUESTIONS } from './testing/questions.ts'

let people: People
beforeAll(async () => {
  people = await openShop()
})
afterAll(() => people.close())
beforeEach(() => people.db.rateLimit.deleteMany())

const PROCEDURES = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>
const MUTATIONS = (Object.keys(ACCESS) as ProcedurePath[]).filter(
  (path) => PROCEDURES[path]?._def.type === 'mutation',
)

/** Somebody whom the matrix lets do it. */
function someoneFor(path: ProcedurePath): Person {
  const at = ACCESS[path].findIndex((cell) => cell === 'yes' || cell === 'own' || cell === 'all')
  return PEOPLE[at] ?? 'operator'
}

/** What a client might wish were so. */
function wishes({ b }: People): Record<string, unknown> {
  const amounts = ['price', 'unitPrice', 'goods', 'discount', 'shipping', 'tax', 'total', 'amount', 'net']
  const texts = ['status', 'state', 'paymentState', 'actor', 'reference', 'listener', 'recipient']
  return {
    ...Object.fromEntries(amounts.map((name) => [name, 31_337])),
    ...Object.fromEntries(texts.map((name) => [name, 'smuggled'])),
    ...{ currency: 'XTS', role: 'operator', isOperator: true, emailVerified: true, commissionBps: 0 },
    ...{ vendorId: b.vendor.vendorId, memberId: b.userId, userId: b.userId, actorId: b.userId },
    ...{ operatorId: b.userId, owner: `user:${b.userId}`, owners: [`user:${b.userId}`] },
    ...{ now: '1999-12-31T00:00:00Z', allowPrivate: true, limit: 1e9, correlationId: 'smuggled-id' },
  }
}

/** The same input with wishes at every level; what it says already stays. */
function withWishes(input: unknown, wished: Record<string, unknown>): unknown {
  if (Array.isArray(input)) return input.map((one) => withWishes(one, wished))
  if (typeof input !== 'object' || input === null) return input
  const inside = Object.entries(input).map(([name, value]) => [name, withWishes(value, wished)])
  return { ...wished, ...Object.fromEntries(inside) }
}

/** Rows that say what was wished for, or name B. */
async function granted(): Promise<string[]> {
  const { userId, vendor } = people.b
  const marks = /31337|smuggled|XTS|1999-12-31/
  const rows = await everyRow(people.db)
  return rows.filter((row) => marks.test(row) || row.includes(userId) || row.includes(vendor.vendorId))
}

describe('a mutation that is sent more than it takes', () => {
  it.each(MUTATIONS)('%s grants none of it', async (path) => {
    const browser = people.browsers[someoneFor(path)]
    const plain = await told(await browser.call(path, await QUESTIONS[path].ofA(people)))
    expect(plain).toMatchObject({ status: 200 })
    const input = await QUESTIONS[path].ofA(people)
    const [before, operators] = [await granted(), await people.db.user.count({ where: { role: 'operator' } })]
    const answer = await told(await browser.call(path, withWishes(input, wishes(people))))
    expect([200, 400]).toContain(answer.status)
    if (answer.status === 200) {
      const [said, saysPlainly] = [answer.data, plain.data].map((data) => Object.keys(data ?? {}).sort())
      expect(said).toEqual(saysPlainly)
    }
    expect(answer.text).not.toMatch(/31337|smuggled|XTS/)
    expect(await granted()).toEqual(before)
    expect(await people.db.user.count({ where: { role: 'operator' } })).toBe(operators)
  })

  it('makes no account but an ordinary one of its own', async () => {
    const email = `${newId()}@example.test`
    const wished = { ...wishes(people), id: people.b.userId, createdAt: '1999-12-31T00:00:00Z' }
    const plain = { name: 'Mallory', email, password: PASSWORD }
    const browser = new Browser()
    const first = await browser.auth('/sign-up/email', { ...wished, ...plain })
    if (!first.ok) expect((await browser.auth('/sign-up/email', plain)).status).toBe(200)
    const user = await people.db.user.findUniqueOrThrow({ where: { email } })
    expect(user).toMatchObject({ role: 'customer', emailVerified: false })
    expect(user.id).not.toBe(people.b.userId)
    expect(user.createdAt.getFullYear()).toBeGreaterThan(2000)
  })

  it.each([
    ['update-user', { role: 'operator', name: 'smuggled' }],
    ['update-session', { userId: 'x' }],
    ['change-email', { newEmail: 'smuggled@example.test' }],
    ['delete-user', { password: PASSWORD }],
    ['link-social', { provider: 'github' }],
    ['verify-password', { password: PASSWORD }],
    ['admin/set-role', { role: 'operator' }],
  ])('finds nothing at /api/auth/%s', async (endpoint, body) => {
    const before = await everyRow(people.db)
    expect((await people.browsers.customerB.auth(`/${endpoint}`, body)).status).toBe(404)
    expect(await everyRow(people.db)).toEqual(before)
  })

  it.each([
    ['sign-up', () => authPost('/sign-up/email', { ...me(), callbackURL: 'https://evil.test/' })],
    ['sign-in', () => authPost('/sign-in/email', { ...me(), callbackURL: 'https://evil.test/' })],
    [
      'verification',
      () => new Request(`${SHOP}/api/auth/verify-email?token=x&callbackURL=https://evil.test/`),
    ],
  ])('does not lead to another site after %s', async (_, request) => {
    const response = await handleAuthRequest(request())
    expect(response.status).toBe(403)
    expect(response.headers.get('location')).toBeNull()
  })
})

const me = () => ({ name: 'Eve', email: `${newId()}@example.test`, password: PASSWORD })

describe('a page of another site, with the cookies of somebody who may', () => {
  const elsewhere: [string, Record<string, string>, number][] = [
    ['a form as text/plain', { 'content-type': 'text/plain' }, 415],
    ['a form, urlencoded', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['a form, multipart', { 'content-type': 'multipart/form-data; boundary=x' }, 415],
    ['a foreign Origin', { origin: 'https://evil.test' }, 403],
    ['an Origin that begins like ours', { origin: 'http://shop.test.evil.test' }, 403],
    ['our Origin with another scheme and port', { origin: 'https://shop.test:8443' }, 403],
    ['no Origin that can be named', { origin: 'null' }, 403],
    ['a sibling site', { origin: 'http://www.shop.test', 'sec-fetch-site': 'same-site' }, 403],
    ['no Origin, but a browser', { 'sec-fetch-site': 'cross-site' }, 403],
  ]

  it.each(MUTATIONS)('cannot call %s', async (path) => {
    const browser = people.browsers[someoneFor(path)]
    const input = await QUESTIONS[path].ofA(people)
    const before = await everyRow(people.db)
    for (const [, headers, status] of elsewhere) {
      const response = await browser.send(post(path, { json: input }, headers), handleApiRequest)
      expect(response.status).toBe(status)
    }
    expect((await browser.send(get(path, input), handleApiRequest)).status).toBe(405)
    expect(await everyRow(people.db)).toEqual(before)
  })

  it.each([
    ['sign-in/email', () => me()],
    ['sign-up/email', () => me()],
    ['sign-out', () => ({})],
    ['change-password', () => ({ currentPassword: PASSWORD, newPassword: 'mine from now on' })],
    ['request-password-reset', () => ({ email: people.b.email })],
    ['reset-password', () => ({ newPassword: 'mine from now on', token: 'x' })],
    ['send-verification-email', () => ({ email: people.b.email })],
  ])('cannot use /api/auth/%s', async (endpoint, body) => {
    const browser = people.browsers.customerB
    const before = await everyRow(people.db)
    const sessions = await people.db.session.count()
    for (const [, headers, status] of elsewhere) {
      // The strictest case: an old browser that says nothing of where a form comes from.
      const request = authPost(`/${endpoint}`, body(), headers)
      if (status === 415) request.headers.delete('origin')
      expect((await browser.copy().send(request, handleAuthRequest)).status).toBe(status)
    }
    const got = await browser.copy().send(new Request(`${SHOP}/api/auth/${endpoint}`), handleAuthRequest)
    expect([404, 405]).toContain(got.status)
    expect(await everyRow(people.db)).toEqual(before)
    expect(await people.db.session.count()).toBe(sessions)
  })
})

describe('a forged key', () => {
  const flip = (text: string, at: number) =>
    text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1)

  test('opens no order: of another one, truncated, changed, prolonged, or signed for something else', async () => {
    const { code } = people.a.order
    const ask = async (key: string | undefined) =>
      told(await new Browser().query('orders.timeline', { code, key }))
    const right = orderKey(code)
    const none = await told(await new Browser().query('orders.timeline', { code: 'TH-0000-0000-0' }))
    expect((await ask(right)).text).toContain(people.a.order.orderId)
    const wrong = [
      ...[undefined, '', right.slice(0, -1), right.slice(1), `${right}A`, `${right}=`, right.toLowerCase()],
      ...[flip(right, 0), flip(right, 20), flip(right, 41), ` ${right}`, 'null', 'undefined', '0'],
      ...[orderKey(people.b.order.code), orderKey(code, 'another secret of forty characters at least')],
      ...[orderKey(code.toLowerCase()), orderKey(`${code} `), newGuest(secret()).value.split('.')[1]],
    ]
    for (const key of wrong) expect(await ask(key)).toEqual(none)
  })

  test('is no cart: the token of another guest unsigned or signed otherwise, or an owner written out', async () => {
    const guest = new Browser()
    await guest.call('cart.addLine', { variantId: people.a.vendor.variantId, quantity: 3 })
    const [token = '', signature = ''] = (guest.cookies.get(cartCookieName(false)) ?? '').split('.')
    const cart = await people.db.cart.findFirstOrThrow({
      where: { owner: { startsWith: 'guest:' }, status: 'open' },
    })
    const other = newGuest(secret()).value.split('.')[1]
    const forged = [
      ...[token, `${token}.`, `.${signature}`, `${token}.${other}`, `${token}.${flip(signature, 0)}`],
      ...[`${token}.${signature}A`, `${flip(token, 3)}.${signature}`, newGuest(`${secret()}!`).value],
      ...[cart.owner, cart.owner.slice('guest:'.length), `user:${people.a.userId}`, cart.id],
    ]
    for (const value of forged) {
      const forger = new Browser()
      forger.cookies.set(cartCookieName(false), value)
      expect(await forger.ask('account.header')).toMatchObject({ name: null, units: 0 })
      expect(await forger.ask('cart.get', {})).toBeNull()
    }
  })

  test('is no session: unsigned, signed by somebody else, or its signed copy edited', async () => {
    const { cookies } = people.browsers.operator
    for (const [name, value] of cookies) {
      const forger = people.browsers.customerB.copy()
      const body = decodeURIComponent(value)
      for (const forged of [
        body.split('.')[0] ?? '',
        flip(body, 0),
        // Not its last character, of whose bits base64 uses some alone.
        flip(body, body.length - 4),
        `${body}A`,
      ]) {
        forger.cookies.set(name, encodeURIComponent(forged))
        expect((await forger.query('admin.outbox.state')).status).toBeGreaterThanOrEqual(401)
        expect(await forger.ask('account.header')).not.toMatchObject({ isOperator: true })
      }
    }
  })
})

function secret(): string {
  return process.env.AUTH_SECRET ?? ''
}
