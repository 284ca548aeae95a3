import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { arrivals, play, tryAll, WAYS } from '#local/testing/arrivals.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { createWebhookEndpoint } from './create-endpoint.ts'
import { deleteWebhookEndpoint } from './delete-endpoint.ts'
import { openDeliveries } from './open-deliveries.ts'
import { webhookDeliveries, webhookEndpoints } from './queries.ts'
import { replayDelivery } from './replay-delivery.ts'
import { MAX_ATTEMPTS } from './rules.ts'
import { DeliveryPostponed, sendDelivery } from './send-delivery.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
let receiver: Receiver
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  receiver = await Receiver.open()
})
beforeEach(() => receiver.reset())
afterAll(async () => {
  await receiver.close()
  await test.drop()
})

/** A vendor's server, as it hears from us. */
class Receiver {
  readonly requests: { headers: Record<string, string>; body: string; url: string }[] = []
  answer: (response: ServerResponse) => void = (response) => response.writeHead(204).end()
  private readonly server: Server

  private constructor(server: Server) {
    this.server = server
  }

  static async open(): Promise<Receiver> {
    const server = createServer()
    const opened = new Receiver(server)
    server.on('request', (request, response) => opened.take(request, response))
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
    return opened
  }

  private async take(request: IncomingMessage, response: ServerResponse) {
    let body = ''
    for await (const chunk of request) body += chunk
    this.requests.push({ headers: request.headers as Record<string, string>, body, url: request.url ?? '' })
    this.answer(response)
  }

  url(host = '127.0.0.1', path = '/hook'): string {
    return `http://${host}:${(this.server.address() as AddressInfo).port}${path}`
  }

  reset() {
    this.requests.length = 0
    this.answer = (response) => response.writeHead(204).end()
  }

  close(): Promise<void> {
    this.server.closeAllConnections()
    return new Promise((done) => this.server.close(() => done()))
  }
}

const NOW = new Date()

async function endpointOf(vendorId: string, options: { events?: 'order/placed'[]; url?: string } = {}) {
  const { url = receiver.url(), events = [] } = options
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
const send = (deliveryId: string, now = NOW, options = {}) =>
  sendDelivery(db, { deliveryId, now, allowPrivate: true, ...options })

/** One vendor with an endpoint and one delivery that waits to be sent. */
async function waitingDelivery(url?: string) {
  const order = await placeTestOrder(db)
  const vendorId = (order.parts[0]?.vendorId ?? '') as VendorId
  const endpoint = await endpointOf(vendorId, { url })
  await open([placedEvent(order)])
  const delivery = await db.webhookDelivery.findFirstOrThrow({ where: { endpointId: endpoint.endpointId } })
  const soon = new Date(Math.max(NOW.getTime(), delivery.nextAttemptAt.getTime()))
  return { order, vendorId, endpoint, deliveryId: delivery.id, soon }
}

const log = (id: string) => db.webhookDelivery.findUniqueOrThrow({ where: { id } })

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
    expect(done.map(({ did }) => did)).toEqual(['opened 1 deliveries', 'no endpoint wants it'])
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
    60_000,
  )
})

describe('sending a delivery', () => {
  it('is signed so that a receiver verifies it with the secret, and is sent once', async () => {
    const { deliveryId, endpoint, soon } = await waitingDelivery()
    expect(await send(deliveryId, soon)).toBe('delivered at attempt 1: the endpoint answered 204')
    expect(await send(deliveryId, soon)).toBe('it is delivered already')
    expect(receiver.requests).toHaveLength(1)
    const { headers = {}, body = '' } = receiver.requests[0] ?? {}
    expect(headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': deliveryId })
    expect(new Webhook(endpoint.secret).verify(body, headers)).toMatchObject({ type: 'order/placed' })
    expect(() => new Webhook(endpoint.secret).verify(`${body} `, headers)).toThrow()
    expect(await log(deliveryId)).toMatchObject({
      state: 'delivered',
      attempts: 1,
      responseStatus: 204,
      lastError: null,
    })
  })

  it('is tried again with a back-off, under the same id and body, until the endpoint takes it', async () => {
    const { deliveryId, soon } = await waitingDelivery()
    receiver.answer = (response) => response.writeHead(500).end()
    const failure: unknown = await send(deliveryId, soon).catch((error) => error)
    expect(failure).toBeInstanceOf(DeliveryPostponed)
    const { retryAt } = failure as DeliveryPostponed
    expect(retryAt.getTime()).toBeGreaterThan(soon.getTime())
    expect(await log(deliveryId)).toMatchObject({
      state: 'pending',
      responseStatus: 500,
      lastError: 'the endpoint answered 500',
      nextAttemptAt: retryAt,
    })
    await expect(send(deliveryId, new Date(retryAt.getTime() - 1))).rejects.toThrow('Not due')
    expect(receiver.requests).toHaveLength(1)
    receiver.reset()
    expect(await send(deliveryId, retryAt)).toMatch(/^delivered at attempt 2/)
    expect(receiver.requests[0]?.headers['webhook-id']).toBe(deliveryId)
  })

  it('goes out once when many runs send it at the same instant', async () => {
    const { deliveryId, soon } = await waitingDelivery()
    await Promise.allSettled(Array.from({ length: 6 }, () => send(deliveryId, soon)))
    expect(receiver.requests).toHaveLength(1)
    expect(await log(deliveryId)).toMatchObject({ state: 'delivered', attempts: 1 })
  })

  it('has failed after the last attempt, and then is left alone', async () => {
    const { deliveryId, soon } = await waitingDelivery()
    receiver.answer = (response) => response.writeHead(503).end()
    let now = soon
    for (let attempt = 1; attempt < MAX_ATTEMPTS; attempt += 1) {
      const failure: unknown = await send(deliveryId, now).catch((error) => error)
      now = (failure as DeliveryPostponed).retryAt
    }
    expect(await send(deliveryId, now)).toBe(
      `gave up after ${MAX_ATTEMPTS} attempts: the endpoint answered 503`,
    )
    expect(await send(deliveryId, now)).toBe('it is failed already')
    expect(receiver.requests).toHaveLength(MAX_ATTEMPTS)
  })

  it('does not follow a redirect', async () => {
    const { deliveryId, soon } = await waitingDelivery()
    receiver.answer = (response) =>
      response.writeHead(302, { location: receiver.url('127.0.0.1', '/elsewhere') }).end()
    await expect(send(deliveryId, soon)).rejects.toThrow(DeliveryPostponed)
    expect(receiver.requests.map(({ url }) => url)).toEqual(['/hook'])
    expect(await log(deliveryId)).toMatchObject({ responseStatus: 302, state: 'pending' })
  })

  it('gives up waiting for an endpoint that does not answer', async () => {
    const { deliveryId, soon } = await waitingDelivery()
    receiver.answer = () => {}
    await expect(send(deliveryId, soon, { timeoutMs: 200 })).rejects.toThrow('no answer in time')
    expect(await log(deliveryId)).toMatchObject({ responseStatus: null, lastError: 'no answer in time' })
  })

  it('logs an endpoint that is not there', async () => {
    const { deliveryId, soon } = await waitingDelivery('http://127.0.0.1:9/')
    await expect(send(deliveryId, soon)).rejects.toThrow('ECONNREFUSED')
  })

  it.each(['127.0.0.1', 'localhost', '[::1]'])(
    'never calls our own network in production: %s',
    async (host) => {
      const { deliveryId, soon } = await waitingDelivery(receiver.url(host))
      await expect(send(deliveryId, soon, { allowPrivate: false })).rejects.toThrow('the address is private')
      expect(receiver.requests).toEqual([])
    },
  )

  it('switches off an endpoint that says it is gone, and sends it nothing more', async () => {
    const { deliveryId, vendorId, order, soon } = await waitingDelivery()
    receiver.answer = (response) => response.writeHead(410).end()
    expect(await send(deliveryId, soon)).toMatch(/switched off$/)
    expect(await webhookEndpoints(db, { vendorId })).toMatchObject([{ active: false }])
    expect(await open([placedEvent(order)])).toMatchObject([{ did: 'no endpoint wants it' }])
    expect(await replayDelivery(db, { vendorId, deliveryId, memberId: newId(), now: NOW })).toEqual({
      ok: false,
      reason: 'switched-off',
    })
  })

  it('is nothing to do once its endpoint was deleted', async () => {
    const { deliveryId, vendorId, endpoint, soon } = await waitingDelivery()
    const { endpointId } = endpoint
    const stranger = (await makeTestVendor(db)).vendorId as VendorId
    expect(await deleteWebhookEndpoint(db, { vendorId: stranger, endpointId })).toMatchObject({ ok: false })
    expect(await deleteWebhookEndpoint(db, { vendorId, endpointId })).toEqual({ ok: true })
    expect(await send(deliveryId, soon)).toBe('the endpoint was deleted')
  })
})

describe('replaying a delivery', () => {
  it('sends it again with the same id and body, once however often it is asked for', async () => {
    const { deliveryId, vendorId, soon } = await waitingDelivery()
    await send(deliveryId, soon)
    const input = { vendorId, deliveryId, memberId: newId(), now: soon }
    const outcomes = await Promise.all([1, 2, 3].map(() => replayDelivery(db, input)))
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes).toContainEqual({ ok: false, reason: 'under-way' })
    expect(await send(deliveryId, soon)).toMatch(/^delivered at attempt 1/)
    expect(receiver.requests).toHaveLength(2)
    expect(receiver.requests[1]).toMatchObject({ body: receiver.requests[0]?.body })
  })

  it("is refused for another vendor's delivery", async () => {
    const { deliveryId, soon } = await waitingDelivery()
    await send(deliveryId, soon)
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    const outcome = await replayDelivery(db, { vendorId, deliveryId, memberId: newId(), now: soon })
    expect(outcome).toEqual({ ok: false, reason: 'not-found' })
  })
})

describe('making an endpoint', () => {
  const make = async (url: string, allowPrivate = false) => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    return createWebhookEndpoint(db, { vendorId, url, allowPrivate })
  }

  it('tells a secret of its own once', async () => {
    const made = await make('https://hooks.example.com/tradehall')
    expect(made).toMatchObject({ ok: true, secret: expect.stringMatching(/^whsec_[A-Za-z0-9+/]{43}=$/) })
  })

  it.each([
    ['ftp://example.com', 'not-an-address'],
    ['nothing', 'not-an-address'],
    ['https://user:secret@example.com/', 'not-an-address'],
    ['http://example.com/', 'not-https'],
    ['https://127.0.0.1/', 'private-address'],
    ['https://[::1]/', 'private-address'],
    ['https://localhost/', 'private-address'],
    ['https://printer.local/', 'private-address'],
  ])('refuses %s as %s', async (url, reason) => {
    expect(await make(url)).toEqual({ ok: false, reason })
  })

  it('refuses an event that no vendor may see', async () => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    const events = ['settings/changed' as never]
    await expect(
      createWebhookEndpoint(db, { vendorId, url: 'https://example.com', allowPrivate: false, events }),
    ).rejects.toThrow()
  })

  it('stops at ten, also when they are made at once', async () => {
    const vendorId = (await makeTestVendor(db)).vendorId as VendorId
    const input = { vendorId, url: 'https://example.com/', allowPrivate: false }
    const made = await Promise.all(Array.from({ length: 13 }, () => createWebhookEndpoint(db, input)))
    expect(made.filter(({ ok }) => ok)).toHaveLength(10)
    expect(made).toContainEqual({ ok: false, reason: 'too-many' })
  })
})
