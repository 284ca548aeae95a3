import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { aVariant, card, fillCart, newGuest, newKey, place, placedIds } from '#local/testing/shop.ts'
import { losingAnswerTo, openWire } from '#local/testing/wire.ts'
import { newId } from '#server/core/ids.ts'
import { connect } from '#server/database.ts'
import type { Db } from '#server/db/index.ts'
import { retrievePayment } from '#server/gateways/payments.ts'
import { claimGuestCart } from '#server/modules/cart/claim-guest-cart.ts'
import type { Owner } from '#server/modules/cart/queries.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'

const emulators = runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const many = <T>(count: number, work: (index: number) => Promise<T>) =>
  Promise.all(Array.from({ length: count }, (_, index) => work(index)))
const anInput = async (by: Owner) => fillCart(db, by, [await aVariant(db)])
const aUser = async (): Promise<Owner> => {
  const user = await db.user.create({ data: { id: newId(), name: 'A', email: `${newId()}@example.test` } })
  return `user:${user.id}`
}
const ordersOf = (cartId: string) => db.order.count({ where: { cartId } })

/** Where a cart's money is: of each of its attempts, our state and the provider's. */
async function holdsOf(cartId: string): Promise<string[]> {
  const attempts = await db.paymentAttempt.findMany({ where: { cartId } })
  const states = attempts.map(async ({ state, providerReference }) => {
    const held = providerReference ? (await retrievePayment(providerReference)).outcome : 'nothing'
    return `${state}: ${held}`
  })
  return (await Promise.all(states)).sort()
}

/** Puts a tap on the gateway that counts how many authorisations are asked for, and how many at once. */
async function tapGateway() {
  const underWay = new Set<number>()
  const seen = { calls: 0, most: 0 }
  const wire = await openWire(emulators.urls.stripeUrl, {
    asked: (bytes, connection) => {
      if (!bytes.startsWith('POST /v1/payment_intents ')) return false
      seen.calls += 1
      underWay.add(connection)
      seen.most = Math.max(seen.most, underWay.size)
      return false
    },
    answered: (_, connection) => {
      underWay.delete(connection)
      return false
    },
    ended: (connection) => void underWay.delete(connection),
  })
  vi.stubEnv('STRIPE_BASE_URL', wire.url)
  const untap = () => {
    vi.stubEnv('STRIPE_BASE_URL', emulators.urls.stripeUrl)
    return wire.close()
  }
  return { seen, untap }
}

describe('one key 50 times at once, by card (promise 3: one order, one payment)', () => {
  it('gives one order and asks the gateway once', async () => {
    const by = newGuest()
    const input = { ...(await anInput(by)), payment: card() }
    await emulators.fault('stripe', { mode: 'delay', ms: 150, path: '/payment_intents', times: 1 })
    const { seen, untap } = await tapGateway()
    const results = await many(50, () => place(db, input, by))
    await untap()
    expect(placedIds(results)).toHaveLength(50)
    expect(new Set(placedIds(results)).size).toBe(1)
    expect(results.filter((result) => result.ok && !result.again)).toHaveLength(1)
    expect(seen).toEqual({ calls: 1, most: 1 })
    expect(await holdsOf(input.cartId)).toEqual(['used: authorised'])
    await expectAudited(db)
  })

  it('repeats an unanswered call one caller at a time, and holds the money once', async () => {
    const by = newGuest()
    const input = { ...(await anInput(by)), payment: card() }
    // Held at the provider, and the answer is lost, three times over (the SDK itself asks a closed connection twice).
    await emulators.fault('stripe', { mode: 'reset-after', path: '/payment_intents', times: 6 })
    const { seen, untap } = await tapGateway()
    const results = await many(50, () => place(db, input, by))
    await untap()
    expect(seen.most).toBe(1)
    expect(seen.calls).toBeGreaterThan(1)
    expect(new Set(placedIds(results)).size).toBe(1)
    const others = results.flatMap((result) => (result.ok ? [] : [result.reason]))
    expect(new Set(others)).toEqual(new Set(['payment-unknown']))
    expect(await place(db, input, by)).toMatchObject({ ok: true, again: true })
    expect(await holdsOf(input.cartId)).toEqual(['used: authorised'])
    await expectAudited(db)
  })

  it('voids nothing that the order uses, and uses nothing that is voided, beside a sweep that finds all stale', async () => {
    for (let round = 0; round < 5; round += 1) {
      const by = newGuest()
      const input = { ...(await anInput(by)), payment: card() }
      const sweeping = new AbortController()
      const sweep = async () => {
        while (!sweeping.signal.aborted) await voidAttempts(db, { staleMs: 0 })
      }
      const sweeps = [sweep(), sweep()]
      const results = await many(10, () => place(db, input, by))
      sweeping.abort()
      await Promise.all(sweeps)
      // Who lost their hold to the sweep asks again with the same key, as the page does.
      results.push(await place(db, input, by))
      expect(new Set(placedIds(results)).size).toBe(1)
      await voidAttempts(db, { staleMs: 0 })
      const holds = await holdsOf(input.cartId)
      expect(holds.filter((hold) => hold === 'used: authorised')).toHaveLength(1)
      expect(
        holds.filter((hold) => !['used: authorised', 'voided: voided', 'voided: nothing'].includes(hold)),
      ).toEqual([])
    }
    await expectAudited(db)
  }, 60_000)
})

describe('one cart, several ways at once (promise 3: one order)', () => {
  it('two tabs under two keys, by card: one order, and the other hold is let go of', async () => {
    const by = newGuest()
    const first = { ...(await anInput(by)), payment: card() }
    const second = { ...first, key: newKey() }
    const results = await many(20, (index) => place(db, index % 2 ? first : second, by))
    expect(placedIds(results)).toHaveLength(20)
    expect(new Set(placedIds(results)).size).toBe(1)
    await voidAttempts(db, { staleMs: 0 })
    const holds = await holdsOf(first.cartId)
    expect(holds[0]).toBe('used: authorised')
    expect(holds.slice(1).filter((hold) => hold !== 'voided: voided')).toEqual([])
    await expectAudited(db)
  })

  it('before, while and after the guest signs in: one order', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [guest, user] = [newGuest(), await aUser()]
      const input = await anInput(guest)
      const signedIn = { ...input, key: round % 2 ? input.key : newKey() }
      const [signing, ...results] = await Promise.all([
        claimGuestCart(db, { guest, userId: user.slice('user:'.length) }),
        ...Array.from({ length: 4 }, () => place(db, input, guest)),
        ...Array.from({ length: 4 }, () => place(db, signedIn, user, [user, guest])),
      ])
      expect(signing).toBeUndefined()
      const after = await place(db, signedIn, user, [user, guest])
      expect(new Set(placedIds([...results, after])).size).toBe(1)
      // A guest whose cart has just become the user's holds it no more; nobody is told anything else.
      const refusals = results.flatMap((result) => (result.ok ? [] : [result.reason]))
      expect(refusals.filter((reason) => reason !== 'cart-gone')).toEqual([])
      expect(await ordersOf(input.cartId)).toBe(1)
    }
    await expectAudited(db)
  })

  it('a guest whose cart is merged into the user’s own orders its units once, there or here', async () => {
    for (let round = 0; round < 8; round += 1) {
      const [guest, user] = [newGuest(), await aUser()]
      const [own, theirs] = [await anInput(user), await anInput(guest)]
      const [placed] = await Promise.all([
        place(db, theirs, guest),
        claimGuestCart(db, { guest, userId: user.slice('user:'.length) }),
      ])
      const lines = await db.cartLine.count({ where: { cartId: own.cartId } })
      expect({ placed: placed.ok, lines }).toEqual(
        placed.ok ? { placed: true, lines: 1 } : { placed: false, lines: 2 },
      )
    }
    await expectAudited(db)
  })
})

describe('a key (promise 3: its owner’s alone, and for one body)', () => {
  it.each([{ method: 'transfer' } as const, card()])(
    'stands for one of two bodies that come under it at once ($method)',
    async (payment) => {
      const by = newGuest()
      const input = { ...(await anInput(by)), payment }
      const results = await many(20, (index) =>
        place(db, index % 2 ? input : { ...input, email: 'other@example.test' }, by),
      )
      const reused = results.filter((result) => !result.ok && result.reason === 'key-reused')
      expect(reused).toHaveLength(10)
      expect(placedIds(results)).toHaveLength(10)
      expect(new Set(placedIds(results)).size).toBe(1)
      await expectAudited(db)
    },
  )

  it('is another one for another guest and for another user, also at the same moment', async () => {
    const owners = [newGuest(), newGuest(), await aUser(), await aUser()]
    const key = newKey()
    const inputs = await Promise.all(
      owners.map(async (by) => ({ by, input: { ...(await anInput(by)), key, payment: card() } })),
    )
    const results = await Promise.all([...inputs, ...inputs].map(({ by, input }) => place(db, input, by)))
    expect(placedIds(results)).toHaveLength(8)
    expect(new Set(placedIds(results)).size).toBe(4)
    for (const { by, input } of inputs) {
      expect(await db.order.findUniqueOrThrow({ where: { cartId: input.cartId } })).toMatchObject({
        owner: by,
      })
    }
    // Under the key of somebody's order a stranger learns nothing: neither the order nor that the cart exists.
    const [victim] = inputs
    if (!victim) throw new Error('nobody')
    expect(await place(db, victim.input, newGuest())).toEqual({ ok: false, reason: 'cart-gone' })
    await expectAudited(db)
  })

  it('whose reply was lost after the commit gives the same order again', async () => {
    const by = newGuest()
    const input = { ...(await anInput(by)), payment: card() }
    let lost = 0
    const wire = await openWire(
      test.appUrl,
      losingAnswerTo('INSERT INTO checkout_claims', () => {
        lost += 1
      }),
    )
    const cut = connect(wire.url, 4)
    await expect(place(cut, input, by)).rejects.toThrow()
    await cut.$disconnect()
    await wire.close()
    expect(lost).toBe(1)
    expect(await ordersOf(input.cartId)).toBe(1)
    const again = await many(5, () => place(db, input, by))
    expect(again.every((result) => result.ok && result.again)).toBe(true)
    expect(new Set(placedIds(again)).size).toBe(1)
    expect(await holdsOf(input.cartId)).toEqual(['used: authorised'])
    await expectAudited(db)
  })
})
