import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { arrivals, play, tryAll, WAYS } from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { createWebhookEndpoint } from './create-endpoint.ts'
import { openDeliveries } from './open-deliveries.ts'
import { webhookDeliveries } from './queries.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(async () => {
  await test.drop()
})

const NOW = new Date()

async function endpointOf(vendorId: string, options: { events?: 'order/placed'[]; url?: string } = {}) {
  const { url = 'http://127.0.0.1:9/', events = [] } = options
  const made = await createWebhookEndpoint(db, {
    vendorId: vendorId as VendorId,
    allowPrivate: true,
    url,
    events,
  })
  if (!made.ok) throw new Error(made.reason)
  return made
}

const handed = (event: Partial<HandedEvent>) =>
  ({ eventId: newId(), occurredAt: NOW, correlationId: null, ...event }) as HandedEvent
const placedEvent = ({ orderId }: TestOrder) => handed({ name: 'order/placed', payload: { orderId } })
const open = (events: HandedEvent[]) => inTransaction(db, (tx) => openDeliveries(tx, events))

describe('opening deliveries', () => {
  it("tells each vendor about its own part alone, and nothing of the customer's", async () => {
    const order = await placeTestOrder(db, { parts: [{ items: [{ quantity: 2 }] }, { shipping: 490 }] })
    for (const { vendorId } of order.parts) await endpointOf(vendorId)
    expect(await open([placedEvent(order)])).toMatchObject([{ did: 'opened 2 deliveries' }])
    const bodies = await db.webhookDelivery.findMany({
      where: { eventName: 'order/placed' },
      include: { endpoint: true },
    })
    for (const [index, { vendorId, vendorOrderId, total, net }] of order.parts.entries()) {
      const [mine, ...others] = bodies.filter(({ endpoint }) => endpoint.vendorId === vendorId)
      expect(others).toEqual([])
      expect(JSON.parse(mine?.body ?? '')).toMatchObject({
        type: 'order/placed',
        timestamp: NOW.toISOString(),
        data: { vendorOrderId, code: `${order.code}/${index + 1}`, total, net, items: [{ unitPrice: 1000 }] },
      })
      const other = order.parts[1 - index]
      expect(mine?.body).not.toContain(other?.vendorOrderId)
      expect(mine?.body).not.toContain(other?.vendorId)
      expect(mine?.body).not.toMatch(/example\.test|customer|guest/)
    }
  })

  it('reaches only the vendor whose part, payout or product it is about', async () => {
    const order = await placeTestOrder(db, { parts: [{}, {}] })
    const [mine, other] = order.parts
    for (const { vendorId } of order.parts) await endpointOf(vendorId)
    const { vendorId = '', vendorOrderId = '' } = mine ?? {}
    const variant = await db.variant.findFirstOrThrow({ where: { vendorId } })
    const payout = {
      id: newId(),
      vendorId,
      amount: 500n,
      currency: 'EUR',
      state: 'paid',
      accountReference: 'acct',
    }
    await db.payout.create({ data: payout })
    await open([
      handed({ name: 'vendor-order/shipped', payload: { orderId: order.orderId, vendorOrderId, vendorId } }),
      handed({ name: 'payout/paid', payload: { payoutId: payout.id, vendorId } }),
      handed({ name: 'inventory/low', payload: { variantId: variant.id, vendorId, available: 3 } }),
    ])
    const { deliveries } = await webhookDeliveries(db, { vendorId: vendorId as VendorId })
    const data = Object.fromEntries(
      deliveries.map(({ eventName, body }) => [eventName, JSON.parse(body).data]),
    )
    expect(data).toMatchObject({
      'vendor-order/shipped': { vendorOrderId },
      'payout/paid': { payoutId: payout.id, amount: 500, currency: 'EUR' },
      'inventory/low': { variantId: variant.id, sku: variant.sku, available: 3 },
    })
    expect((await webhookDeliveries(db, { vendorId: other?.vendorId as VendorId })).deliveries).toEqual([])
  })

  it('leaves out endpoints that are switched off or want other events, and asks a run for each that is left', async () => {
    const vendor = await makeTestVendor(db)
    const order = await placeTestOrder(db, { parts: [{ vendor }] })
    const chosen = await endpointOf(vendor.vendorId, { events: ['order/placed'] })
    const off = await endpointOf(vendor.vendorId)
    await db.webhookEndpoint.update({ where: { id: off.endpointId }, data: { active: false } })
    const done = await open([
      placedEvent(order),
      handed({ name: 'order/paid', payload: { orderId: order.orderId, paymentId: order.paymentId } }),
    ])
    expect(done.map(({ did }) => did)).toEqual(['opened 1 delivery', 'no endpoint wants it'])
    const [delivery] = (await webhookDeliveries(db, { vendorId: vendor.vendorId as VendorId })).deliveries
    expect(delivery).toMatchObject({ endpointId: chosen.endpointId, state: 'pending' })
    const asked = await db.outboxEvent.findMany({ where: { name: 'webhook/delivery-requested' } })
    expect(asked.filter(({ payload }) => JSON.stringify(payload).includes(delivery?.id ?? ''))).toMatchObject(
      [{ listeners: ['send-webhook'] }],
    )
  })

  it.each(WAYS)(
    'comes to one delivery per event and endpoint in every order of arrival, up to three times, %s',
    async (way) => {
      await tryAll(
        [1, 2, 3].flatMap((times) => arrivals(2, times)),
        async (steps) => {
          const order = await placeTestOrder(db)
          const { vendorId = '' } = order.parts[0] ?? {}
          await endpointOf(vendorId)
          await endpointOf(vendorId)
          const events = [
            placedEvent(order),
            handed({ name: 'order/cancelled', payload: { orderId: order.orderId, reason: 'a name' } }),
          ]
          await play(steps, way, {
            happen: async () => {},
            hand: (indexes) => open(indexes.map((index) => events[index] as HandedEvent)),
          })
          const { deliveries } = await webhookDeliveries(db, { vendorId: vendorId as VendorId })
          expect(deliveries).toHaveLength(4)
          expect(new Set(deliveries.map(({ endpointId, eventName }) => endpointId + eventName)).size).toBe(4)
          const asked = {
            name: 'webhook/delivery-requested',
            payload: { path: ['vendorId'], equals: vendorId },
          }
          expect(await db.outboxEvent.count({ where: asked })).toBe(4)
        },
      )
    },
    120_000,
  )
})
