import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { countDeadlocks } from '#local/testing/deadlocks.ts'
import { aVariant, buyers, card, fillCart, newGuest, place, placedIds } from '#local/testing/shop.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { adjustInventory } from '#server/modules/inventory/adjust-inventory.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { markTransferReceived } from '#server/modules/payments/mark-transfer-received.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { commitPlacement } from './commit-placement.ts'
import { loadCart } from './load-cart.ts'
import { quoteCart } from './quote-cart.ts'

runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const stockOf = (variantId: string) => db.stock.findUniqueOrThrow({ where: { variantId } })
const cancelled = (orderId: string) =>
  ({
    eventId: newId(),
    name: 'order/cancelled',
    payload: { orderId, reason: 'customer-request' },
    occurredAt: new Date(),
    correlationId: null,
  }) as HandedEvent

/** Resolves when some statement in the test's database waits for a lock. */
async function somebodyWaits(): Promise<void> {
  for (;;) {
    const [row] = await db.$queryRaw<{ waiting: number }[]>`
      SELECT count(*)::int AS waiting FROM pg_stat_activity
      WHERE datname = current_database() AND wait_event_type = 'Lock'`
    if (row?.waiting) return
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('units (promise 2: none is sold twice, none is refused while it is free)', () => {
  it.each(['transfer', 'card'] as const)(
    'sells 10 units to 10 of 60 buyers who pay by %s',
    async (method) => {
      const variantId = await aVariant(db, 10)
      const all = await buyers(db, 60, () => [variantId])
      const payment = method === 'card' ? card() : ({ method } as const)
      const results = await Promise.all(all.map(({ by, input }) => place(db, { ...input, payment }, by)))
      expect(placedIds(results)).toHaveLength(10)
      expect(results.filter((result) => !result.ok && result.reason === 'out-of-stock')).toHaveLength(50)
      expect(await stockOf(variantId)).toMatchObject({ onHand: 10, reserved: 10 })
      // Whose card was held for nothing has the money back after the sweep, and who ordered has not.
      if (method === 'card') {
        await voidAttempts(db, { staleMs: 0, limit: 100 })
        const attempts = await db.paymentAttempt.groupBy({ by: ['state'], _count: true })
        expect(attempts.filter(({ state }) => !['used', 'voided'].includes(state))).toEqual([])
        expect(attempts.find(({ state }) => state === 'used')?._count).toBe(10)
      }
      await expectAudited(db)
    },
  )

  it('counts two lines of one thing together, so they do not share its last unit', async () => {
    const placeTwice = async (units: number) => {
      const [variantId, by] = [await aVariant(db, units), newGuest()]
      const input = await fillCart(db, by, [variantId])
      const cart = await loadCart(db, { cartId: input.cartId, owners: [by] })
      if (!cart) throw new Error('no cart')
      // The cart's key keeps a variant to one line; the placement must not depend on that.
      const twice = { ...cart, rows: [...cart.rows, ...cart.rows] }
      const quoted = await quoteCart(db, twice, 'DE')
      if (!quoted.ok) throw new Error(quoted.reason)
      const placed = await commitPlacement(db, {
        ...{ input, owner: by, userId: null, bodyHash: 'two lines', cart: twice, quote: quoted.quote },
        ...{ attemptId: null, correlationId: null, now: new Date() },
      })
      return { placed, variantId, stock: await stockOf(variantId) }
    }
    const short = await placeTwice(1)
    const lines = [{ variantId: short.variantId, available: 1 }]
    expect(short.placed).toEqual({ ok: false, refusal: { reason: 'out-of-stock', lines } })
    expect(short.stock).toMatchObject({ onHand: 1, reserved: 0 })
    const enough = await placeTwice(2)
    expect(enough.placed).toMatchObject({ ok: true })
    expect(enough.stock).toMatchObject({ onHand: 2, reserved: 2 })
    await expectAudited(db)
  })

  it('gives the last unit to one of two carts that hold it beside things of their own', async () => {
    for (let round = 0; round < 10; round += 1) {
      const last = await aVariant(db, 1)
      const others = [await aVariant(db), await aVariant(db)]
      const pair = await buyers(db, 2, (index) => (index ? [last, others[1] ?? ''] : [others[0] ?? '', last]))
      const results = await Promise.all(pair.map(({ by, input }) => place(db, input, by)))
      expect(placedIds(results)).toHaveLength(1)
      // Who lost holds nothing of anything (promise 1).
      const held = await Promise.all(others.map(stockOf))
      expect(held.map(({ reserved }) => reserved).sort()).toEqual([0, 1])
    }
    await expectAudited(db)
  })
})

describe('locks (promise 2: checkouts and listeners do not deadlock each other)', () => {
  it('places 100 pairs of crossed carts at once beside cancellations, without one deadlock', async () => {
    const things = [await aVariant(db), await aVariant(db), await aVariant(db)]
    const all = await buyers(db, 200, (index) => (index % 2 ? things : [...things].reverse()))
    const { result, deadlocks } = await countDeadlocks(test, (racing) =>
      Promise.all(
        all.map(async ({ by, input }, index) => {
          const placed = await place(racing, input, by)
          if (placed.ok && index % 4 === 0) {
            const { orderId } = placed
            await cancelOrder(racing, {
              ...{ orderId, reason: 'customer-request', actor: 'customer', now: new Date() },
            })
            await inTransaction(racing, (tx) => adjustInventory(tx, [cancelled(orderId)]))
          }
          return placed
        }),
      ),
    )
    expect(placedIds(result)).toHaveLength(200)
    expect(deadlocks).toBe(0)
    for (const thing of things) expect(await stockOf(thing)).toMatchObject({ onHand: 1000, reserved: 150 })
    await expectAudited(db)
  }, 60_000)

  it('lets a placement wait for a release and have the unit that it frees', async () => {
    const variantId = await aVariant(db, 1)
    const [first, second] = await buyers(db, 2, () => [variantId])
    if (!first || !second) throw new Error('no buyers')
    const placed = await place(db, first.input, first.by)
    if (!placed.ok) throw new Error(placed.reason)
    const { orderId } = placed
    await cancelOrder(db, { orderId, reason: 'customer-request', actor: 'customer', now: new Date() })
    let waiting: ReturnType<typeof place> | undefined
    await inTransaction(db, async (tx) => {
      await adjustInventory(tx, [cancelled(orderId)])
      waiting = place(db, second.input, second.by)
      await somebodyWaits()
    })
    expect(await waiting).toMatchObject({ ok: true })
    expect(await stockOf(variantId)).toMatchObject({ onHand: 1, reserved: 1 })
    await expectAudited(db)
  })

  it('lets a placement wait for a sale and be refused the unit that it took', async () => {
    const variantId = await aVariant(db, 1)
    const [first, second] = await buyers(db, 2, () => [variantId])
    if (!first || !second) throw new Error('no buyers')
    const placed = await place(db, first.input, first.by)
    if (!placed.ok) throw new Error(placed.reason)
    await markTransferReceived(db, { orderId: placed.orderId, operatorId: 'op', now: new Date() })
    let waiting: ReturnType<typeof place> | undefined
    await inTransaction(db, async (tx) => {
      await adjustInventory(tx, [{ ...cancelled(placed.orderId), name: 'order/paid' } as HandedEvent])
      waiting = place(db, second.input, second.by)
      await somebodyWaits()
    })
    expect(await waiting).toMatchObject({ ok: false, reason: 'out-of-stock' })
    expect(await stockOf(variantId)).toMatchObject({ onHand: 0, reserved: 0 })
    await expectAudited(db)
  })
})
