import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { tellOfPastPayments } from '#local/past-payments.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { fillDemo } from '#prisma/growth/demo.ts'
import { newId } from '#server/core/ids.ts'
import { refundPayment } from '#server/gateways/refunds.ts'
import { verifyAuditTrail } from '#server/modules/audit/verify-audit-trail.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'

const now = new Date()
let test: TestDatabase
const emulators = runEmulators()
let counts: Awaited<ReturnType<typeof fillDemo>>
const fill = () => fillDemo({ db: test.db, ownerUrl: test.ownerUrl }, { keptDays: 90, now })
beforeAll(async () => {
  test = await createTestDatabase()
  counts = await fill()
}, 120_000)
afterAll(() => test.drop())

describe('the seed', () => {
  it('makes 12 vendors with stories, 8 categories, and 400 products with pictures and variants', async () => {
    expect(counts).toEqual({ vendors: 12, products: 400, orders: 2000, reviews: 1500 })
    expect(await test.db.category.count({ where: { pictureUrl: { startsWith: '/media/' } } })).toBe(8)
    const told = {
      tagline: { not: '' },
      story: { not: '' },
      shippingPolicy: { not: '' },
      returnPolicy: { not: '' },
    }
    const shown = { markUrl: { not: null }, bannerUrl: { not: null }, foundedYear: { not: null } }
    expect(await test.db.vendor.count({ where: { ...told, ...shown } })).toBe(12)
    expect(await test.db.product.count()).toBe(400)
    expect(await test.db.product.count({ where: { pictures: { none: {} } } })).toBe(0)
    expect(await test.db.product.count({ where: { variants: { none: {} } } })).toBe(0)
  })

  it('has things that are sold out, things of which few are left, and things that are reduced', async () => {
    expect(
      await test.db.product.count({ where: { variants: { every: { stock: { onHand: 0 } } } } }),
    ).toBeGreaterThan(10)
    expect(await test.db.stock.count({ where: { onHand: { gte: 1, lte: 5 } } })).toBeGreaterThan(20)
    expect(await test.db.variant.count({ where: { compareAtPrice: { not: null } } })).toBeGreaterThan(20)
  })

  it('makes orders in every state, over a whole year', async () => {
    expect(await test.db.order.count()).toBe(2000)
    const parts = await test.db.vendorOrder.groupBy({ by: ['status'], orderBy: { status: 'asc' } })
    expect(parts.map(({ status }) => status)).toEqual([
      'accepted',
      'awaiting-payment',
      'cancelled',
      'delivered',
      'placed',
      'shipped',
    ])
    const months = await test.db.$queryRaw<
      unknown[]
    >`SELECT DISTINCT date_trunc('month', placed_at) FROM orders`
    expect(months.length).toBeGreaterThanOrEqual(12)
  })

  it('leaves no vendor without sales, earnings, payouts, notifications and reviews', async () => {
    const busy = {
      vendorOrders: { some: {} },
      earnings: { some: { state: 'released' } },
      payouts: { some: { state: 'paid' } },
      reviews: { some: { status: 'published' } },
    }
    expect(await test.db.vendor.count({ where: busy })).toBe(12)
    expect(await test.db.vendorDailyStats.groupBy({ by: ['vendorId'] })).toHaveLength(12)
    const told = await test.db.notification.groupBy({ by: ['vendorId'], where: { channel: 'in-app' } })
    expect(told).toHaveLength(12)
  })

  it('makes 1,500 reviews of what had arrived, in two languages, some products liked better than others', async () => {
    expect(await test.db.review.count()).toBe(1500)
    const stars = await test.db.review.groupBy({ by: ['rating'], _count: true, orderBy: { rating: 'asc' } })
    expect(stars.map(({ rating }) => rating)).toEqual([1, 2, 3, 4, 5])
    expect(await test.db.review.count({ where: { locale: 'de' } })).toBeGreaterThan(200)
    const early = await test.db.$queryRaw<unknown[]>`
      SELECT FROM reviews r JOIN order_items i ON i.id = r.order_item_id JOIN vendor_orders p ON p.id = i.vendor_order_id
      WHERE p.status <> 'delivered' OR r.created_at < p.delivered_at OR r.created_at > ${now} OR r.product_id <> i.product_id`
    expect(early).toEqual([])
    const means = await test.db.$queryRaw<{ least: number; most: number }[]>`
      SELECT min(rating_sum::float8 / rating_count) AS least, max(rating_sum::float8 / rating_count) AS most
      FROM products WHERE rating_count >= 5`
    expect(means[0]?.least).toBeLessThan(4)
    expect(means[0]?.most).toBeGreaterThan(4.5)
  })

  it('gives the customer whose login is shown orders, an address, and things kept for later', async () => {
    const clara = await test.db.user.findUniqueOrThrow({
      where: { email: 'customer@demo.tradehall.test' },
      select: { _count: { select: { orders: true, addresses: true, wishes: true } } },
    })
    expect(clara._count.orders).toBeGreaterThan(5)
    expect(clara._count).toMatchObject({ addresses: 1, wishes: 6 })
  })

  it('leaves card payments that the stand-in for Stripe hears of, and pays back as much as is left of each', async () => {
    await tellOfPastPayments(test.ownerUrl, emulators.urls.stripeUrl)
    const payments = await test.db.payment.findMany({
      where: { method: 'card', state: 'captured' },
      include: { refunds: { where: { state: 'completed' } } },
    })
    const paidBack = payments.find(({ refunds }) => refunds.length > 0)
    const kept = payments.find(({ refunds }) => refunds.length === 0)
    const refund = async (payment = kept) => {
      const { providerReference, amount = 0, currency = '' } = payment ?? {}
      return refundPayment({ refundId: newId(), reference: providerReference ?? '', amount, currency })
    }
    expect(await refund(paidBack)).toMatchObject({ outcome: 'refused' })
    expect(await refund()).toMatchObject({ outcome: 'refunded' })
    await tellOfPastPayments(test.ownerUrl, emulators.urls.stripeUrl)
    expect(await refund()).toMatchObject({ outcome: 'refused' })
  })

  it('leaves a database that it has filled as it is', async () => {
    expect(await fill()).toBeNull()
    expect(await test.db.order.count()).toBe(2000)
  })

  it('leaves nothing to be sent and no job open', async () => {
    expect(await test.db.outboxEvent.count({ where: { dispatchedAt: null } })).toBe(0)
    expect(await test.db.jobRun.count({ where: { state: { not: 'done' } } })).toBe(0)
    expect(await test.db.notification.count({ where: { state: { in: ['pending', 'sending'] } } })).toBe(0)
  })

  it('passes every check that `npm run verify` makes, with an audit trail that is whole', async () => {
    for (const check of await verify(test.db, { now, graceSeconds: 0 }))
      expect(check).toMatchObject({ found: 0 })
    expect(await verifyAuditTrail(test.db)).toMatchObject({ ok: true })
  })
})
