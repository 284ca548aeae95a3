/**
 * `/api/inngest` as in production, with a signing key and no dev mode: what the job server has not signed runs nothing,
 * and what is signed and sent again does nothing a second time.
 */
import { createHmac } from 'node:crypto'
import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { testListeners } from '#local/testing/listeners.ts'
import { newId } from '#server/core/ids.ts'
import { handle } from './serve.ts'

const test = testListeners()
const KEY = `signkey-prod-${'0a1b2c3d'.repeat(4)}`
const OTHERS_KEY = `signkey-prod-${'d3c2b1a0'.repeat(4)}`

beforeAll(() => {
  vi.stubEnv('INNGEST_DEV', '0')
  vi.stubEnv('INNGEST_EVENT_KEY', 'a-key-for-events')
  vi.stubEnv('INNGEST_SIGNING_KEY', KEY)
  vi.stubEnv('INNGEST_BASE_URL', 'http://127.0.0.1:9')
  vi.stubEnv('WORKER_URL', 'http://worker.test')
  vi.stubEnv('TRADEHALL_ROLE', 'worker')
})

/** A run as the job server asks for it. */
let body: string
beforeEach(async () => {
  const [event] = await test.happen({ name: 'order/placed', payload: { orderId: newId() } })
  body = canonical({
    version: 1,
    event,
    events: [event],
    steps: {},
    ctx: {
      run_id: newId(),
      attempt: 0,
      disable_immediate_execution: false,
      use_api: false,
      stack: { stack: [], current: 0 },
    },
    use_api: false,
  })
})

/** JSON with its names in order, over which signatures are made (RFC 8785). */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}

const seconds = () => Math.floor(Date.now() / 1000)

/** The header by which the job server shows that it is who it is. */
function signed(text: string, { key = KEY, at = seconds() } = {}): string {
  const secret = key.replace(/^signkey-\w+-/, '')
  return `t=${at}&s=${createHmac('sha256', secret).update(`${text}${at}`).digest('hex')}`
}

function ask(text: string, signature: string | null, method: 'GET' | 'POST' = 'POST'): Promise<Response> {
  const headers = new Headers({ 'content-type': 'application/json' })
  if (signature !== null) headers.set('x-inngest-signature', signature)
  const address = 'http://worker.test/api/inngest?fnId=tradehall-create-audit-trail-entry&stepId=step'
  return handle(method, new Request(address, { method, headers, body: method === 'POST' ? text : null }))
}

const effects = async () => ({
  entries: await test.db.auditEntry.count(),
  done: await test.db.jobRun.count({ where: { state: 'done' } }),
})

describe('a call that the job server has not signed (promise 5)', () => {
  it.each<[string, () => string | null, () => string]>([
    ['has no signature', () => null, () => body],
    ['has an empty one', () => '', () => body],
    ['has half of one', () => `t=${seconds()}`, () => body],
    ['has nonsense for one', () => 't=0&s=0', () => body],
    ['has a signature without a time', () => signed(body).replace(/t=\d+/, 't=soon'), () => body],
    ['is signed with another key', () => signed(body, { key: OTHERS_KEY }), () => body],
    ['was signed ten minutes ago', () => signed(body, { at: seconds() - 600 }), () => body],
    ['is signed for in ten minutes', () => signed(body, { at: seconds() + 600 }), () => body],
    [
      'names a later time than it was signed at',
      () => signed(body, { at: seconds() - 600 }).replace(/t=\d+/, `t=${seconds()}`),
      () => body,
    ],
    ['was changed after it was signed', () => signed(body), () => body.replace('order/placed', 'order/paid')],
    ['carries the signature of nothing', () => signed(''), () => body],
  ])('runs nothing when it %s', async (_, signature, text) => {
    const before = await effects()
    const response = await ask(text(), signature())
    expect(response.status).toBe(401)
    expect(await response.text()).not.toMatch(/signkey|node_modules|audit/)
    expect(await effects()).toEqual(before)
  })

  it('is refused when it is no JSON', async () => {
    expect((await ask('{', null)).status).toBe(400)
  })

  it('learns nothing of the functions by asking', async () => {
    const text = await (await ask('', null, 'GET')).text()
    expect(text).not.toMatch(/signkey|create-audit-trail-entry|a-key-for-events/)
  })
})

it('runs what is signed, once, however often it is sent again (promise 5)', async () => {
  const before = await effects()
  const signature = signed(body)
  expect((await ask(body, signature)).status).toBeLessThan(300)
  expect(await effects()).toEqual({ entries: before.entries + 1, done: before.done + 1 })
  expect((await ask(body, signature)).status).toBeLessThan(300)
  expect(await effects()).toEqual({ entries: before.entries + 1, done: before.done + 1 })
})
