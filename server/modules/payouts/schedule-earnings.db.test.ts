import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  arrivals,
  inWords,
  play,
  type Step,
  someArrivals,
  tryAll,
  WAYS,
  type Way,
} from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import {
  cancelTestOrder,
  deliverTestPart,
  payTestOrder,
  placeTestOrder,
  type TestOrder,
} from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { scheduleEarnings } from './schedule-earnings.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const DELIVERED = new Date('2026-05-01T10:00:00Z')
const RELEASE = new Date('2026-05-11T10:00:00Z')

const placeOrder = () => placeTestOrder(db, { parts: [{ holdDays: 10 }, { holdDays: 10 }] })

function event(name: 'order/placed' | 'order/paid' | 'order/cancelled', order: TestOrder): HandedEvent {
  const payload = { orderId: order.orderId, paymentId: order.paymentId, reason: 'test' }
  return { eventId: newId(), name, payload, occurredAt: new Date(), correlationId: null }
}

function delivered({ orderId, parts }: TestOrder): HandedEvent {
  const { vendorOrderId = '', vendorId = '' } = parts[0] ?? {}
  const payload = { orderId, vendorOrderId, vendorId }
  return {
    eventId: newId(),
    name: 'vendor-order/delivered',
    payload,
    occurredAt: new Date(),
    correlationId: null,
  }
}

const hand = (events: HandedEvent[]) => inTransaction(db, (tx) => scheduleEarnings(tx, events))
const earningOf = (vendorOrderId = '') => db.earning.findUniqueOrThrow({ where: { vendorOrderId } })

/** Placed, paid, first part delivered: the second part is still under way. */
async function playDelivery(steps: Step[], way: Way) {
  const order = await placeOrder()
  const events = [event('order/placed', order), event('order/paid', order), delivered(order)]
  await play(steps, way, {
    happen: async (index) => {
      if (index === 1) await payTestOrder(db, order)
      if (index === 2) await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '', DELIVERED)
    },
    hand: (indexes) => hand(indexes.map((index) => events[index] as HandedEvent)),
  })
  const words = inWords(steps, ['order/placed', 'order/paid', 'delivered'])
  const [first, second] = [
    await earningOf(order.parts[0]?.vendorOrderId),
    await earningOf(order.parts[1]?.vendorOrderId),
  ]
  expect(first, words).toMatchObject({ state: 'scheduled', releaseAt: RELEASE, amount: order.parts[0]?.net })
  expect(second, words).toMatchObject({ state: 'pending', releaseAt: null })
}

async function playCancellation(steps: Step[], way: Way) {
  const order = await placeOrder()
  const events = [event('order/placed', order), event('order/paid', order), event('order/cancelled', order)]
  await play(steps, way, {
    happen: async (index) => {
      if (index === 1) await payTestOrder(db, order)
      if (index === 2) await cancelTestOrder(db, order)
    },
    hand: (indexes) => hand(indexes.map((index) => events[index] as HandedEvent)),
  })
  for (const { vendorOrderId } of order.parts) {
    const words = inWords(steps, ['order/placed', 'order/paid', 'order/cancelled'])
    expect(await earningOf(vendorOrderId), words).toMatchObject({ state: 'reversed', releaseAt: null })
  }
}

describe('scheduling earnings', () => {
  const histories = [...arrivals(3, 1), ...someArrivals(3, 3, 25)]

  it.each(WAYS)(
    'gives the release date in every order of arrival, each event up to three times, %s',
    async (way) => {
      await tryAll(histories, (steps) => playDelivery(steps, way))
    },
    120_000,
  )

  it.each(WAYS)(
    'reverses on cancellation in every order of arrival, each event up to three times, %s',
    async (way) => {
      await tryAll(histories, (steps) => playCancellation(steps, way))
    },
    120_000,
  )

  it('says what it did, and that it had nothing to do the second time', async () => {
    const order = await placeTestOrder(db)
    const placed = event('order/placed', order)
    expect((await hand([placed]))[0]?.did).toBe(`earning of ${order.parts[0]?.vendorOrderId} is pending`)
    expect((await hand([placed]))[0]?.did).toBe('nothing changed')
  })

  it('leaves alone what was released already', async () => {
    const order = await placeTestOrder(db)
    await payTestOrder(db, order)
    await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '', DELIVERED)
    await hand([delivered(order)])
    await db.earning.updateMany({
      where: { vendorId: order.parts[0]?.vendorId },
      data: { state: 'released' },
    })
    await hand([event('order/placed', order), delivered(order)])
    expect(await earningOf(order.parts[0]?.vendorOrderId)).toMatchObject({ state: 'released' })
  })
})
