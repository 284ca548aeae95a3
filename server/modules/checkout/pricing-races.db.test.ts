import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { expectAudited } from '#local/testing/audited.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, type TestVendor } from '#local/testing/orders.ts'
import { card, fillCart, newGuest, newKey, place } from '#local/testing/shop.ts'
import { connect } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { platformRules } from '#server/modules/pricing/load-pricing-rules.ts'

runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

/** What edition 0 has: minor units and basis points. Edition n has n more of each. */
const PRICES = [1000, 2000]
const [COMMISSION, TAX, SHIPPING] = [1000, 1900, 490]

/** Changes in one transaction everything that a price depends on: prices, commissions, taxes and delivery. */
async function publish(editor: Db, edition: number, vendors: readonly TestVendor[]): Promise<void> {
  await inTransaction(editor, async (tx) => {
    for (const [index, { variantId, vendorId }] of vendors.entries()) {
      await tx.variant.update({
        where: { id: variantId },
        data: { price: (PRICES[index] ?? 0) + edition },
      })
      await tx.vendor.update({ where: { id: vendorId }, data: { commissionBps: COMMISSION + edition } })
    }
    const where = { country_taxClass: { country: 'DE', taxClass: 'standard' } }
    await tx.taxRate.update({ where, data: { bps: TAX + edition } })
    await tx.shippingRate.updateMany({
      where: { vendorId: null, country: 'DE', currency: 'EUR' },
      data: { base: SHIPPING + edition },
    })
  })
}

describe('prices and rates that are edited under load (promise 9: the server prices everything)', () => {
  it('give every order one edition of all of them, and total = parts = payment = what the customer saw', async () => {
    const vendors = [await makeTestVendor(db), await makeTestVendor(db)]
    const variantIds = vendors.map(({ variantId }) => variantId)
    await publish(db, 0, vendors)

    const done = new AbortController()
    const editor = connect(test.appUrl, 2)
    const editing = async () => {
      for (let edition = 1; !done.signal.aborted; edition += 1) {
        await publish(editor, edition, vendors)
        await new Promise((resolve) => setTimeout(resolve, 25))
      }
    }
    const seen = new Map<string, number>()
    let changed = 0
    const buyer = async (number: number) => {
      for (let order = 0; order < 6; order += 1) {
        const by = newGuest()
        const filled = await fillCart(db, by, variantIds)
        let input = number % 2 ? { ...filled, payment: card() } : filled
        let result = await place(db, input, by)
        for (; !result.ok && result.reason !== 'out-of-stock'; result = await place(db, input, by)) {
          changed += 1
          const total = result.reason === 'price-changed' ? result.total : input.seenTotal
          input = { ...input, key: newKey(), seenTotal: total }
        }
        if (result.ok) seen.set(result.orderId, input.seenTotal)
      }
    }
    const edits = editing()
    await Promise.all(Array.from({ length: 8 }, (_, number) => buyer(number)))
    done.abort()
    await edits
    await editor.$disconnect()

    const orders = await db.order.findMany({ include: { items: true, vendorOrders: true, payment: true } })
    expect(orders).toHaveLength(48)
    const editions = orders.map((order) => {
      const found = [
        ...order.items.map((item) => item.unitPrice - (PRICES[variantIds.indexOf(item.variantId)] ?? 0)),
        ...order.items.map((item) => item.commissionBps - COMMISSION),
        ...order.items.map((item) => item.taxBps - TAX),
        ...order.vendorOrders.map((part) => part.shipping - SHIPPING),
      ]
      expect(new Set(found).size, `editions ${found}`).toBe(1)
      const parts = order.vendorOrders.reduce((sum, part) => sum + part.total, 0)
      expect([parts, order.payment?.amount, seen.get(order.id)]).toEqual(Array(3).fill(order.total))
      return found[0]
    })
    // The test saw what it is about: many editions, and customers who were told of a new one.
    expect(new Set(editions).size).toBeGreaterThan(5)
    expect(changed).toBeGreaterThan(0)
    await voidAttempts(db, { staleMs: 0, limit: 1000 })
    await expectAudited(db)
  }, 60_000)

  it('are never kept under a version that is newer than they are', async () => {
    const vendors = [await makeTestVendor(db), await makeTestVendor(db)]
    // A reader whose settings come late: what it read before them is of the edition before.
    const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))
    const platformSettings = {
      findUniqueOrThrow: async (wanted: Parameters<Db['platformSettings']['findUniqueOrThrow']>[0]) => {
        await pause(150)
        return db.platformSettings.findUniqueOrThrow(wanted)
      },
    }
    const late = new Proxy(db, {
      get: (target, name) => (name === 'platformSettings' ? platformSettings : Reflect.get(target, name)),
    })
    const reading = platformRules(late, -1)
    await pause(50)
    await publish(db, 77, vendors)
    const { version, taxRates, rates } = await reading
    const now = await db.platformSettings.findUniqueOrThrow({ where: { id: 1 } })
    expect(version).toBe(now.pricingVersion)
    expect(taxRates.find((rate) => rate.country === 'DE' && rate.taxClass === 'standard')?.bps).toBe(TAX + 77)
    expect(rates.find((rate) => rate.country === 'DE')?.base).toBe(SHIPPING + 77)
  })
})
