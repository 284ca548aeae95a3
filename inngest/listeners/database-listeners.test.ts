import { describe, expect, it } from 'vitest'
import { type Handed, redelivered, testListeners } from '#local/testing/listeners.ts'
import { placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { ListenerName } from '#server/events.ts'
import { adjustInventory } from './adjust-inventory.ts'
import { createAuditTrailEntry } from './create-audit-trail-entry.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'
import { processVendorPayouts } from './process-vendor-payouts.ts'
import { updateVendorBalance } from './update-vendor-balance.ts'
import { updateVendorSalesStats } from './update-vendor-sales-stats.ts'

const test = testListeners()

/** A signing secret as Standard Webhooks wants it. */
const SECRET = `whsec_${Buffer.from('only for these tests').toString('base64')}`

/** What stands of an order's effects, to be the same however often its event is delivered. */
const EFFECTS: [ListenerName, Parameters<typeof test.hand>[0], (orderId: string) => Promise<number>][] = [
  ['update-vendor-balance', updateVendorBalance, (orderId) => test.db.journal.count({ where: { orderId } })],
  [
    'create-audit-trail-entry',
    createAuditTrailEntry,
    (orderId) => test.db.auditEntry.count({ where: { orderId } }),
  ],
  [
    'process-vendor-payouts',
    processVendorPayouts,
    (orderId) => test.db.earning.count({ where: { vendorOrder: { orderId } } }),
  ],
  [
    'update-vendor-sales-stats',
    updateVendorSalesStats,
    async (orderId) => {
      const { vendorOrders } = await test.db.order.findUniqueOrThrow({
        where: { id: orderId },
        include: { vendorOrders: true },
      })
      const days = await test.db.vendorDailyStats.findMany({
        where: { vendorId: { in: vendorOrders.map((part) => part.vendorId) } },
      })
      return days.reduce((sum, day) => sum + day.orders, 0)
    },
  ],
]

describe.each(EFFECTS)('%s', (name, listener, effectsOf) => {
  it('has its effect once, delivered singly, in a batch and again', async () => {
    const orders = [await placeTestOrder(test.db, { parts: [{}, {}] }), await placeTestOrder(test.db)]
    const events = await test.happen(
      ...orders.map(({ orderId }) => ({ name: 'order/placed' as const, payload: { orderId } })),
    )
    const [event] = events as [Handed, Handed]
    expect(await test.hand(listener, [event])).toEqual({ error: undefined })
    const once = await effectsOf(event.data.payload.orderId as string)
    expect(once).toBeGreaterThan(0)
    await test.hand(listener, events)
    await test.hand(listener, [redelivered(event, name)])
    await Promise.all([test.hand(listener, events), test.hand(listener, [...events].reverse())])
    expect(await effectsOf(event.data.payload.orderId as string)).toBe(once)
    for (const each of events)
      expect(await test.run(name, each)).toMatchObject({ state: 'done', attempts: 1 })
  })
})

describe('adjust-inventory', () => {
  it('finishes an event that leaves nothing to do', async () => {
    const { orderId, paymentId } = await placeTestOrder(test.db)
    const events = await test.happen({ name: 'order/paid', payload: { orderId, paymentId } })
    expect(await test.hand(adjustInventory, events)).toEqual({ error: undefined })
    expect(await test.run('adjust-inventory', events[0])).toMatchObject({ state: 'done' })
  })
})

describe('deliver-webhooks', () => {
  it('opens a delivery per endpoint and asks for each to be sent', async () => {
    const { orderId, parts } = await placeTestOrder(test.db)
    const vendorId = parts[0]?.vendorId ?? ''
    await test.db.webhookEndpoint.create({
      data: {
        id: newId(),
        vendorId,
        url: 'http://127.0.0.1:9/hook',
        secret: SECRET,
        events: [],
      },
    })
    const events = await test.happen({ name: 'order/placed', payload: { orderId } })
    await test.hand(deliverWebhooks, events)
    await test.hand(deliverWebhooks, events)
    const asked = await test.dispatched()
    expect(asked.map((event) => event.name)).toEqual(['webhook/delivery-requested'])
    expect(await test.db.webhookDelivery.count({ where: { eventId: events[0]?.id } })).toBe(1)
  })
})
