/** Tracing as an OTLP/HTTP receiver sees it: one trace from the click to the listeners. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { startTracing } from '#server/otel.ts'
import { handleApiRequest } from '#server/trpc/handler.ts'
import { updateVendorBalance } from './listeners/update-vendor-balance.ts'
import { updateVendorSalesStats } from './listeners/update-vendor-sales-stats.ts'

interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  links?: { traceId: string }[]
}

const listening = testListeners()
const received: Span[] = []
let receiver: Server
let endpoint: string
beforeAll(async () => {
  receiver = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
      resourceSpans: { scopeSpans: { spans: Span[] }[] }[]
    }
    received.push(...resourceSpans.flatMap(({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans)))
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  })
  await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve))
  endpoint = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`
})
afterAll(() => receiver.close())

async function call(path: string, input: unknown, headers: Record<string, string>) {
  const response = await handleApiRequest(
    new Request(`http://shop.example/api/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify({ json: input }),
    }),
  )
  const cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? headers.cookie ?? ''
  return { cookie, data: (await response.json()).result?.data.json, response }
}

/** Places an order with the same click's correlation id all along, or without one. */
async function placeOrder(headers: Record<string, string> = {}) {
  const { variantId } = await makeTestVendor(listening.db)
  const { cookie } = await call('cart.addLine', { variantId, quantity: 1 }, {})
  const cart = await listening.db.cart.findFirstOrThrow({ where: { lines: { some: { variantId } } } })
  const intent = {
    ...{ key: `key-${cart.id}`, cartId: cart.id, seenTotal: 0, seenCurrency: 'EUR', email: 'a@example.test' },
    address: { name: 'Some Body', line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    payment: { method: 'transfer' },
  }
  const { data: refused } = await call('checkout.placeOrder', intent, { cookie })
  const placed = await call(
    'checkout.placeOrder',
    { ...intent, seenTotal: refused.total },
    { cookie, ...headers },
  )
  const handed = await listening.dispatched()
  const events = handed.filter(({ data }) => data.payload.orderId === placed.data.orderId)
  return { events, correlationId: placed.response.headers.get('x-correlation-id') ?? '' }
}

/** What the receiver gets while `work` runs. */
async function spansOf(work: () => Promise<unknown>): Promise<Span[]> {
  received.length = 0
  const stop = startTracing({ endpoint, service: 'tradehall-test' })
  try {
    await work()
  } finally {
    await stop()
  }
  return [...received]
}

const named = (spans: Span[], name: string) => spans.filter((span) => span.name === name)

describe('tracing', () => {
  it.each([
    ['whose caller brought an id of its own', { 'x-correlation-id': '01890a5d-ac96-774b-bcce-b302099a8057' }],
    ['whose id is no UUID', { 'x-correlation-id': 'click-0123456789' }],
    ['that brought none', {}],
  ])('leads from a click %s to its listener in one trace', async (_, headers) => {
    const spans = await spansOf(async () => {
      const { events } = await placeOrder(headers as Record<string, string>)
      await listening.hand(updateVendorBalance, events)
    })
    const [listener] = named(spans, 'update-vendor-balance')
    const click = spans.find(({ spanId }) => spanId === listener?.parentSpanId)
    expect(click).toMatchObject({ name: 'api', traceId: listener?.traceId })
    const [procedure] = named(spans, 'checkout.placeOrder').filter((s) => s.parentSpanId === click?.spanId)
    const [useCase] = named(spans, 'place-order').filter((s) => s.parentSpanId === procedure?.spanId)
    const below = spans.filter((span) => span.parentSpanId === useCase?.spanId).map((span) => span.name)
    expect(below).toContain('statement')
    expect(spans.filter((span) => span.parentSpanId === listener?.spanId).map((span) => span.name)).toContain(
      'transaction',
    )
    if ('x-correlation-id' in headers && /^01/.test(headers['x-correlation-id'] as string)) {
      expect(listener?.traceId).toBe('01890a5dac96774bbcceb302099a8057')
    }
  })
  it('links a run of several clicks to each of them', async () => {
    const spans = await spansOf(async () => {
      const orders = [await placeOrder(), await placeOrder()]
      await listening.hand(
        updateVendorSalesStats,
        orders.flatMap(({ events }) => events),
      )
    })
    const [listener] = named(spans, 'update-vendor-sales-stats')
    const clicks = named(spans, 'api').map(({ traceId }) => traceId)
    expect(listener?.links).toHaveLength(2)
    for (const { traceId } of listener?.links ?? []) expect(clicks).toContain(traceId)
  })
  it('leaves out what nobody clicked for, such as the timers’ statements', async () => {
    const { database } = await import('#server/database.ts')
    expect(await spansOf(async () => database.$queryRaw`SELECT 1`)).toEqual([])
  })
  it('names nobody', async () => {
    const spans = await spansOf(() => placeOrder())
    expect(JSON.stringify(spans)).not.toMatch(/example\.test|Some Body|Street|10115/)
  })
  it('is off unless it is switched on', async () => {
    received.length = 0
    await placeOrder()
    expect(received).toEqual([])
  })
})
