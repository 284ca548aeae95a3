import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { nobodyListens } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { connect } from '#server/database.ts'
import { inTransaction } from '#server/db/index.ts'
import { countCall, countRun, measurePlacement } from '#server/metrics.ts'
import { recordFailure } from '#server/modules/jobs/record-failure.ts'
import { PermanentError } from '#server/modules/jobs/schema.ts'
import { dispatchAll } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { metricsPage } from './metrics.ts'

const TOKEN = 'a token for scrapers'
let test: TestDatabase
beforeAll(async () => {
  vi.stubEnv('LOG_LEVEL', 'silent')
  test = await createTestDatabase()
  vi.stubEnv('DATABASE_URL', test.appUrl)
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test.drop()
})
beforeEach(() => {
  vi.stubEnv('METRICS_TOKEN', TOKEN)
})

const asked = (authorization = `Bearer ${TOKEN}`, db = test.db) =>
  metricsPage(new Request('http://shop.test/api/metrics', { headers: { authorization } }), db)

let later = 0

/** A minute later than the last time, so that a scrape is not told what an earlier one was told. */
async function aMinuteLater<T>(work: () => Promise<T>): Promise<T> {
  later += 60_000
  vi.useFakeTimers({ now: Date.now() + later, toFake: ['Date'] })
  try {
    return await work()
  } finally {
    vi.useRealTimers()
  }
}
const scrape = () => aMinuteLater(async () => (await asked()).text())

/** The value of a series, by its name and labels as they are printed. */
function value(text: string, series: string): number | undefined {
  const line = text.split('\n').find((each) => each.startsWith(`tradehall_${series} `))
  return line === undefined ? undefined : Number(line.split(' ').at(-1))
}

describe('who may read the metrics', () => {
  it('is nobody where no token is set: there is no such page', async () => {
    vi.stubEnv('METRICS_TOKEN', '')
    expect((await asked('Bearer ')).status).toBe(404)
    expect((await asked('')).status).toBe(404)
  })
  it.each(['', 'Bearer ', 'Bearer wrong', TOKEN, `Basic ${TOKEN}`])('is not who shows %j', async (shown) => {
    const response = await asked(shown)
    expect(response.status).toBe(401)
    expect(await response.text()).not.toContain('tradehall_')
  })
  it('is who shows the token', async () => {
    const response = await asked()
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toContain('text/plain')
    expect(await response.text()).toContain('nodejs_eventloop_lag_seconds')
  })
})

describe('what a process counts', () => {
  it('are placements and refusals by reason, and what the provider said to a card', async () => {
    const ok = { ok: true as const, again: false }
    const refused = (reason: string) => async () => ({ ok: false as const, reason })
    await measurePlacement('card', async () => ok)
    await measurePlacement('card', refused('declined'))
    await measurePlacement('card', refused('payment-unknown'))
    await measurePlacement('transfer', refused('out-of-stock'))
    await expect(measurePlacement('transfer', () => Promise.reject(new Error('x')))).rejects.toThrow('x')
    const text = await scrape()
    const placements = (method: string, outcome: string) =>
      value(text, `placements_total{method="${method}",outcome="${outcome}"}`)
    expect(placements('card', 'placed')).toBe(1)
    expect(placements('card', 'declined')).toBe(1)
    expect(placements('transfer', 'out-of-stock')).toBe(1)
    expect(placements('transfer', 'error')).toBe(1)
    expect(value(text, 'authorisations_total{outcome="unknown"}')).toBe(1)
    expect(value(text, 'placement_seconds_count{method="transfer"}')).toBe(2)
  })
  it('are calls and runs of listeners, by what came of them', async () => {
    for (const outcome of ['ok', 'ok', 'not-found'])
      countCall({ path: 'orders.timeline', type: 'query', outcome, ms: 12 })
    countRun({ listener: 'notify-customer', outcome: 'done', events: 7, ms: 12 })
    const text = await scrape()
    expect(value(text, 'api_calls_total{path="orders.timeline",outcome="ok"}')).toBe(2)
    expect(value(text, 'api_calls_total{path="orders.timeline",outcome="not-found"}')).toBe(1)
    expect(value(text, 'api_call_seconds_count{type="query"}')).toBe(3)
    expect(value(text, 'listener_runs_total{listener="notify-customer",outcome="done"}')).toBe(1)
    expect(value(text, 'listener_events_total{listener="notify-customer",outcome="done"}')).toBe(7)
  })
})

describe('what the database says', () => {
  it('is what waits, what hangs, what is dead and what is in doubt', async () => {
    const order = await placeTestOrder(test.db, { method: 'card' })
    await test.db.payment.update({ where: { id: order.paymentId }, data: { state: 'unknown' } })
    const place = () =>
      inTransaction(test.db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId: newId() } }]))
    const [dispatched = ''] = await place()
    await dispatchAll(test.db, async () => ({ outcome: 'sent' }))
    await recordFailure(test.db, 'notify-customer', [dispatched], new PermanentError('never'))
    await place()
    const text = await scrape()
    expect(value(text, 'database_up')).toBe(1)
    expect(value(text, 'outbox_waiting')).toBe(1)
    expect(value(text, 'outbox_oldest_seconds')).toBeGreaterThanOrEqual(0)
    expect(value(text, 'listener_pairs{listener="capture-payment",state="open"}')).toBe(1)
    expect(value(text, 'listener_pairs{listener="notify-customer",state="dead"}')).toBe(1)
    expect(value(text, 'listener_oldest_open_seconds{listener="capture-payment"}')).toBeGreaterThan(0)
    expect(value(text, 'listener_oldest_open_seconds{listener="notify-customer"}')).toBe(0)
    expect(value(text, 'payments{state="unknown"}')).toBe(1)
    expect(value(text, 'functions_registered')).toBe(0)
  })
  it('is read once for several who ask within a second', async () => {
    await scrape()
    const reads = vi.fn()
    const counted = new Proxy(test.db, {
      get: (db, property) => {
        if (property === '$queryRaw') reads()
        return Reflect.get(db, property)
      },
    })
    await aMinuteLater(async () => {
      await asked(undefined, counted)
      const once = reads.mock.calls.length
      await Promise.all(Array.from({ length: 5 }, () => asked(undefined, counted)))
      expect(once).toBeGreaterThan(0)
      expect(reads.mock.calls.length).toBe(once)
    })
  })
  it('names nobody: labels come from closed lists', async () => {
    const text = await scrape()
    const labels = [...text.matchAll(/="([^"]*)"/g)].map(([, label = '']) => label)
    expect(labels.length).toBeGreaterThan(20)
    for (const label of labels) expect(label).toMatch(/^[A-Za-z0-9_.+-]{1,40}$/)
    for (const label of labels) expect(label).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  })
  it('is missing while it does not answer, and the process still says what it counts', async () => {
    const { host } = new URL(await nobodyListens())
    const nowhere = connect(`postgresql://nobody@${host}/nothing`)
    const response = await aMinuteLater(() => asked(undefined, nowhere))
    const text = await response.text()
    expect(response.status).toBe(200)
    expect(value(text, 'database_up')).toBe(0)
    expect(value(text, 'payments{state="unknown"}')).toBeUndefined()
    expect(text).toContain('nodejs_eventloop_lag_seconds')
    await nowhere.$disconnect()
  })
})
