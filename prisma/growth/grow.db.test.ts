import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { seed } from '#prisma/seed/seed.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { pruneEvents } from '#server/modules/jobs/prune-events.ts'
import { releaseEarnings } from '#server/modules/payouts/release-earnings.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { rebuildStats } from '#server/modules/stats/rebuild-stats.ts'
import { grow, type Size } from './grow.ts'

const now = new Date()
const keptDays = 60
const size: Size = { vendors: 15, products: 520, orders: 500, reviews: 300 }

let test: TestDatabase
let owner: pg.Client
let before: string[]
beforeAll(async () => {
  test = await createTestDatabase()
  owner = new pg.Client({ connectionString: test.ownerUrl })
  await owner.connect()
  await seed(test.db, now)
  before = await schemaOf()
  await grow({ client: owner, db: test.db }, { size, keptDays, now })
}, 120_000)
afterAll(async () => {
  await owner.end()
  await test.drop()
})

/** Every index, constraint and trigger, and whether it is in force. */
async function schemaOf(): Promise<string[]> {
  const { rows } = await owner.query<{ thing: string }>(
    `SELECT indexdef AS thing FROM pg_indexes WHERE schemaname = 'public'
     UNION ALL SELECT conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) || convalidated::text
       FROM pg_constraint WHERE connamespace = 'public'::regnamespace
     UNION ALL SELECT pg_get_triggerdef(oid) || tgenabled::text FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1`,
  )
  return rows.map(({ thing }) => thing)
}

describe('a grown database', () => {
  it('has as much as was asked for, and nothing more when asked again', async () => {
    const [products, orders] = [await test.db.product.count(), await test.db.order.count()]
    expect({ products, orders, reviews: await test.db.review.count() }).toEqual({
      products: 520,
      orders: 500,
      reviews: 300,
    })
    expect(await grow({ client: owner, db: test.db }, { size, keptDays, now })).toEqual({
      vendors: 0,
      products: 0,
      orders: 0,
      reviews: 0,
    })
  })

  it('passes every check that `npm run verify` makes', async () => {
    for (const check of await verify(test.db, { now, graceSeconds: 0 }))
      expect(check).toMatchObject({ found: 0 })
  })

  it('has an audit trail that is whole and goes on from the demo’s', async () => {
    expect(await verifyAuditTrail(test.db)).toMatchObject({ ok: true })
  })

  it('has every index, constraint and trigger that it had, in force', async () => {
    expect(await schemaOf()).toEqual(before)
  })

  it('has the daily figures that counting the orders again comes to', async () => {
    const figures = async () => [
      await test.db.vendorDailyStats.findMany({ orderBy: [{ vendorId: 'asc' }, { day: 'asc' }] }),
      await test.db.productDailyStats.findMany({ orderBy: [{ productId: 'asc' }, { day: 'asc' }] }),
    ]
    const grown = await figures()
    await rebuildStats(test.db)
    expect(grown).toEqual(await figures())
  })

  it('leaves nothing to be sent, released or pruned', async () => {
    expect(await test.db.outboxEvent.count({ where: { dispatchedAt: null } })).toBe(0)
    expect(await test.db.jobRun.count({ where: { state: { not: 'done' } } })).toBe(0)
    expect(await releaseEarnings(test.db, { now })).toEqual({ released: 0 })
    const before = new Date(now.getTime() - keptDays * 86_400_000)
    expect(await pruneEvents(test.db, { before })).toEqual({ events: 0, receipts: 0 })
  })

  it('has orders of every state, all through the year', async () => {
    const states = await test.db.vendorOrder.groupBy({ by: ['status'] })
    expect(states).toHaveLength(6)
    const months = await test.db.$queryRaw<
      unknown[]
    >`SELECT DISTINCT date_trunc('month', placed_at) FROM orders`
    expect(months.length).toBeGreaterThan(11)
  })
})
