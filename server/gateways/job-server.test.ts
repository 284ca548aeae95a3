import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest'
import { jobServerState, traceRun } from './job-server.ts'

type Answer = { status?: number; body: unknown }
let server: Server
let answer: (query: string, variables: Record<string, string>) => Answer

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += chunk))
    request.on('end', () => {
      const { query, variables } = JSON.parse(body)
      const { status = 200, body: said } = answer(query, variables)
      response.writeHead(status, { 'content-type': 'application/json' })
      response.end(typeof said === 'string' ? said : JSON.stringify(said))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  vi.stubEnv('INNGEST_DEV', '1')
})
afterEach(() => {
  vi.stubEnv('INNGEST_BASE_URL', address())
})
afterAll(() => {
  vi.unstubAllEnvs()
  server.close()
})

function address(): string {
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

test('a server that answers and knows functions is ready; one that knows none is registering', async () => {
  vi.stubEnv('INNGEST_BASE_URL', address())
  answer = () => ({ body: { data: { functions: [{ slug: 'a' }, { slug: 'b' }] } } })
  expect(await jobServerState()).toEqual({ state: 'ready', functions: 2 })
  answer = () => ({ body: { data: { functions: null } } })
  expect(await jobServerState()).toEqual({ state: 'registering' })
})

test.each([
  ['nobody listens', () => vi.stubEnv('INNGEST_BASE_URL', 'http://127.0.0.1:9')],
  ['it breaks', () => (answer = () => ({ status: 502, body: '<html>' }))],
  ['it answers something else', () => (answer = () => ({ body: { data: { functions: 7 } } }))],
])('it is away, and nothing fails, when %s', async (_, given) => {
  given()
  expect(await jobServerState()).toEqual({ state: 'away' })
  expect(await traceRun('01RUN')).toBeNull()
})

test('without an address it is Inngest Cloud, which is not asked', async () => {
  vi.stubEnv('INNGEST_BASE_URL', '')
  expect(await jobServerState()).toEqual({ state: 'cloud' })
  expect(await traceRun('01RUN')).toBeNull()
})

test('a run has its input, its steps with input, output and error, and its end', async () => {
  const at = '2026-11-22T10:00:00Z'
  const step = { spanID: 's1', name: 'effect', status: 'FAILED', attempts: 3, duration: 12, outputID: 'o1' }
  const run = {
    status: 'FAILED',
    queuedAt: at,
    startedAt: at,
    endedAt: null,
    output: '[{"op":"RunComplete","id":"x","data":{"a":1}}]',
  }
  const times = { startedAt: at, endedAt: null }
  const body = {
    ...step,
    ...times,
    spanID: 's0',
    name: 'executor.nonstep',
    status: 'COMPLETED',
    outputID: null,
  }
  const runTrace = { childrenSpans: [body, { ...step, ...times }] }
  const kept = { input: null, data: `"${'x'.repeat(9_000)}"`, error: { message: 'It broke.', name: 'Error' } }
  answer = (query, variables) => {
    if (query.includes('runTraceSpanOutputByID')) {
      expect(variables).toEqual({ id: 'o1' })
      return { body: { data: { runTraceSpanOutputByID: kept } } }
    }
    return {
      body: { data: { run, runTrace, runTrigger: { payloads: ['{"name":"order/placed"}'] } } },
    }
  }
  const found = await traceRun('01RUN')
  expect(found).toMatchObject({
    status: 'FAILED',
    input: ['{"name":"order/placed"}'],
    output: '{"a":1}',
    steps: [{ name: 'effect', attempts: 3, durationMs: 12, error: 'It broke.' }],
  })
  expect(found?.steps[0]?.output?.length).toBeLessThan(5_000)
})
