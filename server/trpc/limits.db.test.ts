/** Limits on tries, through the real handlers: whom they stop, whom they do not, and what those who are stopped are told. */
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { database } from '#server/database.ts'
import { LIMITS } from '#server/modules/accounts/rate-limit.ts'
import { handleApiRequest } from './handler.ts'
import { Browser, post } from './testing/browser.ts'
import { PASSWORD, pointAt } from './testing/people.ts'

let world: TestDatabase
let variantId: string
beforeAll(async () => {
  world = await createTestDatabase()
  pointAt(world)
  variantId = (await makeTestVendor(world.db)).variantId
})
afterAll(async () => {
  await database.$disconnect()
  await world.drop()
  vi.unstubAllEnvs()
})
beforeEach(async () => {
  await world.db.rateLimit.deleteMany()
  vi.stubEnv('TRUSTED_PROXY', '10.0.0.0/8')
  vi.stubEnv('PLACEMENT_RATE_PER_MINUTE', '0')
})

/** Another network for each test: the counts are the process's. */
let networks = 0
const network = () => {
  networks += 1
  return `198.51.100.${networks}`
}

/** A new guest each time, as somebody is who throws the cookie away. */
const addFrom = (forwardedFor: string | null) =>
  handleApiRequest(
    post(
      'cart.addLine',
      { json: { variantId } },
      forwardedFor === null ? {} : { 'x-forwarded-for': forwardedFor },
    ),
  )
const statuses = async (count: number, act: () => Promise<Response>) => {
  const seen: number[] = []
  for (let n = 0; n < count; n += 1) seen.push((await act()).status)
  return seen
}

describe('what one network address may do', () => {
  test('ends although it is another guest each time, and no cart is written beyond it', async () => {
    vi.stubEnv('ADDRESS_RATE_PER_MINUTE', '5')
    const from = network()
    expect(await statuses(5, () => addFrom(from))).toEqual([200, 200, 200, 200, 200])
    const carts = await world.db.cart.count()
    const refused = await addFrom(from)
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
    expect(Number(refused.headers.get('retry-after'))).toBeLessThanOrEqual(60)
    expect(refused.headers.getSetCookie()).toEqual([])
    expect((await refused.json()).error.json.message).toMatch(/wait a moment/)
    expect(await world.db.cart.count()).toBe(carts)
    expect((await addFrom(network())).status).toBe(200)
  })

  test('is not another’s for a forged first entry, and is one client’s for all of its IPv6 network', async () => {
    vi.stubEnv('ADDRESS_RATE_PER_MINUTE', '2')
    const from = network()
    expect(await statuses(2, () => addFrom(`1.1.1.1, ${from}, 10.1.2.3`))).toEqual([200, 200])
    expect((await addFrom(`2.2.2.2, ${from}`)).status).toBe(429)
    expect((await addFrom('2001:db8:7:7::1')).status).toBe(200)
    expect((await addFrom('2001:db8:7:7:ffff::2')).status).toBe(200)
    expect((await addFrom('2001:db8:7:7:aaaa::3')).status).toBe(429)
  })

  test('is not counted where no proxy is trusted: the header is anybody’s to write', async () => {
    vi.stubEnv('ADDRESS_RATE_PER_MINUTE', '1')
    vi.stubEnv('TRUSTED_PROXY', '')
    const from = network()
    expect(await statuses(3, () => addFrom(from))).toEqual([200, 200, 200])
  })

  test('counts placements and look-ups for more than changes of a cart', async () => {
    vi.stubEnv('ADDRESS_RATE_PER_MINUTE', '16')
    const from = network()
    const find = () =>
      handleApiRequest(
        post(
          'orders.find',
          { json: { code: newId().slice(0, 13), email: 'a@example.test' } },
          { 'x-forwarded-for': from },
        ),
      )
    expect(await statuses(3, find)).toEqual([404, 404, 429])
  })
})

describe('placements', () => {
  const placement = {
    ...{ key: 'a-key-for-tests', seenTotal: 1, seenCurrency: 'EUR', email: 'a@example.test' },
    address: { name: 'A', line1: 'B', postalCode: '1', city: 'C', country: 'DE' },
    payment: { method: 'transfer' },
  }

  test('are as many per owner and minute as the setting says, and the answer says when to come back', async () => {
    vi.stubEnv('PLACEMENT_RATE_PER_MINUTE', '2')
    const guest = new Browser()
    await guest.call('cart.addLine', { variantId })
    const place = () => guest.call('checkout.placeOrder', { ...placement, cartId: newId() })
    expect(await statuses(2, place)).toEqual([200, 200])
    const refused = await place()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0)
  })
})

describe('guesses at one order', () => {
  test('are counted for the order, however its code is written, and right ones are refused with the rest', async () => {
    const { code } = await placeTestOrder(world.db)
    const spellings = [code, code.toLowerCase(), code.replaceAll('-', ' '), code.slice(3)]
    const guess = (n: number) =>
      new Browser().call('orders.find', { code: spellings[n % 4], email: `guess-${n}@example.test` })
    const { points } = LIMITS['order-look-up']
    const seen: number[] = []
    for (let n = 0; n < points; n += 1) seen.push((await guess(n)).status)
    expect(seen).toEqual(Array(points).fill(404))
    const refused = await new Browser().call('orders.find', { code, email: 'customer@example.test' })
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
  })
})

describe('wrong passwords', () => {
  test('for one address are told when to come back', async () => {
    const wrong = () =>
      new Browser().auth('/sign-in/email', { email: 'nobody@example.test', password: 'wrong one' })
    await statuses(LIMITS['sign-in'].points, wrong)
    const refused = await wrong()
    expect(refused.status).toBe(429)
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(500)
  })

  test('of a stranger lock nobody out of a browser in which they have signed in before', async () => {
    const email = 'locked-out@example.test'
    const mine = new Browser()
    expect((await mine.auth('/sign-up/email', { name: 'A', email, password: PASSWORD })).status).toBe(200)
    await mine.auth('/sign-out', {})
    const stranger = new Browser()
    const guess = () => stranger.auth('/sign-in/email', { email, password: 'wrong one' })
    const { points } = LIMITS['sign-in']
    expect((await statuses(points + 1, guess)).at(-1)).toBe(429)
    expect((await new Browser().auth('/sign-in/email', { email, password: PASSWORD })).status).toBe(429)
    expect((await mine.auth('/sign-in/email', { email, password: PASSWORD })).status).toBe(200)
    // What is known of a browser is known for this person: it opens no second count for another’s password.
    const other = { email: 'another@example.test', password: PASSWORD }
    await new Browser().auth('/sign-up/email', { name: 'B', ...other })
    const guessOther = () => mine.auth('/sign-in/email', { ...other, password: 'wrong one' })
    await statuses(points, guessOther)
    expect((await new Browser().auth('/sign-in/email', other)).status).toBe(429)
  })
})
