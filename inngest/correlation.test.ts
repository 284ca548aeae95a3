/** One click, followed by its correlation id through everything that comes of it. */
import { describe, expect, it } from 'vitest'
import { testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { logTo } from '#server/log.ts'
import { handleApiRequest } from '#server/trpc/handler.ts'
import { listeners } from './functions.ts'
import { updateVendorBalance } from './listeners/update-vendor-balance.ts'

const CLICK = 'click-0123456789abcdef'
const listening = testListeners()

/** What was written to the log meanwhile. */
async function logged(work: () => Promise<unknown>): Promise<Record<string, unknown>[]> {
  const written: string[] = []
  const end = logTo({ write: (line) => written.push(line) })
  try {
    await work()
  } finally {
    end()
  }
  return written.map((line) => JSON.parse(line) as Record<string, unknown>)
}

/** A guest's browser, as far as its cookies. */
function guest() {
  let cookie = ''
  return async (path: string, input: unknown, headers: Record<string, string> = {}) => {
    const response = await handleApiRequest(
      new Request(`http://shop.example/api/trpc/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', cookie, ...headers },
        body: JSON.stringify({ json: input }),
      }),
    )
    cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie
    return { response, data: (await response.json()).result?.data.json }
  }
}

async function placeOrder(): Promise<{ orderId: string; lines: Record<string, unknown>[] }> {
  const call = guest()
  const { variantId } = await makeTestVendor(listening.db)
  await call('cart.addLine', { variantId, quantity: 2 })
  const cart = await listening.db.cart.findFirstOrThrow({ where: { lines: { some: { variantId } } } })
  const intent = {
    key: `key-${cart.id}`,
    cartId: cart.id,
    seenTotal: 0,
    seenCurrency: 'EUR',
    email: 'somebody@example.test',
    address: { name: 'Some Body', line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
    payment: { method: 'transfer' },
  }
  let orderId = ''
  const lines = await logged(async () => {
    // The first try learns the total, and is refused for having guessed it.
    const { data: refused } = await call('checkout.placeOrder', intent)
    const again = { ...intent, seenTotal: refused.total }
    const { response, data } = await call('checkout.placeOrder', again, { 'x-correlation-id': CLICK })
    expect(response.headers.get('x-correlation-id')).toBe(CLICK)
    orderId = data.orderId
  })
  return { orderId, lines }
}

describe('the correlation id', () => {
  it('leads from the click through its request, order and events to every listener’s line', async () => {
    const { orderId, lines } = await placeOrder()
    const request = lines.filter((line) => line.correlationId === CLICK)
    expect(request).toEqual([
      expect.objectContaining({ msg: 'request', path: 'checkout.placeOrder', outcome: 'ok', status: 200 }),
    ])
    const order = await listening.db.order.findUniqueOrThrow({ where: { id: orderId } })
    expect(order.correlationId).toBe(CLICK)
    const events = await listening.db.outboxEvent.findMany({ where: { orderId } })
    expect(events.map((event) => event.correlationId)).toEqual(events.map(() => CLICK))

    const handed = await listening.dispatched()
    const placed = handed.filter((event) => event.data.payload.orderId === orderId)
    const runs = await logged(async () => {
      await listening.hand(updateVendorBalance, placed)
      for (const id of ['create-audit-trail-entry', 'process-vendor-payouts', 'deliver-webhooks']) {
        const listener = listeners.find((each) => each.id() === id)
        if (listener) await listening.hand(listener, placed)
      }
    })
    const own = runs.filter((line) => (line.correlationIds as string[] | undefined)?.includes(CLICK))
    expect(own.map(({ listener, events, outcome }) => ({ listener, events, outcome }))).toEqual(
      ['update-vendor-balance', 'create-audit-trail-entry', 'process-vendor-payouts', 'deliver-webhooks'].map(
        (listener) => ({ listener, events: 1, outcome: 'done' }),
      ),
    )
  })
})

describe('the log', () => {
  it('has one line per request, with the reason of a refusal and nothing of the person', async () => {
    const { lines } = await placeOrder()
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatchObject({
      ...{ msg: 'request', path: 'checkout.placeOrder', batch: 1, status: 200 },
      ...{ user: 'guest', outcome: 'price-changed', ms: expect.any(Number) },
    })
    expect(JSON.stringify(lines)).not.toMatch(/somebody|Some Body|Street|10115/)
  })
  it('has a line for a request that was refused before anything ran', async () => {
    const lines = await logged(() =>
      handleApiRequest(
        new Request('http://shop.example/api/trpc/cart.addLine', { method: 'PUT', body: '{}' }),
      ),
    )
    expect(lines).toMatchObject([{ msg: 'request', status: 405, outcome: 'refused', batch: 0 }])
  })
  it('has one line for a run that failed, with what follows', async () => {
    const lines = await logged(() =>
      listening.hand(updateVendorBalance, [
        { id: 'x', name: 'order/placed', data: { eventId: 'no id', correlationId: CLICK } } as never,
      ]),
    )
    expect(lines).toMatchObject([
      { msg: 'run', listener: 'update-vendor-balance', outcome: 'dead', correlationIds: [CLICK] },
    ])
  })
})
