import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivals, inWords, play, tryAll, WAYS } from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import {
  cancelTestOrder,
  makeTestVendor,
  placeTestOrder,
  type TestOrder,
  type TestOrderOptions,
} from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { countSales, STATS_LISTENER } from './count-sales.ts'
import { bestSellers, vendorDays } from './queries.ts'
import { rebuildStats } from './rebuild-stats.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const NAMES = ['order/placed', 'order/cancelled'] as const
const YEAR = { from: '2026-01-01', to: '2026-12-31' }
const placedAt = new Date('2026-03-10T12:00:00Z')

/** An order with its event in the outbox, as the placement writes it. */
async function placeOrder(options: TestOrderOptions): Promise<TestOrder> {
  const order = await placeTestOrder(db, options)
  await inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId: order.orderId } }]))
  return order
}

function eventsOf({ orderId }: TestOrder): HandedEvent[] {
  const base = { occurredAt: new Date(), correlationId: null }
  return [
    { ...base, eventId: newId(), name: 'order/placed', payload: { orderId } },
    { ...base, eventId: newId(), name: 'order/cancelled', payload: { orderId, reason: 'test' } },
  ]
}

const hand = (events: HandedEvent[]) => inTransaction(db, (tx) => countSales(tx, events))
const handPlaced = (...orders: TestOrder[]) => hand(orders.flatMap((order) => eventsOf(order).slice(0, 1)))
const daysOf = (vendorId: string) => vendorDays(db, { vendorId, ...YEAR })
const everything = async () => ({
  vendors: await db.vendorDailyStats.findMany({
    orderBy: [{ vendorId: 'asc' }, { day: 'asc' }, { currency: 'asc' }],
  }),
  products: await db.productDailyStats.findMany({
    orderBy: [{ productId: 'asc' }, { day: 'asc' }, { currency: 'asc' }],
  }),
})

describe('counting sales', () => {
  it("adds each part to its vendor's day and each line to its product's", async () => {
    const vendor = await makeTestVendor(db)
    const items = [{ quantity: 2, discount: 100 }, { unitPrice: 500 }]
    const orders = [
      await placeOrder({ placedAt, parts: [{ vendor, shipping: 490, items }, {}] }),
      await placeOrder({ placedAt, parts: [{ vendor }] }),
    ]
    await handPlaced(...orders)
    const gross = 2000 - 100 + 500 + 490 + 1000
    expect(await daysOf(vendor.vendorId)).toEqual([
      {
        day: '2026-03-10',
        currency: 'EUR',
        orders: 2,
        units: 4,
        gross,
        commission: 240 + 100,
        cancelledOrders: 0,
      },
    ])
    expect(await bestSellers(db, { vendorId: vendor.vendorId, ...YEAR })).toEqual([
      {
        ...{ productId: vendor.productId, title: 'A thing', picture: null, currency: 'EUR' },
        ...{ orders: 2, units: 4, gross: gross - 490 },
      },
    ])
  })

  it("takes the day from the platform's business zone, not from UTC", async () => {
    const vendor = await makeTestVendor(db)
    const lateInUtc = new Date('2026-06-30T22:30:00Z')
    await handPlaced(await placeOrder({ placedAt: lateInUtc, parts: [{ vendor }] }))
    expect((await daysOf(vendor.vendorId)).map(({ day }) => day)).toEqual(['2026-07-01'])
  })

  it('keeps currencies apart', async () => {
    const vendor = await makeTestVendor(db)
    await handPlaced(
      await placeOrder({ placedAt, parts: [{ vendor }] }),
      await placeOrder({
        placedAt,
        currency: 'KWD',
        parts: [{ vendor, items: [{ unitPrice: 12_345 }] }],
      }),
    )
    expect(await daysOf(vendor.vendorId)).toMatchObject([
      { currency: 'EUR', gross: 1000 },
      { currency: 'KWD', gross: 12_345 },
    ])
  })

  it('says what it counted, and that it was counted already', async () => {
    const order = await placeOrder({ placedAt })
    const [placed] = eventsOf(order)
    expect((await hand([placed as HandedEvent]))[0]?.did).toBe('counted 1 vendor order')
    expect((await hand([placed as HandedEvent]))[0]?.did).toBe('everything was counted already')
  })

  it.each(WAYS)(
    'comes to nothing sold and one cancelled in every order of arrival, each event up to three times, %s',
    async (way) => {
      await tryAll(
        [1, 2, 3].flatMap((times) => arrivals(2, times)),
        async (steps) => {
          const order = await placeOrder({ placedAt, parts: [{}, { items: [{ quantity: 3 }] }] })
          const events = eventsOf(order)
          await play(steps, way, {
            happen: async (event) => event === 1 && (await cancelTestOrder(db, order)),
            hand: (indexes) => hand(indexes.map((index) => events[index] as HandedEvent)),
          })
          for (const { vendorId, productId } of order.parts) {
            expect(await daysOf(vendorId), inWords(steps, NAMES)).toEqual([
              {
                day: '2026-03-10',
                currency: 'EUR',
                orders: 0,
                units: 0,
                gross: 0,
                commission: 0,
                cancelledOrders: 1,
              },
            ])
            expect(await db.productDailyStats.findFirst({ where: { productId } })).toMatchObject({
              orders: 0,
              units: 0,
            })
          }
        },
      )
    },
    120_000,
  )

  it.each([
    ['its event is still there', async () => {}],
    [
      'its event was pruned with them',
      async (orderId: string) => {
        await db.jobRun.deleteMany({ where: { event: { orderId } } })
        await db.outboxEvent.deleteMany({ where: { orderId } })
      },
    ],
  ])('takes an order back that is cancelled after its receipts were pruned, though %s', async (_, prune) => {
    const order = await placeOrder({ placedAt })
    const { orderId, parts } = order
    const event = await db.outboxEvent.findFirstOrThrow({ where: { orderId } })
    const [placed, cancelled] = eventsOf(order)
    await runEffect(db, STATS_LISTENER, [{ ...placed, eventId: event.id } as HandedEvent], countSales)
    await db.receipt.deleteMany({
      where: { subject: { in: parts.map(({ vendorOrderId }) => vendorOrderId) } },
    })
    await prune(orderId)
    await cancelTestOrder(db, order)
    await hand([cancelled as HandedEvent])
    expect(await daysOf(parts[0]?.vendorId ?? '')).toMatchObject([
      { orders: 0, gross: 0, cancelledOrders: 1 },
    ])
  })

  it('neither deadlocks nor miscounts when vendors share days and batches overlap', async () => {
    const vendors = await Promise.all([makeTestVendor(db), makeTestVendor(db), makeTestVendor(db)])
    const orders = await Promise.all(
      Array.from({ length: 24 }, (_, index) => {
        const parts = vendors.map((vendor) => ({ vendor }))
        return placeOrder({ placedAt, parts: index % 2 ? parts : parts.reverse() })
      }),
    )
    const placed = orders.map((order) => eventsOf(order)[0] as HandedEvent)
    await Promise.all([
      hand(placed),
      hand([...placed].reverse()),
      ...placed.map((event) => hand([event])),
      ...orders.slice(0, 4).map(async (order) => {
        await cancelTestOrder(db, order)
        await hand(eventsOf(order))
      }),
    ])
    for (const { vendorId } of vendors) {
      expect(await daysOf(vendorId)).toMatchObject([
        { orders: 20, units: 20, gross: 20_000, cancelledOrders: 4 },
      ])
    }
  })
})

describe('rebuilding the figures', () => {
  it('gives from the orders what the listener counted event by event', async () => {
    const counted = await everything()
    expect(counted.vendors.length).toBeGreaterThan(100)
    await rebuildStats(db)
    expect(await everything()).toEqual(counted)
  })

  it('counts what the listener has not heard of yet once, whichever of the two comes first', async () => {
    const [order, cancelled] = [await placeOrder({ placedAt }), await placeOrder({ placedAt })]
    await cancelTestOrder(db, cancelled)
    await Promise.all([rebuildStats(db), handPlaced(order, cancelled), rebuildStats(db)])
    await hand([...eventsOf(order).slice(0, 1), ...eventsOf(cancelled)])
    expect(await daysOf(order.parts[0]?.vendorId ?? '')).toMatchObject([{ orders: 1, cancelledOrders: 0 }])
    expect(await daysOf(cancelled.parts[0]?.vendorId ?? '')).toMatchObject([
      { orders: 0, cancelledOrders: 1 },
    ])
    const counted = await everything()
    await rebuildStats(db)
    expect(await everything()).toEqual(counted)
  })

  it('takes back an order that is cancelled after it', async () => {
    const order = await placeOrder({ placedAt })
    await rebuildStats(db)
    await cancelTestOrder(db, order)
    await hand(eventsOf(order))
    expect(await daysOf(order.parts[0]?.vendorId ?? '')).toMatchObject([
      { orders: 0, gross: 0, cancelledOrders: 1 },
    ])
  })

  it('repairs figures that somebody broke', async () => {
    const counted = await everything()
    await db.vendorDailyStats.updateMany({ data: { gross: 1 } })
    await rebuildStats(db)
    expect(await everything()).toEqual(counted)
  })
})
