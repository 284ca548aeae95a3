/** A made-up folder, replayed through the API over HTTP and through every listener, on a real database. */
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { listeners } from '#inngest/functions.ts'
import { nobodyListens, runEmulators } from '#local/emulators/testing.ts'
import { testListeners } from '#local/testing/listeners.ts'
import { eventsFor, type ListenerName } from '#server/events.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { handleApiRequest } from '#server/trpc/handler.ts'
import { guestFor } from './guests.ts'
import { readFolder } from './read-folder.ts'
import { replay } from './replay.ts'
import { anItem, anOrder, madeUpRows, writeFolder } from './testing.ts'

runEmulators()
const test = testListeners()

let server: Server
let url: string
const jobServer = new AbortController()
let working: Promise<void>
/** How many requests the shop has had. */
let calls = 0
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  server = createServer(async (incoming, outgoing) => {
    if (incoming.url === '/api/health') return void outgoing.end()
    calls += 1
    const response = await handleApiRequest(await requestOf(incoming))
    outgoing.writeHead(response.status, Object.fromEntries(response.headers))
    outgoing.end(Buffer.from(await response.arrayBuffer()))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  working = handOutEvents()
})
afterAll(async () => {
  jobServer.abort()
  await working
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

async function requestOf(incoming: IncomingMessage): Promise<Request> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  return new Request(`${url}${incoming.url}`, {
    method: incoming.method,
    headers: incoming.headers as Record<string, string>,
    ...(incoming.method === 'POST' ? { body: Buffer.concat(chunks) } : {}),
  })
}

/** A job server: whatever the outbox sends goes to every listener that it is for. */
async function handOutEvents(): Promise<void> {
  while (!jobServer.signal.aborted) {
    const events = await test.dispatched()
    for (const listener of listeners) {
      const heard = eventsFor(listener.id() as ListenerName)
      await test.hand(
        listener,
        events.filter((event) => heard.includes(event.data.name)),
      )
    }
    await sleep(50)
  }
}

const rows = madeUpRows()
rows['orders.csv'].push(anOrder('broken'), anOrder('empty'))
rows['order_items.csv'].push(anItem('broken', 1, 'lamp', 'south', '12.345,1.00'))

function run(options: { limit?: number; stop?: AbortSignal; at?: string } = {}) {
  const { limit = null, stop = new AbortController().signal, at = url } = options
  return replay({
    ...{ db: test.db, limit, stop, concurrency: 3, say: () => {} },
    folder: readFolder(writeFolder(rows)),
    shop: { url: at, secret: 'only-for-tests-0123456789-0123456789' },
  })
}

describe('replaying a folder', () => {
  it('says when no shop answers, and makes nothing', async () => {
    await expect(run({ at: await nobodyListens() })).rejects.toThrow('No shop answers at')
    expect(await test.db.vendor.count()).toBe(0)
  })

  it('places the first order alone when asked to, through every listener, without a difference', async () => {
    expect(await run({ limit: 1 })).toMatchObject({
      ...{ orders: 1, vendorOrders: 1, units: 2, goodsCents: 3980, freightCents: 1002 },
      ...{ placed: 1, skipped: 0, differences: 0 },
    })
  })

  it('stops when asked to, and leaves the rest for the next run', async () => {
    const stop = new AbortController()
    stop.abort()
    expect(await run({ stop: stop.signal })).toBeNull()
    expect(await test.db.order.count()).toBe(1)
  })

  it('places what is missing, and leaves malformed orders out', async () => {
    expect(await run()).toMatchObject({
      ...{ orders: 3, vendorOrders: 4, units: 5, goodsCents: 23179, freightCents: 1825 },
      ...{ placed: 2, skipped: 2, differences: 0 },
    })
    const orders = await test.db.order.findMany({ include: { payment: true } })
    expect(orders.map(({ status, paymentMethod }) => `${paymentMethod} ${status}`).sort()).toEqual([
      'card placed',
      'card placed',
      'transfer placed',
    ])
  })

  it('places nothing twice, and asks the shop for nothing', async () => {
    calls = 0
    expect(await run()).toMatchObject({ orders: 3, placed: 0, skipped: 2, differences: 0, perSecond: 0 })
    expect(calls).toBe(0)
  })

  it('finds the cart that an earlier run has left half full', async () => {
    const lamp = await test.db.variant.findFirstOrThrow({ where: { price: 1990 } })
    rows['orders.csv'].push(anOrder('left'))
    rows['order_items.csv'].push(anItem('left', 1, 'lamp', 'south', '19.9,5.01'))
    const guest = guestFor('left', 'only-for-tests-0123456789-0123456789')
    await fetch(`${url}/api/trpc/cart.addLine`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: `tradehall.cart=${guest.cookie}` },
      body: JSON.stringify({ json: { variantId: lamp.id, quantity: 7 } }),
    })
    expect(await run()).toMatchObject({ orders: 4, units: 6, placed: 1, differences: 0 })
  })

  it('puts nothing into the storefront, and leaves a shop whose books agree', async () => {
    expect(await test.db.vendor.count({ where: { listed: true } })).toBe(0)
    expect(await test.db.product.count({ where: { listed: true } })).toBe(0)
    const checks = await verify(test.db, { now: new Date(), graceSeconds: 0 })
    expect(checks.flatMap(({ differences }) => differences)).toEqual([])
  })

  it('tells what differs from the files', async () => {
    rows['order_items.csv'][4] = anItem('third', 1, 'chair', 'south', '20.01,3.22')
    const summary = await run()
    expect(summary?.differences).toBeGreaterThan(0)
  })
})
