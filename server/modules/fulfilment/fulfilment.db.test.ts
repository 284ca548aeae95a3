import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { cancelTestOrder, makeTestVendor, payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import type { Db } from '#server/db/index.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { acceptVendorOrder } from './accept-vendor-order.ts'
import { deliverVendorOrder } from './deliver-vendor-order.ts'
import { listVendorOrders } from './list-vendor-orders.ts'
import { countVendorOrders, viewVendorOrder } from './queries.ts'
import { shipVendorOrder } from './ship-vendor-order.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const now = new Date(Date.now() + 120_000)
const parcel = { carrier: 'DHL', trackingNumber: '123', trackingUrl: 'https://dhl.example/123' }

async function part({ paid = true } = {}) {
  const order = await placeTestOrder(db)
  if (paid) await payTestOrder(db, order)
  const { vendorOrderId = '', vendorId = '' } = order.parts[0] ?? {}
  return { order, move: { vendorOrderId, vendorId: vendorId as VendorId, userId: 'u', now } }
}
const eventsOf = async (vendorOrderId: string) =>
  (await db.outboxEvent.findMany({ where: { vendorOrderId }, orderBy: { id: 'asc' } })).map(
    ({ name }) => name,
  )

describe('fulfilling a part', () => {
  it('accepts, ships with tracking and delivers, each with its history and its event', async () => {
    const { move } = await part()
    expect(await acceptVendorOrder(db, move)).toEqual({ ok: true, again: false })
    expect(await shipVendorOrder(db, { ...move, ...parcel })).toEqual({ ok: true, again: false })
    expect(await deliverVendorOrder(db, move)).toEqual({ ok: true, again: false })
    expect(await eventsOf(move.vendorOrderId)).toEqual([
      'vendor-order/accepted',
      'vendor-order/shipped',
      'vendor-order/delivered',
    ])
    const view = await viewVendorOrder(db, move)
    expect(view).toMatchObject({
      status: 'delivered',
      ...parcel,
      acceptedAt: now,
      shippedAt: now,
      deliveredAt: now,
    })
    expect(view?.history.map(({ toStatus, by }) => `${by} ${toStatus}`)).toEqual([
      'customer awaiting-payment',
      'vendor accepted',
      'vendor shipped',
      'vendor delivered',
    ])
  })

  it('does nothing that is not paid, whatever is asked', async () => {
    const { move } = await part({ paid: false })
    const refused = { ok: false, reason: 'not-paid' }
    expect(await acceptVendorOrder(db, move)).toEqual(refused)
    expect(await shipVendorOrder(db, { ...move, ...parcel })).toEqual(refused)
    expect(await deliverVendorOrder(db, move)).toEqual(refused)
    expect(await eventsOf(move.vendorOrderId)).toEqual([])
  })

  it('does not know the part of another vendor', async () => {
    const { move } = await part()
    const other = { ...move, vendorId: (await makeTestVendor(db)).vendorId as VendorId }
    const refused = { ok: false, reason: 'not-found' }
    expect(await acceptVendorOrder(db, other)).toEqual(refused)
    expect(await shipVendorOrder(db, { ...other, ...parcel })).toEqual(refused)
    expect(await viewVendorOrder(db, other)).toBeNull()
  })

  it('happens once when it is asked for twice, also at the same time', async () => {
    const { move } = await part()
    const ship = () => shipVendorOrder(db, { ...move, ...parcel })
    const results = await Promise.all([ship(), ship(), ship()])
    expect(results.map((result) => result.ok && result.again).sort()).toEqual([false, true, true])
    expect(await eventsOf(move.vendorOrderId)).toEqual(['vendor-order/shipped'])
    expect(await shipVendorOrder(db, { ...move, carrier: 'UPS' })).toMatchObject({ reason: 'not-possible' })
    expect(await acceptVendorOrder(db, move)).toEqual({
      ok: false,
      reason: 'not-possible',
      status: 'shipped',
    })
  })

  it('delivers only what was shipped, and moves nothing that was cancelled', async () => {
    const [{ move }, cancelled] = [await part(), await part()]
    expect(await deliverVendorOrder(db, move)).toEqual({
      ok: false,
      reason: 'not-possible',
      status: 'placed',
    })
    await cancelTestOrder(db, cancelled.order)
    expect(await acceptVendorOrder(db, cancelled.move)).toEqual({ ok: false, reason: 'cancelled' })
  })

  it('ships or is cancelled, never both', async () => {
    for (let round = 0; round < 15; round += 1) {
      const { order, move } = await part()
      const [shipped, cancelled] = await Promise.all([
        shipVendorOrder(db, { ...move, ...parcel }),
        cancelOrder(db, { orderId: order.orderId, reason: 'other', actor: 'operator:op', now }),
      ])
      expect([shipped.ok, cancelled.ok].sort()).toEqual([false, true])
      const { status } = await db.vendorOrder.findUniqueOrThrow({ where: { id: move.vendorOrderId } })
      expect(status).toBe(shipped.ok ? 'shipped' : 'cancelled')
    }
  })
})

describe("a vendor's lists", () => {
  it('show their own parts by state, newest first, page by page', async () => {
    const vendor = await makeTestVendor(db)
    const vendorId = vendor.vendorId as VendorId
    const codes: string[] = []
    for (let day = 1; day <= 3; day += 1) {
      const order = await placeTestOrder(db, { parts: [{ vendor }, {}], placedAt: new Date(2026, 0, day) })
      if (day === 3) await payTestOrder(db, order)
      codes.unshift(`${order.code}/1`)
    }
    const first = await listVendorOrders(db, { vendorId, limit: 2 })
    const second = await listVendorOrders(db, { vendorId, limit: 2, after: first.next ?? undefined })
    expect([...first.parts, ...second.parts].map(({ code }) => code)).toEqual(codes)
    expect(second.next).toBeNull()
    expect((await listVendorOrders(db, { vendorId, status: 'placed' })).parts).toHaveLength(1)
    expect(await countVendorOrders(db, { vendorId })).toEqual({ 'awaiting-payment': 2, placed: 1 })
  })

  it('show the address from the payment until a cancellation, and never the e-mail address', async () => {
    const { order, move } = await part({ paid: false })
    await db.orderAddress.create({
      data: {
        orderId: order.orderId,
        kind: 'shipping',
        name: 'Ada',
        line1: 'A 1',
        postalCode: '1',
        city: 'B',
        country: 'DE',
      },
    })
    expect((await viewVendorOrder(db, move))?.address).toBeNull()
    await payTestOrder(db, order)
    const view = await viewVendorOrder(db, move)
    expect(view?.address).toMatchObject({ name: 'Ada' })
    expect(JSON.stringify(view)).not.toContain('customer@example.test')
    await cancelTestOrder(db, order)
    expect((await viewVendorOrder(db, move))?.address).toBeNull()
  })
})
