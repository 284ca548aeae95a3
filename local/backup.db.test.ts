/** A backup that was never restored is none: one of a shop at work, put up elsewhere and looked at by the auditor. */
import { chmodSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { connect } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { appendAuditEntries } from '#server/modules/audit/append-audit-entries.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { finishJobRuns } from '#server/modules/jobs/finish-job-runs.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Effect, HandedEvent } from '#server/modules/jobs/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { dispatchAll } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { countSales } from '#server/modules/stats/count-sales.ts'
import { backUp } from './backup.ts'
import { anyPort } from './ports.ts'
import { type RunningPostgres, removePostgres, startPostgres } from './postgres.ts'
import { migrate } from './prisma.ts'

const EFFECTS: Partial<Record<ListenerName, Effect>> = {
  'create-audit-trail-entry': appendAuditEntries,
  'update-vendor-balance': bookVendorBalances,
  'process-vendor-payouts': scheduleEarnings,
  'update-vendor-sales-stats': countSales,
}
const folders: string[] = []
const clients: Db[] = []
let shop: RunningPostgres
let restored: RunningPostgres
let before: Db
let after: Db
/** Acknowledged before the backup began, and after it had ended. */
let early: TestOrder[]
let late: TestOrder

function folder(): string {
  const made = mkdtempSync(join(tmpdir(), 'tradehall-backup-'))
  chmodSync(made, 0o755) // root's PostgreSQL is another user
  folders.push(made)
  return made
}

function client(url: string): Db {
  const made = connect(url, 4)
  clients.push(made)
  return made
}

/** An order with everything that its listeners do. */
async function settledOrder(db: Db): Promise<TestOrder> {
  const order = await placeTestOrder(db, { method: 'transfer' })
  const payload = { orderId: order.orderId }
  await inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload }]))
  await handOutAgain(db)
  return order
}

/** What the relay and the sweep see to: what was not sent is sent, and what is open is handed out. */
async function handOutAgain(db: Db): Promise<void> {
  await dispatchAll(db, async () => ({ outcome: 'sent' }))
  const open = await db.jobRun.findMany({ where: { state: 'open' }, include: { event: true } })
  for (const { listener, event } of open) {
    const effect = EFFECTS[listener as ListenerName]
    const name = listener as ListenerName
    const done = [{ eventId: event.id, did: 'tested' }]
    if (effect) await runEffect(db, name, [placed(event.id, event.orderId ?? '')], effect)
    else await finishJobRuns(db, name, done, { startedAt: new Date() })
  }
}

/** An order that was cut off in the midst of its listeners is theirs to finish, as after any crash. */
async function outliveTheCut(db: Db): Promise<void> {
  // The fixture writes an order and its event one after the other; the shop's placement writes both or none.
  const unheard = await db.$queryRaw<{ id: string }[]>`
    SELECT id FROM orders AS o WHERE NOT EXISTS (SELECT FROM outbox_events AS e WHERE e.order_id = o.id)`
  for (const { id } of unheard) {
    await inTransaction(db, (tx) => emit(tx, [{ name: 'order/placed', payload: { orderId: id } }]))
  }
  // Who held a lease is no more; in a shop it runs out.
  await db.outboxEvent.updateMany({ data: { leasedUntil: null } })
  await handOutAgain(db)
}

function placed(eventId: string, orderId: string): HandedEvent {
  const event = { eventId, occurredAt: new Date(), correlationId: null }
  return { ...event, name: 'order/placed', payload: { orderId } }
}

const wrong = async (db: Db) => {
  const checks = await verify(db, { now: new Date(), graceSeconds: 0 })
  return checks.filter((check) => check.found > 0).map(({ name, differences }) => ({ name, differences }))
}

beforeAll(async () => {
  const home = folder()
  shop = await startPostgres({ directory: home, port: await anyPort(), durable: false })
  await migrate(shop.ownerUrl)
  before = client(shop.appUrl)
  early = [await settledOrder(before), await settledOrder(before), await settledOrder(before)]

  // The shop goes on working while it is copied.
  let copying = true
  const work = (async () => {
    while (copying) await settledOrder(before)
  })()
  const target = folder()
  await backUp(home, join(target, 'copy'))
  copying = false
  await work
  late = await settledOrder(before)
  restored = await startPostgres({
    directory: join(target, 'copy'),
    port: await anyPort(),
    durable: false,
  })
  folders.push(join(target, 'copy'))
  after = client(restored.appUrl)
}, 120_000)

afterAll(async () => {
  await Promise.all(clients.map((db) => db.$disconnect()))
  for (const made of folders.reverse()) await removePostgres(made)
})

describe('a restored backup of a shop at work', () => {
  it('has every order that stood when it began, whole, and none that came after it', async () => {
    for (const order of early) {
      const found = await after.order.findUniqueOrThrow({
        where: { id: order.orderId },
        include: { vendorOrders: { include: { items: true } }, payment: true },
      })
      expect(found.vendorOrders.map((part) => part.items.length)).toEqual(order.parts.map(() => 1))
      expect(found.payment?.amount).toBe(order.total)
    }
    expect(await after.order.findUnique({ where: { id: late.orderId } })).toBeNull()
  })

  it('satisfies the auditor, and its audit trail is whole and goes on', async () => {
    expect(await wrong(before)).toEqual([])
    await outliveTheCut(after)
    expect(await wrong(after)).toEqual([])
    const entries = await after.auditEntry.count()
    expect(entries).toBeGreaterThanOrEqual(early.length)
    await settledOrder(after)
    expect(await after.auditEntry.count()).toBe(entries + 1)
    expect(await verifyAuditTrail(after)).toMatchObject({ ok: true })
  })

  it('has its roles, passwords and rights: the application still may not change the book', async () => {
    const refused = (sql: string) => expect(after.$executeRawUnsafe(sql)).rejects.toThrow()
    await refused("UPDATE journals SET description = 'other'")
    await refused('DELETE FROM audit_entries')
    await refused('DELETE FROM orders')
    await refused('INSERT INTO _prisma_migrations (id) VALUES (1)')
    const owner = client(restored.ownerUrl)
    const [{ name } = { name: '' }] = await owner.$queryRaw<{ name: string }[]>`SELECT current_user AS name`
    expect(name).toBe('tradehall_owner')
    await expect(owner.$executeRaw`UPDATE journals SET description = 'other'`).rejects.toThrow('append-only')
  })

  it('is left untouched by an event that only the job server remembers', async () => {
    const { id } = await before.outboxEvent.findFirstOrThrow({ where: { orderId: late.orderId } })
    const event = placed(id, late.orderId)
    for (const [listener, effect] of Object.entries(EFFECTS)) {
      await expect(runEffect(after, listener as ListenerName, [event], effect)).rejects.toThrow()
    }
    expect(await after.jobRun.count({ where: { eventId: id } })).toBe(0)
    expect(await after.auditEntry.count({ where: { eventId: id } })).toBe(0)
    expect(await wrong(after)).toEqual([])
  })
})
