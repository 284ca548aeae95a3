import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { type LISTENERS, REDELIVERED } from '#server/events.ts'
import { dispatchAll, type SendEvents } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { finishJobRuns } from './finish-job-runs.ts'
import { takeLease, withLease } from './lease.ts'
import { recordFailure } from './record-failure.ts'
import {
  claimRegistration,
  forgetRegistration,
  isRegistered,
  noteRegistration,
} from './register-functions.ts'
import { replayJob } from './replay-job.ts'
import { REDELIVERY_CAP } from './rules.ts'
import { PermanentError } from './schema.ts'
import { sweepDeliveries } from './sweep-deliveries.ts'

let test: TestDatabase
let db: Db
let handed: Parameters<SendEvents>[0]
let down: boolean

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  await db.jobRun.deleteMany()
  await db.outboxEvent.deleteMany()
  await db.lease.deleteMany()
  handed = []
  down = false
})

/** Takes what it is given and loses it. */
const losing: SendEvents = async () => ({ outcome: 'sent' })
const remembering: SendEvents = async (events) => {
  if (down) return { outcome: 'failed', reason: 'nobody answers' }
  handed.push(...events)
  return { outcome: 'sent' }
}
const sweep = () => sweepDeliveries(db, remembering)

/** Events that were dispatched `secondsAgo`; `vendor-order/accepted` has two listeners. */
async function dispatched(secondsAgo: number, count = 1): Promise<string[]> {
  const ids = await inTransaction(db, (tx) =>
    emit(
      tx,
      Array.from({ length: count }, () => ({
        name: 'vendor-order/accepted' as const,
        payload: { orderId: newId(), vendorOrderId: newId(), vendorId: newId() },
      })),
    ),
  )
  await dispatchAll(db, losing)
  await db.$executeRaw`UPDATE job_runs SET opened_at = opened_at - ${secondsAgo}::int * interval '1 second'
    WHERE event_id = ANY(${ids}::uuid[])`
  return ids
}
const LISTENER = 'deliver-webhooks'
const finish = (eventIds: string[], listener: (typeof LISTENERS)[number] = LISTENER) =>
  finishJobRuns(
    db,
    listener,
    eventIds.map((eventId) => ({ eventId, did: 'it' })),
    { startedAt: new Date() },
  )
const finishOthers = (eventIds: string[]) => finish(eventIds, 'create-audit-trail-entry')
/** As if `seconds` had passed for all pairs. */
const pass = (seconds: number) =>
  db.$executeRaw`UPDATE job_runs SET opened_at = opened_at - ${seconds}::int * interval '1 second',
    finished_at = finished_at - ${seconds}::int * interval '1 second',
    redelivered_at = redelivered_at - ${seconds}::int * interval '1 second',
    next_redelivery_at = next_redelivery_at - ${seconds}::int * interval '1 second'`

describe('the delivery sweep', () => {
  it('leaves alone what was dispatched a moment ago', async () => {
    await dispatched(30)
    expect(await sweep()).toEqual({ redelivered: 0, closed: 0 })
  })

  it('hands out again, to the listener that is missing alone, what waits while nothing was finished for a minute', async () => {
    const [eventId = ''] = await dispatched(61)
    await finishOthers([eventId])
    expect(await sweep()).toEqual({ redelivered: 1, closed: 0 })
    const run = await db.jobRun.findFirstOrThrow({ where: { eventId, listener: LISTENER } })
    expect(handed).toHaveLength(1)
    expect(handed[0]).toMatchObject({
      id: `${run.id}:1`,
      name: REDELIVERED,
      data: { eventId, name: 'vendor-order/accepted', listener: LISTENER, batch: false },
    })
  })

  it('leaves a backlog alone that its listener is working through', async () => {
    const [, ...rest] = await dispatched(300, 5)
    await finish(rest.slice(0, 1))
    await finishOthers(rest)
    handed = []
    await sweep()
    expect(handed.filter((event) => event.data.listener === LISTENER)).toEqual([])
  })

  it('sees that a listener has overtaken an event by a minute', async () => {
    const [lost = ''] = await dispatched(100)
    const later = await dispatched(30)
    await finish(later)
    await finishOthers([lost, ...later])
    await sweep()
    expect(handed.map((event) => event.data.eventId)).toEqual([lost])
  })

  it('backs off per pair: a minute, then two, and so on, each redelivery with an id of its own', async () => {
    const [eventId = ''] = await dispatched(61)
    await finishOthers([eventId])
    await sweep()
    await sweep()
    expect(handed).toHaveLength(1)
    await pass(61)
    await sweep()
    expect(handed).toHaveLength(2)
    await pass(61)
    await sweep()
    expect(handed).toHaveLength(2)
    await pass(61)
    await sweep()
    expect(new Set(handed.map((event) => event.id)).size).toBe(3)
    expect(new Set(handed.map((event) => event.data.eventId))).toEqual(new Set([eventId]))
  })

  it('lets the first redelivery of many be batched, and sends later ones alone', async () => {
    const ids = await dispatched(61, 30)
    await finishOthers(ids)
    await sweep()
    expect(handed.filter((event) => event.data.batch)).toHaveLength(30)
    handed = []
    await pass(61)
    await sweep()
    expect(handed.filter((event) => !event.data.batch)).toHaveLength(30)
  })

  it('hands out at most the cap of one listener within a minute, and of the others no less', async () => {
    await dispatched(61, REDELIVERY_CAP + 40)
    await sweep()
    await sweep()
    await sweep()
    const of = (listener: string) => handed.filter((event) => event.data.listener === listener).length
    expect(of(LISTENER)).toBe(REDELIVERY_CAP)
    expect(of('create-audit-trail-entry')).toBe(REDELIVERY_CAP)
    await pass(59)
    await db.$executeRaw`UPDATE job_runs SET redelivered_at = now() - interval '61 seconds' WHERE redeliveries > 0`
    await sweep()
    expect(of(LISTENER)).toBe(REDELIVERY_CAP + 40)
  })

  it('gives back what it could not send, and sends it under the same id', async () => {
    const [eventId = ''] = await dispatched(61)
    await finishOthers([eventId])
    down = true
    expect(await sweep()).toMatchObject({ redelivered: 0, failed: 'nobody answers' })
    down = false
    await pass(11)
    await sweep()
    expect(handed.map((event) => event.id.split(':')[1])).toEqual(['1'])
  })

  it('hands each pair out once when many sweep at the same time', async () => {
    await dispatched(61, 50)
    await Promise.all(Array.from({ length: 8 }, sweep))
    expect(handed).toHaveLength(100)
    expect(new Set(handed.map((event) => event.id)).size).toBe(100)
  })

  it('hands out a split batch and an operator’s replay at once, alone, and never what is dead or done', async () => {
    const ids = await dispatched(0, 3)
    const [first = '', second = '', third = ''] = ids
    await recordFailure(db, LISTENER, [first, second], new PermanentError('poisoned'))
    await sweep()
    expect(handed.map((event) => [event.data.eventId, event.data.batch])).toEqual([
      [first, false],
      [second, false],
    ])
    await finish([first])
    await recordFailure(db, LISTENER, [second], new PermanentError('poisoned'))
    await recordFailure(db, LISTENER, [third], new PermanentError('poisoned too'))
    await finishOthers(ids)
    await pass(10_000)
    handed = []
    expect(await sweep()).toEqual({ redelivered: 0, closed: 0 })
    await replayJob(db, { listener: LISTENER, eventId: third, operatorId: newId() })
    await sweep()
    expect(handed.map((event) => event.data.eventId)).toEqual([third])
  })

  it('closes the pairs of a listener that was retired', async () => {
    const [eventId = ''] = await dispatched(61)
    await db.jobRun.create({ data: { id: newId(), listener: 'send-fax', eventId, state: 'open' } })
    expect(await sweepDeliveries(db, remembering, ['send-fax'])).toEqual({ redelivered: 2, closed: 1 })
    const run = await db.jobRun.findFirstOrThrow({ where: { listener: 'send-fax' } })
    expect(run).toMatchObject({ state: 'done', did: 'the listener was retired' })
  })

  it('drains an outage of any length by itself: a pair that keeps failing keeps being handed out', async () => {
    const [eventId = ''] = await dispatched(61)
    await finishOthers([eventId])
    for (let round = 0; round < 12; round += 1) {
      await sweep()
      await recordFailure(db, LISTENER, [eventId], new Error('provider is down'))
      await pass(601)
    }
    expect(handed).toHaveLength(12)
  })
})

describe('leases', () => {
  it('let one of many do the work', async () => {
    let working = 0
    const lease = (holder: string) => ({ name: 'sweep', holder, ms: 10_000 })
    const work = async () => {
      working += 1
      await new Promise((resolve) => setTimeout(resolve, 50))
    }
    await Promise.all(['a', 'b', 'c'].map((holder) => withLease(db, lease(holder), work)))
    expect(working).toBe(1)
    await withLease(db, lease('b'), work)
    expect(working).toBe(2)
  })
  it('run out when their holder dies', async () => {
    expect(await takeLease(db, { name: 'sweep', holder: 'dead', ms: 50 })).toBe(true)
    expect(await takeLease(db, { name: 'sweep', holder: 'next', ms: 50 })).toBe(false)
    await new Promise((resolve) => setTimeout(resolve, 70))
    expect(await takeLease(db, { name: 'sweep', holder: 'next', ms: 50 })).toBe(true)
  })
  it('never let an older build register over a newer one', async () => {
    expect(await claimRegistration(db, '2026-01')).toBe(true)
    expect(await claimRegistration(db, '2026-02')).toBe(true)
    expect(await claimRegistration(db, '2026-01')).toBe(false)
    expect(await claimRegistration(db, '')).toBe(false)
    expect(await claimRegistration(db, '2026-02')).toBe(true)
  })
  it('say whether the job server knows the functions, until it does not answer', async () => {
    expect(await isRegistered(db)).toBe(false)
    await claimRegistration(db, '2026-01')
    expect(await isRegistered(db)).toBe(false)
    await noteRegistration(db, 10_000)
    expect(await isRegistered(db)).toBe(true)
    await claimRegistration(db, '2026-02')
    expect(await isRegistered(db)).toBe(true)
    await forgetRegistration(db)
    expect(await isRegistered(db)).toBe(false)
    await noteRegistration(db, 20)
    await new Promise((resolve) => setTimeout(resolve, 40))
    expect(await isRegistered(db)).toBe(false)
  })
})
