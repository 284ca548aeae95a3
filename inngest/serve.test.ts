import { createServer, type Server } from 'node:http'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { testListeners } from '#local/testing/listeners.ts'
import { LISTENERS } from '#server/events.ts'
import { startDispatching, startGuards } from '#server/guards.ts'
import { isRegistered } from '#server/modules/jobs/register-functions.ts'
import { functions } from './functions.ts'
import { handle } from './serve.ts'

const test = testListeners()

/** What a job server hears of us, and the worker's own address. */
const heard: { path: string; body: string }[] = []
let server: Server
let worker: Server

async function listen(each: Server): Promise<string> {
  await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(each.address() as { port: number }).port}`
}

beforeAll(async () => {
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    heard.push({ path: request.url ?? '', body: Buffer.concat(chunks).toString() })
    const answer = request.url?.startsWith('/e/')
      ? { ids: [], status: 200 }
      : { ok: true, status: 200, modified: true }
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
  })
  worker = createServer(async (request, response) => {
    const answer = await handle(
      'PUT',
      new Request(`http://${request.headers.host}${request.url}`, { method: 'PUT' }),
    )
    response.writeHead(answer.status).end(await answer.text())
  })
  vi.stubEnv('INNGEST_DEV', '1')
  vi.stubEnv('INNGEST_BASE_URL', await listen(server))
  vi.stubEnv('WORKER_URL', await listen(worker))
  vi.stubEnv('LOG_LEVEL', 'silent')
})
afterAll(() => {
  server.close()
  worker.close()
})
beforeEach(async () => {
  heard.length = 0
  vi.stubEnv('TRADEHALL_ROLE', 'worker')
  await test.db.lease.deleteMany()
})

const put = () => handle('PUT', new Request('http://127.0.0.1/api/inngest', { method: 'PUT' }))
const registrations = () => heard.filter(({ path }) => path.startsWith('/fn/register'))
const sent = () => heard.filter(({ path }) => path.startsWith('/e/'))

describe('what the job server calls', () => {
  it('is not there in a web copy', async () => {
    vi.stubEnv('TRADEHALL_ROLE', 'web')
    for (const method of ['GET', 'POST', 'PUT'] as const) {
      const answer = await handle(method, new Request('http://127.0.0.1/api/inngest', { method }))
      expect(answer.status).toBe(404)
    }
    expect(heard).toEqual([])
  })

  it('registers every function at the worker’s address', async () => {
    expect((await put()).status).toBe(200)
    const body = JSON.parse(registrations()[0]?.body ?? '{}')
    expect(body.url).toContain('/api/inngest')
    const ids = body.functions.map((each: { id: string }) => each.id)
    expect(ids).toHaveLength(functions.length)
    for (const listener of LISTENERS) expect(ids).toContain(`tradehall-${listener}`)
  })

  it('never lets an older build register over a newer one', async () => {
    vi.stubEnv('BUILD_ID', '2026-02-01')
    expect((await put()).status).toBe(200)
    vi.stubEnv('BUILD_ID', '2026-01-01')
    expect((await put()).status).toBe(409)
    expect(registrations()).toHaveLength(1)
    vi.stubEnv('BUILD_ID', '2026-02-01')
  })
})

describe('the guards', () => {
  it('register the functions, and only then send what waits in the outbox', async () => {
    const { emit } = await import('#server/modules/outbox/emit.ts')
    const { dispatchSoon } = await import('#server/modules/outbox/dispatch-events.ts')
    await emit(test.db, [{ name: 'order/placed', payload: { orderId: crypto.randomUUID() } }])
    startDispatching()
    dispatchSoon(test.db)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(sent()).toEqual([])

    const stop = startGuards()
    await expect.poll(() => sent().length, { timeout: 10_000 }).toBe(1)
    expect(await isRegistered(test.db)).toBe(true)
    const first = heard.findIndex(({ path }) => path.startsWith('/fn/register'))
    expect(first).toBeLessThan(heard.findIndex(({ path }) => path.startsWith('/e/')))
    // It is noted as sent in a transaction of its own, after the job server has answered.
    const waiting = () => test.db.outboxEvent.count({ where: { dispatchedAt: null } })
    await expect.poll(waiting, { timeout: 10_000 }).toBe(0)
    await stop()
  })
})
