import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { appendAuditEntries } from './append-audit-entries.ts'
import { listAuditEntries } from './queries.ts'
import { verifyAuditTrail } from './verify-audit-trail.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

async function happen(count: number): Promise<HandedEvent[]> {
  return inTransaction(db, async (tx) => {
    const orders = Array.from({ length: count }, () => newId())
    const ids = await emit(
      tx,
      orders.map((orderId) => ({ name: 'order/placed', payload: { orderId }, actor: 'customer' })),
    )
    return ids.map((eventId, index) => ({
      eventId,
      name: 'order/placed',
      payload: { orderId: orders[index] ?? '' },
      occurredAt: new Date(),
      correlationId: null,
    }))
  })
}
const hear = (events: HandedEvent[]) => runEffect(db, 'create-audit-trail-entry', events, appendAuditEntries)

/** What nobody but the database's owner could do, and only by removing the guard first. */
async function tamper(sql: string) {
  const owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  try {
    await owner.query('ALTER TABLE audit_entries DISABLE TRIGGER USER')
    await owner.query(sql)
    await owner.query('ALTER TABLE audit_entries ENABLE TRIGGER USER')
  } finally {
    await owner.end()
  }
}

describe('the audit trail', () => {
  it('is whole when it is empty', async () => {
    expect(await verifyAuditTrail(db)).toMatchObject({ ok: true, entries: 0n })
  })

  it('has each event once when overlapping batches arrive at the same time, ten times over', async () => {
    const events = await happen(60)
    const deliveries = Array.from({ length: 10 }, (_, turn) => [
      hear(events.slice(turn * 3, turn * 3 + 33)),
      hear([...events].reverse().slice(turn)),
      ...events.slice(turn, turn + 4).map((event) => hear([event])),
    ]).flat()
    await Promise.all(deliveries)
    await hear(events)
    expect(await db.auditEntry.count()).toBe(60)
    expect(await verifyAuditTrail(db)).toMatchObject({ ok: true, entries: 60n })
    const { rows, next } = await listAuditEntries(db, { limit: 10 })
    expect(rows.map((row) => row.number)).toEqual([60n, 59n, 58n, 57n, 56n, 55n, 54n, 53n, 52n, 51n])
    expect(next).toBe(51n)
    expect(rows[0]).toMatchObject({ actor: 'customer', name: 'order/placed' })
  })

  it('cannot be changed by the application', async () => {
    await expect(db.$executeRaw`UPDATE audit_entries SET actor = 'nobody'`).rejects.toThrow()
    await expect(db.$executeRaw`DELETE FROM audit_entries`).rejects.toThrow()
  })

  it('names an entry whose contents were changed', async () => {
    await tamper(`UPDATE audit_entries SET payload = '{"orderId":"x"}' WHERE number = 20`)
    expect(await verifyAuditTrail(db)).toMatchObject({ ok: false, brokenAt: 20n, entries: 19n })
  })
  it('names the entry after one that was removed', async () => {
    await tamper('DELETE FROM audit_entries WHERE number = 15')
    expect(await verifyAuditTrail(db)).toMatchObject({ ok: false, brokenAt: 16n, why: 'entry 15 is missing' })
  })
  it('sees that the end was cut off', async () => {
    await tamper('DELETE FROM audit_entries WHERE number >= 15')
    expect(await verifyAuditTrail(db)).toMatchObject({ ok: false, brokenAt: 15n, entries: 14n })
  })
})
