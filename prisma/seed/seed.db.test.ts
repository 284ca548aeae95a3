import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { seed } from './seed.ts'

let test: TestDatabase
let counts: Awaited<ReturnType<typeof seed>>
beforeAll(async () => {
  test = await createTestDatabase()
  counts = await seed(test.db, new Date())
}, 120_000)
afterAll(() => test.drop())

describe('the seed', () => {
  it('makes 12 vendors, 8 categories, 400 products with pictures and variants, and orders in every state', async () => {
    expect(counts).toEqual({ vendors: 12, products: 400, orders: 64 })
    expect(await test.db.category.count()).toBe(8)
    expect(await test.db.productPicture.count()).toBeGreaterThan(800)
    const parts = await test.db.vendorOrder.groupBy({ by: ['status'] })
    expect(parts.map(({ status }) => status).sort()).toEqual([
      'accepted',
      'awaiting-payment',
      'cancelled',
      'delivered',
      'placed',
      'shipped',
    ])
    expect(await test.db.earning.count({ where: { state: 'released' } })).toBeGreaterThan(10)
  })

  it('leaves a database that it has filled as it is', async () => {
    expect(await seed(test.db, new Date())).toBeNull()
    expect(await test.db.order.count()).toBe(64)
  })

  it('leaves nothing to be sent and no job open', async () => {
    expect(await test.db.outboxEvent.count({ where: { dispatchedAt: null } })).toBe(0)
    expect(await test.db.jobRun.count({ where: { state: { not: 'done' } } })).toBe(0)
    expect(await test.db.notification.count({ where: { state: { in: ['pending', 'sending'] } } })).toBe(0)
  })

  it('leaves a book that balances and an audit trail that is whole', async () => {
    for (const check of await verifyLedger(test.db)) expect(check).toMatchObject({ found: 0 })
    expect(await verifyAuditTrail(test.db)).toMatchObject({ ok: true })
  })
})
