import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivals, inWords, play, WAYS } from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import {
  cancelTestOrder,
  deliverTestPart,
  makeTestVendor,
  payTestOrder,
  placeTestOrder,
  type TestOrder,
} from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { adjustInventory } from './adjust-inventory.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const event = (name: 'order/paid' | 'order/cancelled', orderId: string) =>
  ({
    eventId: newId(),
    name,
    payload: { orderId },
    occurredAt: new Date(),
    correlationId: null,
  }) as HandedEvent
const hand = (events: HandedEvent[]) => inTransaction(db, (tx) => adjustInventory(tx, events))

async function stateOf(order: TestOrder) {
  const variants = await db.reservation.findMany({
    where: { orderId: order.orderId },
    include: { stock: { include: { movements: true } } },
    orderBy: { id: 'asc' },
  })
  return variants.map(({ state, stock }) => ({
    state,
    onHand: stock.onHand,
    reserved: stock.reserved,
    moved: stock.movements.reduce((sum, movement) => sum + movement.delta, 0),
    reasons: stock.movements.map((movement) => movement.reason).sort(),
  }))
}

const twoVendors = { parts: [{ items: [{ quantity: 2 }] }, { items: [{ quantity: 3 }] }] }

describe('adjust-inventory', () => {
  it('turns what a paid order holds into sales', async () => {
    const order = await placeTestOrder(db, twoVendors)
    await payTestOrder(db, order)
    const done = await hand([event('order/paid', order.orderId)])
    expect(done[0]?.did).toBe('5 units sold')
    expect(await stateOf(order)).toEqual([
      { state: 'committed', onHand: 998, reserved: 0, moved: 998, reasons: ['initial', 'sale'] },
      { state: 'committed', onHand: 997, reserved: 0, moved: 997, reasons: ['initial', 'sale'] },
    ])
  })

  it('leaves what was shipped where it is when an order is cancelled', async () => {
    const order = await placeTestOrder(db)
    await payTestOrder(db, order)
    await hand([event('order/paid', order.orderId)])
    await deliverTestPart(db, order.parts[0]?.vendorOrderId ?? '')
    await cancelTestOrder(db, order)
    await hand([event('order/cancelled', order.orderId)])
    expect(await stateOf(order)).toMatchObject([{ state: 'committed', onHand: 999, reserved: 0 }])
  })

  it('leaves the units of an unpaid order held', async () => {
    const order = await placeTestOrder(db)
    await hand([event('order/paid', order.orderId)])
    expect(await stateOf(order)).toMatchObject([{ state: 'held', onHand: 1000, reserved: 1 }])
  })

  const names = ['paid', 'cancelled']
  for (const way of WAYS) {
    it(`ends with every unit back after paid and cancelled, in every order of arrival, ${way}`, async () => {
      for (const steps of arrivals(2, 2)) {
        const order = await placeTestOrder(db, twoVendors)
        const events = [event('order/paid', order.orderId), event('order/cancelled', order.orderId)]
        await play(steps, way, {
          happen: (index) => (index === 0 ? payTestOrder(db, order) : cancelTestOrder(db, order)),
          hand: (indexes) => hand(indexes.flatMap((index) => events[index] ?? [])),
        })
        for (const state of await stateOf(order)) {
          expect(state, inWords(steps, names)).toMatchObject({ onHand: 1000, reserved: 0, moved: 1000 })
        }
      }
    })
  }

  it('settles orders of the same products at once without deadlocks', async () => {
    const vendors = await Promise.all([makeTestVendor(db), makeTestVendor(db), makeTestVendor(db)])
    const orders = []
    for (let number = 0; number < 12; number += 1) {
      const parts = [...vendors].sort(() => Math.random() - 0.5).map((vendor) => ({ vendor }))
      orders.push(await placeTestOrder(db, { parts }))
    }
    await Promise.all(orders.map((order) => payTestOrder(db, order)))
    const paid = orders.map((order) => event('order/paid', order.orderId))
    await Promise.all([...paid, ...paid].map((one) => hand([one])))
    const stock = await db.stock.findMany({ where: { variantId: { in: vendors.map((v) => v.variantId) } } })
    expect(stock.map(({ onHand, reserved }) => ({ onHand, reserved }))).toEqual(
      vendors.map(() => ({ onHand: 988, reserved: 0 })),
    )
  })
})

describe('inventory/low', () => {
  const lowEvents = (variantId: string) =>
    db.outboxEvent.count({
      where: { name: 'inventory/low', payload: { path: ['variantId'], equals: variantId } },
    })

  it('is emitted once per crossing under the threshold, and again after there was enough in between', async () => {
    const vendor = await makeTestVendor(db)
    await db.stock.update({ where: { variantId: vendor.variantId }, data: { lowStockThreshold: 998 } })
    const order = async () => {
      const placed = await placeTestOrder(db, { parts: [{ vendor, items: [{ quantity: 2 }] }] })
      await payTestOrder(db, placed)
      await hand([event('order/paid', placed.orderId)])
      return placed
    }
    await order()
    expect(await lowEvents(vendor.variantId)).toBe(0)
    const second = await order()
    const third = await order()
    expect(await lowEvents(vendor.variantId)).toBe(1)
    for (const placed of [second, third]) {
      await cancelTestOrder(db, placed)
      await hand([event('order/cancelled', placed.orderId)])
    }
    expect(await lowEvents(vendor.variantId)).toBe(1)
    await order()
    expect(await lowEvents(vendor.variantId)).toBe(2)
  })
})
