import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivals, inWords, play, tryAll, WAYS } from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import { cancelTestOrder, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from './book-vendor-balances.ts'
import { vendorBalances } from './queries.ts'
import { verifyLedger } from './verify-ledger.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const NAMES = ['order/placed', 'order/cancelled'] as const

function eventsOf({ orderId }: TestOrder): HandedEvent[] {
  const base = { occurredAt: new Date(), correlationId: null }
  return [
    { ...base, eventId: newId(), name: 'order/placed', payload: { orderId } },
    { ...base, eventId: newId(), name: 'order/cancelled', payload: { orderId, reason: 'test' } },
  ]
}

const hand = (events: HandedEvent[]) => inTransaction(db, (tx) => bookVendorBalances(tx, events))

describe('booking vendor balances', () => {
  it("puts each part's net into its vendor's pending balance", async () => {
    const order = await placeTestOrder(db, {
      parts: [{ shipping: 490, items: [{ quantity: 2 }] }, { items: [{ unitPrice: 333, taxBps: 700 }] }],
    })
    const [placed] = eventsOf(order)
    const done = await hand(placed ? [placed] : [])
    expect(done).toEqual([
      { eventId: placed?.eventId, did: "booked 2 journals to the vendors' pending balances" },
    ])
    for (const { vendorId, net } of order.parts) {
      expect(await vendorBalances(db, vendorId)).toMatchObject([{ pending: net, available: 0 }])
    }
  })

  it('books nothing for an order that was cancelled before its placement arrived', async () => {
    const order = await placeTestOrder(db)
    await cancelTestOrder(db, order)
    const [placed, cancelled] = eventsOf(order)
    await hand([placed as HandedEvent, cancelled as HandedEvent])
    expect(await db.journal.count({ where: { orderId: order.orderId } })).toBe(0)
  })

  it('does for a hundred orders in one call what it does for one', async () => {
    const orders = await Promise.all(Array.from({ length: 100 }, () => placeTestOrder(db)))
    await hand(orders.flatMap((order) => eventsOf(order).slice(0, 1)))
    const parts = orders.flatMap((order) => order.parts)
    const balances = await db.vendorBalance.findMany({
      where: { vendorId: { in: parts.map(({ vendorId }) => vendorId) } },
    })
    const pending = new Map(balances.map((balance) => [balance.vendorId, Number(balance.pending)]))
    expect(pending).toEqual(new Map(parts.map(({ vendorId, net }) => [vendorId, net])))
  })

  it.each(WAYS)(
    'ends at zero in every order of arrival, each event up to three times, %s',
    async (way) => {
      const histories = [1, 2, 3].flatMap((times) => arrivals(2, times))
      await tryAll(histories, async (steps) => {
        const order = await placeTestOrder(db, { parts: [{}, { shipping: 100 }] })
        const events = eventsOf(order)
        await play(steps, way, {
          happen: async (event) => event === 1 && (await cancelTestOrder(db, order)),
          hand: (indexes) => hand(indexes.map((index) => events[index] as HandedEvent)),
        })
        for (const { vendorId } of order.parts) {
          const [balance] = await vendorBalances(db, vendorId)
          expect(balance?.pending ?? 0, inWords(steps, NAMES)).toBe(0)
        }
        const journals = await db.journal.groupBy({
          by: ['kind'],
          where: { orderId: order.orderId },
          _count: true,
        })
        expect(new Set(journals.map(({ _count }) => _count)).size, inWords(steps, NAMES)).toBeLessThan(2)
      })
    },
    120_000,
  )

  it('makes a cancellation wait until what is being booked is there to be reversed', async () => {
    const order = await placeTestOrder(db)
    const [placed, cancelled] = eventsOf(order) as [HandedEvent, HandedEvent]
    const { cancellation } = await inTransaction(db, async (tx) => {
      await bookVendorBalances(tx, [placed])
      const cancellation = cancelTestOrder(db, order).then(() => hand([cancelled]))
      await new Promise((resolve) => setTimeout(resolve, 400))
      return { cancellation }
    })
    expect(await cancellation).toMatchObject([{ did: 'reversed 1 journal' }])
    expect(await vendorBalances(db, order.parts[0]?.vendorId ?? '')).toMatchObject([{ pending: 0 }])
  })

  it('neither deadlocks nor loses a booking while orders are cancelled under it', async () => {
    const orders = await Promise.all(
      Array.from({ length: 20 }, () => placeTestOrder(db, { parts: [{}, {}] })),
    )
    const events = orders.map(eventsOf)
    const placed = events.map(([event]) => event as HandedEvent)
    await Promise.all([
      hand(placed),
      hand([...placed].reverse()),
      ...orders.map(async (order, index) => {
        await cancelTestOrder(db, order)
        await hand([events[index]?.[1] as HandedEvent])
      }),
      ...placed.map((event) => hand([event])),
    ])
    for (const { parts } of orders) {
      const [balance] = await vendorBalances(db, parts[0]?.vendorId ?? '')
      expect(balance?.pending ?? 0).toBe(0)
    }
  })

  it('leaves a book that proves itself', async () => {
    expect((await verifyLedger(db)).map(({ found }) => found)).toEqual([0, 0])
  })
})
