import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import type { Context } from '../context.ts'
import { createCallerFactory } from '../procedures.ts'
import { adminRouter } from './router.ts'

let test: TestDatabase
let db: Db
let operator: SessionUser

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  // Nobody listens there: what the job server would say is left out.
  vi.stubEnv('INNGEST_BASE_URL', 'http://127.0.0.1:9')
  vi.stubEnv('INNGEST_DEV', '1')
  vi.stubEnv('LOG_LEVEL', 'silent')
  test = await createTestDatabase()
  db = test.db
  operator = await makeOperator()
})
afterAll(async () => {
  await test.drop()
  vi.unstubAllEnvs()
})

async function makeOperator(): Promise<SessionUser> {
  const who = { email: `${newId()}@example.test`, name: 'The operator', role: 'operator' as const }
  const created = await createUser(db, { ...who, password: 'correct horse' })
  if (!created.ok) throw new Error(created.reason)
  return { id: created.userId, ...who }
}

const createCaller = createCallerFactory(adminRouter)

function admin() {
  const context: Context = {
    db,
    user: operator,
    owner: `user:${operator.id}`,
    owners: [],
    correlationId: newId(),
    clientAddress: null,
    keepOwner: () => {},
    touch: () => {},
  }
  return createCaller(context)
}

describe('an order in the hands of an operator', () => {
  it('is paid by a transfer that is marked as received, once, and says who did it', async () => {
    const { orderId, code } = await placeTestOrder(db, { method: 'transfer' })
    expect(await admin().orders.markTransferReceived({ orderId })).toEqual({ ok: true, outcome: 'paid' })
    expect(await admin().orders.markTransferReceived({ orderId })).toEqual({ ok: true, outcome: 'known' })
    const order = await admin().orders.get({ code })
    expect(order).toMatchObject({ status: 'placed', payment: { state: 'received' } })
    expect(order?.changes.at(-1)?.actor).toBe(`operator:${operator.id}`)
  })

  it('is cancelled with a reason; the refund of a transfer waits until it is marked as paid', async () => {
    const { orderId, code, total } = await placeTestOrder(db, { method: 'transfer' })
    await admin().orders.markTransferReceived({ orderId })
    expect(await admin().orders.cancel({ orderId, reason: 'out-of-stock' })).toMatchObject({ ok: true })
    expect(await admin().orders.get({ code })).toMatchObject({
      status: 'cancelled',
      cancelReason: 'out-of-stock',
    })
    const [refund] = (await admin().orders.trail({ orderId })).refunds
    expect(refund).toMatchObject({ amount: total, byHand: true })
    expect((await admin().orders.refundsByHand({})).refunds).toContainEqual(refund)
    const refundId = refund?.id ?? ''
    expect(await admin().orders.markRefundPaid({ refundId })).toEqual({ ok: true })
    expect(await admin().orders.markRefundPaid({ refundId })).toEqual({ ok: false, reason: 'not-open' })
    const { journals, refunds } = await admin().orders.trail({ orderId })
    expect(refunds).toMatchObject([{ state: 'completed' }])
    for (const { postings } of journals) {
      expect(postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
    }
    expect(journals.map(({ reference }) => reference)).toContain(`refund:${refundId}:paid`)
  })

  it('is not cancelled for a reason that only the system has', async () => {
    const { orderId } = await placeTestOrder(db)
    const reason = 'transfer-expired' as 'other'
    await expect(admin().orders.cancel({ orderId, reason })).rejects.toMatchObject({ code: 'BAD_REQUEST' })
  })

  it('counts in the sales of its day until it is cancelled', async () => {
    const before = (await admin().overview.get()).sales.find(({ currency }) => currency === 'KWD')
    expect(before).toBeUndefined()
    const order = await placeTestOrder(db, { currency: 'KWD', parts: [{}, { items: [{ quantity: 2 }] }] })
    await payTestOrder(db, order)
    const { sales } = await admin().overview.get()
    expect(sales).toContainEqual({ currency: 'KWD', orders: 1, gross: 3000, commission: 300 })
    await admin().orders.cancel({ orderId: order.orderId, reason: 'other' })
    expect((await admin().overview.get()).sales.some(({ currency }) => currency === 'KWD')).toBe(false)
  })
})

describe('the jobs', () => {
  async function failedRun(state: 'open' | 'dead' | 'done') {
    const { orderId } = await placeTestOrder(db)
    const eventId = newId()
    const listeners = ['notify-customer']
    await db.outboxEvent.create({
      data: {
        id: eventId,
        name: 'order/placed',
        payload: { orderId },
        listeners,
        orderId,
        dispatchedAt: new Date(),
      },
    })
    const run = { id: newId(), listener: 'notify-customer', eventId, state, attempts: 3, runId: '01RUN' }
    await db.jobRun.create({ data: { ...run, lastError: state === 'done' ? null : 'It broke.' } })
    return { orderId, pair: { listener: 'notify-customer' as const, eventId } }
  }

  it('are listed dead ones first, page after page', async () => {
    const [open, dead] = [await failedRun('open'), await failedRun('dead')]
    const { rows } = await admin().jobs.list({ listener: 'notify-customer' })
    const places = [dead, open].map(({ pair }) => rows.findIndex(({ eventId }) => eventId === pair.eventId))
    expect(places[0]).toBeLessThan(places[1] ?? -1)
    expect((await admin().jobs.list({ state: 'dead' })).rows.every(({ state }) => state === 'dead')).toBe(
      true,
    )
    const after = `1_${new Date(0).toISOString()}_${newId()}`
    expect((await admin().jobs.list({ state: 'failing', after })).rows).toEqual([])
  })

  it('are replayed one by one or all dead ones at once; what is done is not repeated', async () => {
    const [one, other, done] = [await failedRun('dead'), await failedRun('dead'), await failedRun('done')]
    expect(await admin().jobs.replay(one.pair)).toEqual({ ok: true })
    expect(await admin().jobs.replay(done.pair)).toEqual({ ok: false, reason: 'already-done' })
    expect((await admin().jobs.replayDead({ listener: 'capture-payment' })).replayed).toBe(0)
    expect((await admin().jobs.replayDead({})).replayed).toBeGreaterThanOrEqual(1)
    expect(await admin().jobs.replayDead({})).toEqual({ replayed: 0 })
    for (const { pair } of [one, other]) {
      expect((await admin().jobs.get(pair))?.run).toMatchObject({ state: 'failing', redeliveries: 1 })
    }
    expect((await admin().jobs.get(done.pair))?.run.state).toBe('done')
  })

  it('are shown although the job server does not answer', async () => {
    const { pair, orderId } = await failedRun('dead')
    expect(await admin().overview.jobServer()).toEqual({ state: 'away' })
    expect(await admin().jobs.get(pair)).toMatchObject({ run: { lastError: 'It broke.' }, trace: null })
    expect((await admin().orders.trail({ orderId })).jobs).toMatchObject([{ state: 'dead', attempts: 3 }])
  })
})

describe('the settings', () => {
  it('are changed when nobody else changed the same meanwhile', async () => {
    const { settings } = await admin().settings.get()
    const change = (shipByHours: number, seen: number) =>
      admin().settings.change({ changes: { shipByHours }, seen: { shipByHours: seen } })
    const stands = settings.shipByHours
    expect(await change(stands + 1, stands)).toEqual({ ok: true, changed: ['shipByHours'] })
    expect(await change(stands + 2, stands)).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect((await admin().settings.get()).settings.shipByHours).toBe(stands + 1)
  })

  it('keep a rate that somebody else set meanwhile', async () => {
    const rate = { country: 'SE', currency: 'SEK' as const, base: 4900, perItem: 0, freeFrom: null }
    const { setShippingRate, setTaxRate } = admin().settings
    expect(await setShippingRate({ rate, seen: null })).toMatchObject({ ok: true })
    expect(await setShippingRate({ rate: { ...rate, base: 1 }, seen: null })).toMatchObject({ ok: false })
    const seen = { base: 4900, perItem: 0, freeFrom: null }
    expect(await setShippingRate({ rate: { ...rate, freeFrom: 50_000 }, seen })).toMatchObject({ ok: true })
    const tax = { country: 'SE', taxClass: 'standard' as const, bps: 2500 }
    expect(await setTaxRate({ rate: tax, seen: null })).toMatchObject({ ok: true })
    expect(await setTaxRate({ rate: { ...tax, bps: 1 }, seen: 1200 })).toMatchObject({ ok: false })
    const { taxes, shipping } = await admin().settings.get()
    expect(taxes).toContainEqual(tax)
    expect(shipping).toContainEqual(expect.objectContaining({ ...rate, freeFrom: 50_000 }))
  })

  it('tell the audit trail who changed them', async () => {
    const event = await db.outboxEvent.findFirst({
      where: { name: 'settings/changed' },
      orderBy: { id: 'desc' },
    })
    expect(event).toMatchObject({
      actor: `operator:${operator.id}`,
      listeners: ['create-audit-trail-entry'],
      payload: { keys: ['taxRate:SE:standard'] },
    })
  })
})

describe('the proofs', () => {
  it('say that the trail is whole and which checks hold', async () => {
    expect(await admin().audit.verify()).toMatchObject({ ok: true })
    const { checks } = await admin().reconciliation.verify()
    expect(checks.length).toBeGreaterThan(5)
  })
})
