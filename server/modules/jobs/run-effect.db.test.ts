import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { finishJobRuns, unfinished } from './finish-job-runs.ts'
import { recordFailure } from './record-failure.ts'
import { replayJob } from './replay-job.ts'
import { runEffect } from './run-effect.ts'
import { type Effect, type HandedEvent, PermanentError } from './schema.ts'

let test: TestDatabase
let db: Db

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const LISTENER = 'update-vendor-sales-stats'
const dead = new PermanentError('this order is impossible')

async function happen(count: number): Promise<HandedEvent[]> {
  const orders = Array.from({ length: count }, () => newId())
  const ids = await inTransaction(db, (tx) =>
    emit(
      tx,
      orders.map((orderId) => ({ name: 'order/placed', payload: { orderId } })),
    ),
  )
  return ids.map((eventId, index) => ({
    eventId,
    name: 'order/placed',
    payload: { orderId: orders[index] ?? '' },
    occurredAt: new Date(),
    correlationId: null,
  }))
}

/** An effect with no guard of its own: it writes a row per event, under a key that is new each time. */
const count: Effect = async (tx, events) => {
  for (const { eventId } of events) {
    await tx.receipt.create({ data: { listener: 'test', subject: eventId, effectKey: newId() } })
  }
  return events.map(({ eventId }) => ({ eventId, did: 'counted one' }))
}
const countOf = (events: HandedEvent[]) =>
  db.receipt.count({ where: { subject: { in: events.map((event) => event.eventId) } } })
const runOf = (event: HandedEvent | undefined) =>
  db.jobRun.findUniqueOrThrow({
    where: { listener_eventId: { listener: LISTENER, eventId: event?.eventId ?? '' } },
  })

describe('an effect', () => {
  it('happens exactly once under ten-fold delivery, at once, singly and in overlapping batches', async () => {
    const events = await happen(30)
    const deliveries = Array.from({ length: 10 }, (_, turn) => [
      runEffect(db, LISTENER, events.slice(turn, turn + 20), count),
      runEffect(db, LISTENER, [...events].reverse(), count),
      ...events.slice(turn * 2, turn * 2 + 3).map((event) => runEffect(db, LISTENER, [event], count)),
    ]).flat()
    const results = await Promise.all(deliveries)
    expect(results.reduce((sum, result) => sum + result.done, 0)).toBe(30)
    expect(await countOf(events)).toBe(30)
    expect(
      await unfinished(
        db,
        LISTENER,
        events.map((event) => event.eventId),
      ),
    ).toEqual(new Set())
    expect(await runOf(events[0])).toMatchObject({ state: 'done', did: 'counted one', attempts: 1 })
  })

  it('takes an event that comes twice in one batch once', async () => {
    const [event] = await happen(1)
    if (!event) throw new Error('no event')
    expect(await runEffect(db, LISTENER, [event, event], count)).toEqual({ done: 1, known: 0 })
    expect(await countOf([event])).toBe(1)
  })

  it('leaves nothing behind when it fails, and is done by the next delivery', async () => {
    const events = await happen(2)
    const failing: Effect = async (tx, all) => {
      await count(tx, all)
      throw new Error('half way')
    }
    await expect(runEffect(db, LISTENER, events, failing)).rejects.toThrow('half way')
    expect(await countOf(events)).toBe(0)
    expect(await runOf(events[0])).toMatchObject({ state: 'open' })
    expect(await runEffect(db, LISTENER, events, count)).toEqual({ done: 2, known: 0 })
  })

  it('finishes an event for which there was nothing to do', async () => {
    const [event] = await happen(1)
    await runEffect(db, LISTENER, event ? [event] : [], async () => [])
    expect(await runOf(event)).toMatchObject({ state: 'done', did: 'nothing to do' })
  })
})

describe('a failure', () => {
  it('is counted with its words, and the pair stays open', async () => {
    const [event] = await happen(1)
    const id = event?.eventId ?? ''
    expect(await recordFailure(db, LISTENER, [id], new Error('time-out'))).toBe('retry')
    expect(await recordFailure(db, LISTENER, [id], new Error('again'), { attempt: 1, runId: 'r1' })).toBe(
      'retry',
    )
    expect(await runOf(event)).toMatchObject({ state: 'open', attempts: 2, lastError: 'again', runId: 'r1' })
  })

  it('is death only for a single run with a permanent error; an operator can replay it', async () => {
    const [event] = await happen(1)
    const eventId = event?.eventId ?? ''
    expect(await recordFailure(db, LISTENER, [eventId], dead)).toBe('dead')
    expect(await runOf(event)).toMatchObject({
      state: 'dead',
      lastError: 'PermanentError: this order is impossible',
    })
    expect(await replayJob(db, { listener: LISTENER, eventId, operatorId: newId() })).toEqual({ ok: true })
    expect(await runOf(event)).toMatchObject({ state: 'open', finishedAt: null })
    await runEffect(db, LISTENER, event ? [event] : [], count)
    expect(await runOf(event)).toMatchObject({ state: 'done', attempts: 2 })
    expect(await replayJob(db, { listener: LISTENER, eventId, operatorId: newId() })).toEqual({
      ok: false,
      reason: 'already-done',
    })
    expect(await replayJob(db, { listener: LISTENER, eventId: newId(), operatorId: newId() })).toEqual({
      ok: false,
      reason: 'unknown-job',
    })
  })

  it('leaves the time of the next attempt to an error that names it', async () => {
    const [event] = await happen(1)
    const retryAt = new Date(Date.now() + 3_600_000)
    const postponed = Object.assign(new Error('the endpoint is down'), { retryAt })
    expect(await recordFailure(db, LISTENER, [event?.eventId ?? ''], postponed)).toBe('later')
    expect(await runOf(event)).toMatchObject({ state: 'open', nextRedeliveryAt: retryAt })
  })

  it('splits a batch: each event is due at once, alone', async () => {
    const events = await happen(3)
    const ids = events.map((event) => event.eventId)
    expect(await recordFailure(db, LISTENER, ids, dead)).toBe('split')
    for (const event of events) {
      const run = await runOf(event)
      expect(run).toMatchObject({ state: 'open', redeliveries: 1 })
      expect(run.nextRedeliveryAt?.getTime()).toBeLessThanOrEqual(Date.now() + 50)
    }
  })

  it('does not touch what is done', async () => {
    const [event] = await happen(1)
    const eventId = event?.eventId ?? ''
    await finishJobRuns(db, LISTENER, [{ eventId, did: 'all of it' }], { startedAt: new Date() })
    await recordFailure(db, LISTENER, [eventId], dead)
    await finishJobRuns(db, LISTENER, [{ eventId, did: 'again' }], { startedAt: new Date() })
    expect(await runOf(event)).toMatchObject({
      state: 'done',
      did: 'all of it',
      attempts: 1,
      lastError: null,
    })
  })
})
