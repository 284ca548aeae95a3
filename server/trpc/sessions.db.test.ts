/** Promise 8, in time: a session that has ended, a role that is gone and a password that is guessed open nothing. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { makeTestVendor } from '#local/testing/orders.ts'
import { LIMITS } from '#server/modules/accounts/rate-limit.ts'
import { Browser, told } from './testing/browser.ts'
import { makePerson, openShop, PASSWORD, type People } from './testing/people.ts'
import { orderOf, wholeOrderOfA } from './testing/questions.ts'

let people: People
beforeAll(async () => {
  people = await openShop({ TRUSTED_PROXY: '10.0.0.1' })
})
afterAll(() => people.close())
beforeEach(() => people.db.rateLimit.deleteMany())

/** What a browser is answered where only the signed-in are. */
const me = async (browser: Browser) => told(await browser.query('account.me'))
const signedOut = { status: 401, code: 'UNAUTHORIZED' }
const signIn = (email: string, password: string, from = '203.0.113.1') =>
  new Browser().auth('/sign-in/email', { email, password }, { 'x-forwarded-for': `${from}, 10.0.0.1` })

describe('a session that somebody copied', () => {
  test('opens nothing after its owner has signed out, also while its signed copy is fresh', async () => {
    const { browser } = await makePerson(people.db, 'leaver')
    const thief = browser.copy()
    expect(await me(thief)).toMatchObject({ status: 200 })
    expect((await browser.auth('/sign-out', {})).status).toBe(200)
    expect(await me(thief)).toMatchObject(signedOut)
    expect(await told(await thief.query('orders.mine'))).toMatchObject(signedOut)
  })

  test('orders nothing from the cart of a customer whose sessions have ended', async () => {
    const { browser, userId } = await makePerson(people.db, 'buyer')
    await browser.call('cart.addLine', { variantId: people.a.vendor.variantId, quantity: 1 })
    const { id } = await people.db.cart.findFirstOrThrow({ where: { userId } })
    const thief = browser.copy()
    await people.db.session.deleteMany({ where: { userId } })
    const answer = await told(await thief.call('checkout.placeOrder', orderOf(id, 1490)))
    const nobody = await told(await new Browser().call('checkout.placeOrder', orderOf(id, 1490)))
    expect(answer).toMatchObject({ status: 200, data: { ok: false } })
    expect(answer).toEqual(nobody)
    expect(await people.db.order.count({ where: { cartId: id } })).toBe(0)
  })

  test('ends when the password is changed, even if the one who changes it asks otherwise', async () => {
    const { browser, email } = await makePerson(people.db, 'changer')
    const thief = new Browser()
    await thief.auth('/sign-in/email', { email, password: PASSWORD })
    const change = { currentPassword: PASSWORD, newPassword: 'another long one', revokeOtherSessions: false }
    expect((await browser.auth('/change-password', change)).status).toBe(200)
    expect(await me(thief)).toMatchObject(signedOut)
    expect(await me(browser)).toMatchObject({ status: 200 })
    expect((await signIn(email, PASSWORD)).status).toBe(401)
  })

  test('ends when a new password is chosen by mail', async () => {
    const { browser, email, userId } = await makePerson(people.db, 'forgetful')
    const ask = (body: object) => new Browser().auth('/request-password-reset', body)
    expect((await ask({ email, redirectTo: 'https://evil.test/' })).status).toBe(403)
    expect((await ask({ email })).status).toBe(200)
    const mail = await people.db.notification.findFirstOrThrow({ where: { recipient: `user:${userId}` } })
    const link = new URL((mail.data as { url: string }).url)
    expect(link.host).toBe('shop.test')
    const reset = { newPassword: 'another long one', token: link.searchParams.get('token') }
    expect((await new Browser().auth('/reset-password', reset)).status).toBe(200)
    expect(await me(browser)).toMatchObject(signedOut)
  })
})

describe('a role that was taken away', () => {
  test('opens no procedure of the operators from the next call on', async () => {
    const { browser, userId } = await makePerson(people.db, 'fired', { role: 'operator' })
    expect((await browser.query('admin.outbox.state')).status).toBe(200)
    await people.db.user.update({ where: { id: userId }, data: { role: 'customer' } })
    expect((await browser.query('admin.outbox.state')).status).toBe(403)
  })

  test('opens no procedure of a vendor, and an owner who became staff changes nothing', async () => {
    const vendor = await makeTestVendor(people.db)
    const { browser, userId } = await makePerson(people.db, 'owner', { vendor, as: 'owner' })
    const create = () => browser.call('vendor.webhooks.create', { url: 'https://example.test/hooks' })
    expect((await create()).status).toBe(200)
    await people.db.vendorMember.updateMany({ where: { userId }, data: { role: 'staff' } })
    expect((await create()).status).toBe(403)
    await people.db.vendorMember.deleteMany({ where: { userId } })
    expect((await browser.query('vendor.stock.list', {})).status).toBe(403)
  })

  test('is not kept by asking for something harmless in the same batch', async () => {
    const { browser, userId } = await makePerson(people.db, 'batcher', { role: 'operator' })
    await people.db.session.deleteMany({ where: { userId } })
    const batch = await browser.query('account.header,admin.outbox.state?batch=1&input=%7B%7D')
    const answers = (await batch.json()) as { error?: { json: { data: { code: string } } } }[]
    expect(answers[1]?.error?.json.data.code).toBe('UNAUTHORIZED')
  })
})

describe('a password that is guessed', () => {
  test('is refused alike past the limit whether right or wrong, from any address, known account or not', async () => {
    const { email } = await makePerson(people.db, 'target')
    const unknown = 'nobody-at-all@example.test'
    for (let n = 1; n <= LIMITS['sign-in'].points; n += 1) {
      const answers = await Promise.all([email, unknown].map((who) => signIn(who, `guess number ${n}`)))
      const [known, unheard] = await Promise.all(answers.map(told))
      expect(known).toMatchObject({ status: 401 })
      expect(known).toEqual(unheard)
    }
    const [right, wrong, elsewhere, unheard, spelled] = await Promise.all(
      [
        signIn(email, PASSWORD),
        signIn(email, 'another guess'),
        signIn(email, PASSWORD, '198.51.100.7'),
        signIn(unknown, PASSWORD),
        signIn(email.toUpperCase(), PASSWORD),
      ].map(async (answer) => told(await answer)),
    )
    expect(right).toMatchObject({ status: 429 })
    for (const answer of [wrong, elsewhere, unheard, spelled]) expect(answer).toEqual(right)
  })

  test('is not guessed through a stolen session either', async () => {
    const { browser } = await makePerson(people.db, 'robbed')
    const guess = async (currentPassword: string) =>
      (await browser.copy().auth('/change-password', { currentPassword, newPassword: 'mine from now on' }))
        .status
    for (let n = 1; n <= LIMITS['sign-in'].points; n += 1) expect(await guess(`guess number ${n}`)).toBe(400)
    expect(await guess('one guess more')).toBe(429)
    expect(await guess(PASSWORD)).toBe(429)
  })
})

test('the e-mail address of an order is not guessed by writing its code in other ways', async () => {
  const { order, email } = people.a
  const bare = order.code.replaceAll('-', '')
  const spellings = [order.code, bare, bare.toLowerCase(), bare.replace(/^TH/, ''), ` ${order.code} `]
  const find = async (code: string, mail: string) =>
    told(await new Browser().call('orders.find', { code, email: mail }))
  for (let n = 0; n < LIMITS['order-look-up'].points; n += 1) {
    expect((await find(spellings[n % spellings.length] ?? '', `guess-${n}@example.test`)).status).toBe(404)
  }
  const past = await find(order.code, 'guess@example.test')
  expect(past).toMatchObject({ status: 429 })
  for (const code of spellings) expect(await find(code, email)).toEqual(past)
})

test('customer A still orders what is in the cart', async () => {
  const answer = await told(
    await people.browsers.customerA.call('checkout.placeOrder', await wholeOrderOfA(people)),
  )
  expect(answer).toMatchObject({ status: 200, data: { ok: true } })
})
