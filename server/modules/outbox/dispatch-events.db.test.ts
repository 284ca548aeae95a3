import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { listenersOf } from '#server/events.ts'
import {
  dispatchAll,
  dispatchPending,
  dispatchSoon,
  dispatchThrough,
  type SendEvents,
} from './dispatch-events.ts'
import { emit } from './emit.ts'
import { outboxState } from './queries.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())
beforeEach(async () => {
  await db.jobRun.deleteMany()
  await db.outboxEvent.deleteMany()
})

/** A job server that takes everything, unless `fail` says otherwise, and remembers what it was handed. */
function jobServer({ fail = () => false, ms = 0 }: { fail?: () => boolean; ms?: number } = {}) {
  const handed: Parameters<SendEvents>[0] = []
  const send: SendEvents = async (events) => {
    if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms))
    if (fail()) return { outcome: 'failed', reason: 'nobody answers' }
    handed.push(...events)
    return { outcome: 'sent' }
  }
  return { handed, send }
}

const place = (count = 1) =>
  inTransaction(db, (tx) =>
    emit(
      tx,
      Array.from({ length: count }, () => ({ name: 'order/placed' as const, payload: { orderId: newId() } })),
    ),
  )

/** As if `seconds` had passed for what rests and what is leased. */
const pass = (seconds: number) =>
  db.$executeRaw`UPDATE outbox_events SET leased_until = leased_until - ${seconds}::int * interval '1 second',
    next_attempt_at = next_attempt_at - ${seconds}::int * interval '1 second',
    created_at = created_at - ${seconds}::int * interval '1 second'`

describe('emit', () => {
  it('is heard only if the transaction commits', async () => {
    const failing = inTransaction(db, async (tx) => {
      await emit(tx, [{ name: 'order/placed', payload: { orderId: newId() } }])
      throw new Error('no')
    })
    await expect(failing).rejects.toThrow('no')
    expect(await db.outboxEvent.count()).toBe(0)
  })
  it('freezes the listeners and takes the order from the payload', async () => {
    const [id] = await place()
    const row = await db.outboxEvent.findUniqueOrThrow({ where: { id } })
    expect(row.listeners).toEqual(listenersOf('order/placed'))
    expect(row.orderId).toBe((row.payload as { orderId: string }).orderId)
    expect(row.actor).toBe('system')
  })
  it('refuses a payload that the catalogue does not know', async () => {
    const wrong = inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId: 'x' } }]))
    await expect(wrong).rejects.toThrow()
  })
})

describe('dispatching the outbox', () => {
  it('sends an event once under its own id and opens a job run for each listener', async () => {
    const server = jobServer()
    const [id] = await place()
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 1, failed: 0 })
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 0, failed: 0 })
    expect(server.handed).toHaveLength(1)
    expect(server.handed[0]).toMatchObject({ id, name: 'order/placed', data: { eventId: id, batch: false } })
    const runs = await db.jobRun.findMany({ where: { eventId: id } })
    expect(runs.map((run) => run.listener).sort()).toEqual([...listenersOf('order/placed')].sort())
    expect(runs.every((run) => run.state === 'open')).toBe(true)
  })

  it('sends each event once when many callers dispatch at the same time', async () => {
    const server = jobServer({ ms: 5 })
    const ids = (await Promise.all(Array.from({ length: 20 }, () => place(5)))).flat()
    await Promise.all(Array.from({ length: 12 }, () => dispatchAll(db, server.send, { limit: 7 })))
    expect(server.handed.map((event) => event.id).sort()).toEqual(ids.sort())
    expect(await db.outboxEvent.count({ where: { dispatchedAt: null } })).toBe(0)
  })

  it('finds an event whose transaction commits after later ones were sent', async () => {
    const server = jobServer()
    let commit = () => {}
    const held = new Promise<void>((resolve) => {
      commit = resolve
    })
    let written = () => {}
    const early = new Promise<void>((resolve) => {
      written = resolve
    })
    const slow = inTransaction(db, async (tx) => {
      const ids = await emit(tx, [{ name: 'order/placed', payload: { orderId: newId() } }])
      written()
      await held
      return ids
    })
    await early
    const [later] = await place()
    await dispatchAll(db, server.send)
    expect(server.handed.map((event) => event.id)).toEqual([later])
    commit()
    const [first] = await slow
    await dispatchAll(db, server.send)
    expect(server.handed.map((event) => event.id)).toEqual([later, first])
  })

  it('leaves to the relay what has waited, and what a writer whose clock is ahead dates in the future', async () => {
    const [fresh, dated] = [...(await place()), ...(await place())]
    const server = jobServer()
    await db.$executeRaw`
      UPDATE outbox_events SET created_at = now() + interval '1 hour' WHERE id = ${dated}::uuid`
    await dispatchAll(db, server.send, { waitedMs: 60_000 })
    expect(server.handed.map((event) => event.id)).toEqual([dated])
    await dispatchAll(db, server.send)
    expect(server.handed.map((event) => event.id)).toEqual([dated, fresh])
  })

  it('counts a failed send, lets the event rest, and sends it under the same id', async () => {
    let down = true
    const server = jobServer({ fail: () => down })
    const [id] = await place()
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 0, failed: 1, reason: 'nobody answers' })
    expect(await outboxState(db)).toMatchObject({ waiting: 1, failing: 1, lastError: 'nobody answers' })
    down = false
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 0, failed: 0 })
    await pass(2)
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 1, failed: 0 })
    expect(server.handed[0]?.id).toBe(id)
    expect(await db.outboxEvent.findUniqueOrThrow({ where: { id } })).toMatchObject({
      attempts: 2,
      lastError: null,
    })
  })

  it('sends again, under the same id, what a process sent and died before marking', async () => {
    const server = jobServer()
    const [id] = await place()
    const dying: SendEvents = async (events) => {
      await server.send(events)
      throw new Error('killed')
    }
    await expect(dispatchPending(db, dying)).rejects.toThrow('killed')
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 0, failed: 0 })
    await pass(46)
    expect(await dispatchPending(db, server.send)).toEqual({ sent: 1, failed: 0 })
    expect(server.handed.map((event) => event.id)).toEqual([id, id])
    expect(await db.jobRun.count({ where: { eventId: id } })).toBe(listenersOf('order/placed').length)
  })

  it('keeps a job run that its listener finished before the event was marked as sent', async () => {
    const [id = ''] = await place()
    const quick: SendEvents = async () => {
      await db.jobRun.create({
        data: { id: newId(), listener: 'notify-customer', eventId: id, state: 'done' },
      })
      return { outcome: 'sent' }
    }
    await dispatchPending(db, quick)
    const runs = await db.jobRun.findMany({ where: { eventId: id, state: 'done' } })
    expect(runs.map((run) => run.listener)).toEqual(['notify-customer'])
    expect(await db.jobRun.count({ where: { eventId: id } })).toBe(listenersOf('order/placed').length)
  })

  it('asks for batches only when more than a trickle was written lately', async () => {
    const server = jobServer()
    await place(30)
    await dispatchPending(db, server.send, { limit: 3 })
    expect(server.handed.map((event) => event.data.batch)).toEqual([true, true, true])
    await pass(10)
    await dispatchPending(db, server.send, { limit: 3 })
    expect(server.handed.slice(3).map((event) => event.data.batch)).toEqual([false, false, false])
  })

  it('asks for batches of a trickle too while the job server is behind with what it was handed', async () => {
    const server = jobServer()
    await place(4)
    await dispatchPending(db, server.send)
    await db.$executeRaw`UPDATE job_runs SET opened_at = opened_at - interval '5 seconds'`
    await place(1)
    await dispatchPending(db, server.send)
    await db.$executeRaw`UPDATE job_runs SET state = 'done'`
    await place(1)
    await dispatchPending(db, server.send)
    expect(server.handed.map((event) => event.data.batch)).toEqual([
      ...[false, false, false, false],
      ...[true, false],
    ])
  })
})

describe('dispatchSoon', () => {
  it('shares rounds among calls and leaves nothing behind', async () => {
    const server = jobServer({ ms: 2 })
    dispatchThrough(server.send)
    const ids = await Promise.all(
      Array.from({ length: 25 }, async () => {
        const [id] = await place()
        dispatchSoon(db)
        return id
      }),
    )
    // Marked, not only handed over: a round that is still under way would be the next test's.
    const unmarked = () => db.outboxEvent.count({ where: { dispatchedAt: null } })
    await expect.poll(unmarked, { timeout: 5_000 }).toBe(0)
    dispatchThrough(undefined)
    expect(server.handed.map((event) => event.id).sort()).toEqual(ids.sort())
  })
  it('does nothing where there is no sender', async () => {
    await place()
    dispatchSoon(db)
    await new Promise((resolve) => setTimeout(resolve, 30))
    expect((await outboxState(db)).waiting).toBe(1)
  })
})
