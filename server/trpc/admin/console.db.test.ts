import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { inTransaction } from '#server/db/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import type { Context } from '../context.ts'
import { createCallerFactory } from '../procedures.ts'
import { adminRouter } from './router.ts'

let test: TestDatabase
let db: Db
let operator: SessionUser
const touched: string[] = []

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('APP_URL', 'http://shop.test')
  vi.stubEnv('LOG_LEVEL', 'silent')
  test = await createTestDatabase()
  db = test.db
  const who = { email: `${newId()}@example.test`, name: 'The operator', role: 'operator' as const }
  const created = await createUser(db, { ...who, password: 'correct horse' })
  if (!created.ok) throw new Error(created.reason)
  operator = { id: created.userId, ...who }
})
afterAll(async () => {
  await test.drop()
  vi.unstubAllEnvs()
})

function admin() {
  const context: Context = {
    db,
    user: operator,
    owner: `user:${operator.id}`,
    owners: [],
    correlationId: newId(),
    clientAddress: null,
    keepOwner: () => {},
    touch: (...tags) => void touched.push(...tags),
  }
  return createCallerFactory(adminRouter)(context)
}

/** A placed order whose vendor's share stands in the book. */
async function bookedOrder() {
  const order = await placeTestOrder(db, { method: 'transfer' })
  await inTransaction(db, (tx) =>
    bookVendorBalances(tx, [
      {
        ...{ eventId: newId(), name: 'order/placed', payload: { orderId: order.orderId } },
        ...{ occurredAt: new Date(), correlationId: null },
      },
    ]),
  )
  return order
}

describe('what is taken down', () => {
  it('renews the pages that show the vendor and its products, and no others', async () => {
    const { vendorId, productId } = await makeTestVendor(db)
    await makeTestVendor(db)
    touched.length = 0
    const suspend = { vendorId, to: 'suspended' as const, reason: 'complaints' as const }
    expect(await admin().vendors.changeStanding(suspend)).toEqual({ ok: true, products: 1 })
    expect(touched.sort()).toEqual(
      [
        ...['catalog:listings', 'catalog:shelves', 'catalog:vendors'],
        ...[`catalog:product:product-${productId}`, `catalog:vendor:vendor-${vendorId}`],
      ].sort(),
    )
    touched.length = 0
    expect(await admin().vendors.changeStanding(suspend)).toEqual({ ok: false, reason: 'unchanged' })
    expect(touched).toEqual([])
  })
})

describe('the book', () => {
  it('is looked through by reference, order, account, vendor and day, each journal with its postings', async () => {
    const { orderId, code, parts } = await bookedOrder()
    const [part] = parts
    const slug = `vendor-${part?.vendorId}`
    const ids = async (search: Parameters<ReturnType<typeof admin>['book']['journals']>[0]) =>
      (await admin().book.journals(search)).journals.map((journal) => journal.orderId)
    expect(await ids({ reference: code.toLowerCase() })).toEqual([orderId])
    expect(await ids({ vendor: slug })).toEqual([orderId])
    expect(await ids({ account: 'commission', vendor: slug })).toEqual([orderId])
    expect(await ids({ account: 'bank' })).toEqual([])
    const today = new Date().toISOString().slice(0, 10)
    expect(await ids({ vendor: slug, from: today, to: today })).toEqual([orderId])
    expect(await ids({ vendor: slug, to: '2000-01-01' })).toEqual([])
    const [journal] = (await admin().book.journals({ reference: code })).journals
    expect(journal?.postings.reduce((sum, { amount }) => sum + amount, 0)).toBe(0)
    expect(await ids({ reference: journal?.reference.slice(0, 30) })).toEqual([orderId])
  })

  it('is proved by the sum of everything, which is zero in each currency', async () => {
    await bookedOrder()
    const { currencies } = await admin().book.prove()
    const euro = currencies.find(({ currency }) => currency === 'EUR')
    expect(euro).toMatchObject({ difference: 0 })
    expect(euro?.accounts.map(({ account }) => account)).toContain('customer-receivable')
    expect(euro?.debits).toBe(euro?.credits)
  })
})

describe('figures', () => {
  it("count today's orders by their hour, beside yesterday's up to the same time", async () => {
    const order = await placeTestOrder(db, { currency: 'SEK' })
    await payTestOrder(db, order)
    const { figures } = await admin().overview.figures({ period: 'today' })
    const krona = figures.find(({ currency }) => currency === 'SEK')
    expect(krona).toMatchObject({ gross: order.total, before: { gross: 0 } })
    expect(krona?.points).toHaveLength(24)
  })

  it('take the days of a longer period from the daily figures, and know the period before', async () => {
    const { vendorId } = await makeTestVendor(db)
    const day = (ago: number) => new Date(Date.now() - ago * 86_400_000)
    const sold = { vendorId, currency: 'NOK', orders: 1, units: 1, commission: 10n }
    await db.vendorDailyStats.createMany({
      data: [
        { ...sold, day: day(2), gross: 100n },
        { ...sold, day: day(9), gross: 40n },
      ],
    })
    const { figures } = await admin().overview.figures({ period: '7' })
    const krone = figures.find(({ currency }) => currency === 'NOK')
    expect(krone).toMatchObject({ gross: 100, commission: 10, before: { gross: 40, commission: 10 } })
    expect(krone?.points.map(({ gross, before }) => [gross, before])).toContainEqual([100, 40])
  })
})

describe('low stock', () => {
  it('is what was noted when it happened, and what a new threshold makes of it', async () => {
    const { variantId } = await makeTestVendor(db, { units: 20 })
    const listed = async () =>
      (await admin().products.lowStock({})).lines.some((line) => line.variantId === variantId)
    const { settings } = await admin().settings.get()
    expect(await listed()).toBe(false)
    const change = (threshold: number, seen: number) =>
      admin().settings.change({
        changes: { lowStockThreshold: threshold },
        seen: { lowStockThreshold: seen },
      })
    await change(21, settings.lowStockThreshold)
    expect(await listed()).toBe(true)
    expect((await admin().overview.get()).low.count).toBeGreaterThan(0)
    await change(settings.lowStockThreshold, 21)
    expect(await listed()).toBe(false)
  })
})

describe('jobs and outbox', () => {
  async function finishedRun(state: 'done' | 'dead', attempts: number) {
    const eventId = newId()
    const event = { name: 'order/placed', payload: {}, listeners: ['notify-vendors'] }
    await db.outboxEvent.create({ data: { id: eventId, ...event, dispatchedAt: new Date() } })
    const run = { listener: 'notify-vendors', state, attempts, finishedAt: new Date() }
    await db.jobRun.create({ data: { id: newId(), eventId, ...run } })
  }

  it('are counted by how they ended, step by step', async () => {
    await finishedRun('done', 1)
    await finishedRun('done', 3)
    await finishedRun('dead', 5)
    const counts = await admin().jobs.counts({ span: 'hour', listener: 'notify-vendors' })
    expect(counts).toHaveLength(30)
    const sum = (key: 'smooth' | 'retried' | 'dead') => counts.reduce((total, step) => total + step[key], 0)
    expect([sum('smooth'), sum('retried'), sum('dead')]).toEqual([1, 1, 1])
  })

  it('are replayed and hurried in the name of who did it', async () => {
    await db.outboxEvent.create({
      data: {
        ...{ id: newId(), name: 'order/placed', payload: {}, listeners: [] },
        ...{ attempts: 2, nextAttemptAt: new Date(Date.now() + 60_000) },
      },
    })
    expect(await admin().outbox.hurry()).toEqual({ events: 1 })
    expect(await admin().outbox.hurry()).toEqual({ events: 0 })
    await admin().jobs.replayDead({ listener: 'notify-vendors' })
    const told = await db.outboxEvent.findMany({
      where: { name: { in: ['outbox/hurried', 'job/replayed'] } },
      orderBy: { id: 'asc' },
    })
    expect(told.map(({ actor, payload }) => ({ actor, payload }))).toEqual([
      { actor: `operator:${operator.id}`, payload: { events: 1 } },
      {
        actor: `operator:${operator.id}`,
        payload: { listener: 'notify-vendors', eventId: null, runs: 1 },
      },
    ])
  })
})

describe('a message', () => {
  async function message(values: {
    template: string
    state?: string
    orderId?: string
    dispatchId?: string
  }) {
    const id = newId()
    const [eventId, recipient] = [newId(), values.orderId ? `customer:${values.orderId}` : `user:${newId()}`]
    const url = 'http://shop.test/reset-password?token=secret'
    const row = { listener: 'notify-customer', channel: 'email', state: 'sent', data: { url } }
    await db.notification.create({ data: { id, eventId, recipient, ...row, ...values } })
    return id
  }

  it('is shown as it would be said today, once what was sent is forgotten', async () => {
    const { orderId, code } = await placeTestOrder(db)
    const id = await message({ template: 'order-cancelled', orderId })
    expect(await admin().messages.get({ id })).toMatchObject({
      orderCode: code,
      content: { kind: 'email', frozen: false, subject: expect.stringContaining(code) },
    })
    const { messages } = await admin().messages.list({ template: 'order-cancelled' })
    expect(messages.map((row) => row.id)).toContain(id)
    expect((await admin().messages.list({ state: 'refused' })).messages).toEqual([])
  })

  it('in doubt is shown exactly as the provider was given it', async () => {
    const { orderId } = await placeTestOrder(db)
    const dispatchId = newId()
    const body = [{ to: 'a@example.test', subject: 'As sent', html: '<p>As sent</p>', text: 'As sent' }]
    const windowEndsAt = new Date()
    await db.notificationDispatch.create({
      data: { id: dispatchId, channel: 'email', state: 'unknown', body, windowEndsAt },
    })
    const id = await message({ template: 'order-cancelled', orderId, state: 'unknown', dispatchId })
    expect((await admin().messages.get({ id }))?.content).toEqual({
      ...{ kind: 'email', frozen: true, subject: 'As sent', html: '<p>As sent</p>', text: 'As sent' },
    })
    expect((await admin().messages.list({ state: 'unknown' })).messages.map((row) => row.id)).toEqual([id])
  })

  it('that opens an account is shown to nobody', async () => {
    const id = await message({ template: 'password-reset' })
    const shown = await admin().messages.get({ id })
    expect(shown?.content).toEqual({ kind: 'withheld' })
    expect(JSON.stringify(shown)).not.toContain('secret')
  })
})
