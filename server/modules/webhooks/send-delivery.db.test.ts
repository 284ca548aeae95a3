import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { Receiver } from '#local/testing/receiver.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { createWebhookEndpoint } from './create-endpoint.ts'
import { deleteWebhookEndpoint } from './delete-endpoint.ts'
import { openDeliveries } from './open-deliveries.ts'
import { webhookEndpoints } from './queries.ts'
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
