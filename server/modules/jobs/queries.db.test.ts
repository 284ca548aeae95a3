import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { listenersOf } from '#server/events.ts'
import { dispatchAll } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { listOutbox, outboxState } from '#server/modules/outbox/queries.ts'
import { finishJobRuns } from './finish-job-runs.ts'
import { pruneEvents } from './prune-events.ts'
import { findJobRun, type JobCursor, listenerStates, listJobRuns, orderTimeline } from './queries.ts'
import { recordFailure } from './record-failure.ts'
import { PermanentError } from './schema.ts'

let test: TestDatabase
let db: Db
const orderId = newId()
let placed: string

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  const ids = await inTransaction(db, (tx) =>
    emit(tx, [
      { name: 'order/placed', payload: { orderId } },
      { name: 'order/placed', payload: { orderId: newId() } },
    ]),
  )
  placed = ids[0] ?? ''
  await dispatchAll(db, async () => ({ outcome: 'sent' }))
  await finishJobRuns(db, 'notify-customer', [{ eventId: placed, did: 'one mail' }], {
    startedAt: new Date(),
  })
  await recordFailure(db, 'capture-payment', [placed], new Error('time-out'))
  await recordFailure(db, 'update-vendor-balance', [placed], new PermanentError('no such account'))
  await inTransaction(db, (tx) =>
    emit(tx, [{ name: 'order/paid', payload: { orderId, paymentId: newId() } }]),
  )
})
afterAll(() => test.drop())

describe('an order’s timeline', () => {
  it('has every listener of every event, also of one that was not sent yet', async () => {
    const timeline = await orderTimeline(db, { orderId })
    expect(timeline).toHaveLength(listenersOf('order/placed').length + listenersOf('order/paid').length)
    const states = Object.fromEntries(
      timeline.filter((job) => job.event === 'order/placed').map((job) => [job.listener, job.state]),
    )
    expect(states).toMatchObject({
      'notify-customer': 'done',
      'capture-payment': 'failing',
      'update-vendor-balance': 'dead',
      'deliver-webhooks': 'open',
    })
    expect(timeline.at(-1)).toMatchObject({ event: 'order/paid', state: 'waiting', attempts: 0 })
    expect(timeline.find((job) => job.state === 'dead')).toMatchObject({
      attempts: 1,
      lastError: 'PermanentError: no such account',
    })
  })
})

describe('the inspector', () => {
  it('lists dead, failing and waiting runs before done ones, page by page, each once', async () => {
    const whole = await listJobRuns(db)
    expect(whole.next).toBeNull()
    expect(whole.rows.slice(0, 2).map((row) => row.state)).toEqual(['dead', 'failing'])
    expect(whole.rows.at(-1)?.state).toBe('done')
    const paged: string[] = []
    let after: JobCursor | undefined
    for (;;) {
      const page = await listJobRuns(db, { after, limit: 3 })
      paged.push(...page.rows.map((row) => row.id))
      if (!page.next) break
      after = page.next
    }
    expect(paged).toEqual(whole.rows.map((row) => row.id))
  })
  it('filters by listener, state and order', async () => {
    expect((await listJobRuns(db, { listener: 'capture-payment' })).rows).toHaveLength(2)
    expect((await listJobRuns(db, { state: 'dead' })).rows.map((row) => row.listener)).toEqual([
      'update-vendor-balance',
    ])
    expect((await listJobRuns(db, { state: 'done' })).rows).toHaveLength(1)
    expect((await listJobRuns(db, { orderId })).rows).toHaveLength(listenersOf('order/placed').length)
  })
  it('shows one run with its event', async () => {
    expect(await findJobRun(db, { listener: 'capture-payment', eventId: placed })).toMatchObject({
      state: 'failing',
      event: 'order/placed',
      payload: { orderId },
      lastError: 'time-out',
    })
    expect(await findJobRun(db, { listener: 'capture-payment', eventId: newId() })).toBeNull()
  })
  it('counts how each listener stands', async () => {
    const states = await listenerStates(db)
    expect(states.find((state) => state.listener === 'notify-customer')).toMatchObject({
      open: 1,
      doneLately: 1,
    })
    expect(states.find((state) => state.listener === 'update-vendor-balance')).toMatchObject({
      open: 1,
      dead: 1,
    })
  })
  it('shows the outbox', async () => {
    expect(await outboxState(db)).toMatchObject({ waiting: 1, failing: 0, lastError: null })
    const { rows, next } = await listOutbox(db, { limit: 2 })
    expect(rows.map((row) => row.name)).toEqual(['order/paid', 'order/placed'])
    expect((await listOutbox(db, { after: next ?? undefined })).rows).toHaveLength(1)
    expect((await listOutbox(db, { waiting: true })).rows).toHaveLength(1)
  })
})

describe('pruning', () => {
  it('takes what everybody finished long ago, and leaves what is open, dead or young', async () => {
    await db.$executeRaw`UPDATE outbox_events SET created_at = created_at - interval '100 days'`
    const [old = ''] = await inTransaction(db, (tx) =>
      emit(tx, [{ name: 'payment/expired', payload: { orderId, paymentId: newId() } }]),
    )
    await dispatchAll(db, async () => ({ outcome: 'sent' }))
    await finishJobRuns(db, 'create-audit-trail-entry', [{ eventId: old, did: 'it' }], {
      startedAt: new Date(),
    })
    await db.receipt.create({
      data: { listener: 'test', subject: 'old', effectKey: 'k', createdAt: new Date(0) },
    })
    expect(await pruneEvents(db, { before: new Date(Date.now() - 90 * 86_400_000) })).toEqual({
      events: 0,
      receipts: 1,
    })
    await db.$executeRaw`UPDATE outbox_events SET created_at = created_at - interval '100 days' WHERE id = ${old}::uuid`
    expect(await pruneEvents(db, { before: new Date(Date.now() - 90 * 86_400_000) })).toEqual({
      events: 1,
      receipts: 0,
    })
    expect(await db.outboxEvent.count()).toBe(3)
    expect(await db.jobRun.count({ where: { eventId: placed } })).toBe(listenersOf('order/placed').length)
  })
})
