/** One order, end to end, through every listener: a job server that delivers as badly as one may. */
import { describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { type Handed, packed, redelivered, type Sent, testListeners } from '#local/testing/listeners.ts'
import { placeHeldOrder } from '#local/testing/payments.ts'
import { eventsFor, type ListenerName } from '#server/events.ts'
import { metrics } from '#server/metrics.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { orderTimeline } from '#server/modules/jobs/queries.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { listeners } from './functions.ts'

const emulators = runEmulators()
const test = testListeners()

type Delivery = { listener: (typeof listeners)[number]; events: Sent[] }

/** What the server would start for these events: a run for each listener that they are for. */
function deliveriesOf(events: Handed[]): Delivery[] {
  return listeners.flatMap((listener) => {
    const heard = eventsFor(listener.id() as ListenerName)
    const own = events.filter((event) => heard.includes(event.data.name))
    const alone = own.flatMap((event) => [event, redelivered(event, listener.id() as ListenerName)])
    return [...alone, ...packed([...own, ...own])].map((sent) => ({ listener, events: [sent] }))
  })
}

function shuffled<T>(items: T[], seed: number): T[] {
  let state = seed
  const random = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item)
}

/**
 * Everything that was ever sent is delivered over and over, in an order drawn by `seed`, two runs at a time, until
 * nothing new is written: each event alone, again as a redelivery, and in a pack with all others of its name, itself among them.
 */
async function deliverAll(first: Handed[], seed: number): Promise<void> {
  let events = first
  for (let round = 0; round < 8; round += 1) {
    const deliveries = shuffled(deliveriesOf(events), seed + round)
    for (let at = 0; at < deliveries.length; at += 2) {
      await Promise.all(
        deliveries.slice(at, at + 2).map(({ listener, events: some }) => test.hand(listener, some)),
      )
    }
    const fresh = await test.dispatched()
    if (fresh.length === 0) return
    events = [...events, ...fresh]
  }
  throw new Error('Events keep causing events.')
}

async function expectWhole(orderId: string): Promise<void> {
  const timeline = await orderTimeline(test.db, { orderId })
  expect(timeline.filter((job) => job.state !== 'done')).toEqual([])
  expect((await verifyLedger(test.db)).flatMap((check) => check.differences)).toEqual([])
  expect(await verifyAuditTrail(test.db)).toMatchObject({ ok: true })
}

const eventNames = async (orderId: string) =>
  (await test.db.outboxEvent.findMany({ where: { orderId }, orderBy: { id: 'asc' } })).map(
    (event) => event.name,
  )

describe('an order from two vendors', { timeout: 90_000 }, () => {
  it.each([1, 2, 3])(
    'has each effect once, whatever is delivered how often in which order (%i)',
    async (seed) => {
      const order = await placeHeldOrder(test.db, { parts: [{}, { shipping: 490 }] })
      const placed = await test.happen({ name: 'order/placed', payload: { orderId: order.orderId } })
      await deliverAll(placed, seed)
      await expectWhole(order.orderId)

      const { orderId } = order
      expect(await eventNames(orderId)).toEqual(['order/placed', 'order/paid'])
      expect(await emulators.requests('stripe', '/capture')).toBeGreaterThan(0)
      expect(await test.db.payment.findUniqueOrThrow({ where: { orderId } })).toMatchObject({
        state: 'captured',
      })
      const { values } = await metrics.runs.get()
      const counted = values.filter(({ labels, value }) => labels.outcome === 'done' && value > 0)
      expect(counted.map(({ labels }) => labels.listener)).toEqual(
        expect.arrayContaining(['capture-payment', 'notify-vendors']),
      )
      expect(await test.db.journal.count({ where: { orderId } })).toBe(3)
      expect(await test.db.earning.count({ where: { vendorOrder: { orderId } } })).toBe(2)
      expect(await test.db.auditEntry.count({ where: { orderId } })).toBe(2)
      const reservations = await test.db.reservation.findMany({ where: { orderId } })
      expect(reservations.map((each) => each.state)).toEqual(['committed', 'committed'])
      const mails = await test.db.notification.findMany({ where: { orderId, channel: 'email' } })
      expect(mails.map((mail) => [mail.template, mail.state]).sort()).toEqual([
        ['order-confirmation', 'sent'],
        ['vendor-new-order', 'sent'],
        ['vendor-new-order', 'sent'],
      ])
      const parts = await test.db.vendorOrder.findMany({ where: { orderId } })
      for (const part of parts) {
        expect(await test.db.vendorDailyStats.findMany({ where: { vendorId: part.vendorId } })).toMatchObject(
          [{ orders: 1, cancelledOrders: 0 }],
        )
      }
    },
  )

  it.each([4, 5, 6])('is undone once when it is cancelled, whatever arrives when (%i)', async (seed) => {
    const order = await placeHeldOrder(test.db, { parts: [{}, {}] })
    const { orderId } = order
    const events = await test.happen({ name: 'order/placed', payload: { orderId } })
    // In some histories the money is taken first and goes back; in others the order is gone before anybody looked.
    if (seed % 2 === 0) await deliverAll(events, seed)
    const cancelled = await cancelOrder(test.db, {
      orderId,
      reason: 'customer-request',
      actor: 'system',
      now: new Date(),
    })
    expect(cancelled.ok).toBe(true)
    await deliverAll([...events, ...(await test.dispatched())], seed)
    await expectWhole(orderId)

    const postings = await test.db.posting.findMany({ where: { journal: { orderId } } })
    const sums = Map.groupBy(postings, (posting) => posting.account)
    for (const [, rows] of sums) expect(rows.reduce((sum, row) => sum + row.amount, 0n)).toBe(0n)
    const reservations = await test.db.reservation.findMany({ where: { orderId } })
    expect(reservations.every((each) => each.state !== 'held')).toBe(true)
    const earnings = await test.db.earning.findMany({ where: { vendorOrder: { orderId } } })
    expect(earnings.every((earning) => earning.state === 'reversed')).toBe(true)
    const names = await eventNames(orderId)
    expect(new Set(names).size).toBe(names.length)
    const refunds = await test.db.refund.findMany({ where: { orderId } })
    expect(refunds.map((refund) => refund.state)).toEqual(seed % 2 === 0 ? ['completed'] : [])
  })
})
