import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { nobodyListens } from '#local/emulators/testing.ts'
import { inngest, sendEvents } from './jobs.ts'

const received: unknown[] = []
let answer = { status: 200, body: { ids: ['1'], status: 200 } as object }

const server = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  received.push({ path: request.url, events: JSON.parse(body) })
  response.writeHead(answer.status, { 'content-type': 'application/json' }).end(JSON.stringify(answer.body))
})

beforeEach(async () => {
  received.length = 0
  answer = { status: 200, body: { ids: ['1'], status: 200 } }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('INNGEST_DEV', '1')
  vi.stubEnv('INNGEST_BASE_URL', `http://127.0.0.1:${(server.address() as AddressInfo).port}`)
  vi.stubEnv('INNGEST_EVENT_KEY', 'key')
})

afterEach(async () => {
  vi.unstubAllEnvs()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const events = [
  { id: '0190-1', name: 'order/placed', data: { orderId: 'o1' } },
  { id: '0190-2', name: 'order/paid', data: { orderId: 'o1' } },
]

it('hands all events over in one request, under their own ids', async () => {
  expect(await sendEvents(events)).toEqual({ outcome: 'sent' })
  expect(received).toEqual([
    { path: '/e/key', events: events.map((event) => expect.objectContaining(event)) },
  ])
})

it('asks nobody for nothing', async () => {
  expect(await sendEvents([])).toEqual({ outcome: 'sent' })
  expect(received).toEqual([])
})

it('says failed when the server refuses, without throwing', async () => {
  answer = { status: 500, body: { error: 'no', status: 500 } }
  expect(await sendEvents(events)).toMatchObject({ outcome: 'failed' })
})

it('says failed when nobody listens', async () => {
  vi.stubEnv('INNGEST_BASE_URL', await nobodyListens())
  expect(await sendEvents(events)).toMatchObject({ outcome: 'failed' })
})

it('follows the settings as they are when it is used, so that importing it needs none', () => {
  expect(inngest.mode).toBe('dev')
  vi.stubEnv('INNGEST_DEV', '0')
  expect(inngest.mode).toBe('cloud')
})
