import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { listStock } from './list-stock.ts'
import { movementsOf } from './queries.ts'
import { setLowStockThreshold, setStock } from './set-stock.ts'

let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

async function vendorWithStock() {
  const vendor = await makeTestVendor(db)
  return { ...vendor, vendorId: vendor.vendorId as VendorId, actorId: newId(), now: new Date() }
}

describe('setting stock', () => {
  it('adds what was received, once per change however often it is sent', async () => {
    const vendor = await vendorWithStock()
    const change = { ...vendor, kind: 'received' as const, changeId: newId(), units: 5 }
    const results = await Promise.all([setStock(db, change), setStock(db, change), setStock(db, change)])
    expect(results).toEqual(results.map(() => ({ ok: true, onHand: 1005, reserved: 0, touched: [] })))
    const { movements } = await movementsOf(db, vendor)
    expect(movements.map(({ delta, reason }) => ({ delta, reason }))).toEqual([
      { delta: 5, reason: 'received' },
      { delta: 1000, reason: 'initial' },
    ])
  })

  it('corrects to what was counted, but not below what orders hold', async () => {
    const vendor = await vendorWithStock()
    await placeTestOrder(db, { parts: [{ vendor, items: [{ quantity: 3 }] }] })
    const counted = (onHand: number) =>
      setStock(db, { ...vendor, kind: 'counted', changeId: newId(), onHand })
    expect(await counted(2)).toEqual({ ok: false, reason: 'below-reserved', reserved: 3 })
    expect(await counted(7)).toEqual({ ok: true, onHand: 7, reserved: 3, touched: [] })
    expect((await listStock(db, { vendorId: vendor.vendorId })).lines).toMatchObject([
      { onHand: 7, reserved: 3, available: 4, low: true },
    ])
  })

  it('names the pages that say whether there is any, when the last one goes or the first one comes', async () => {
    const vendor = await vendorWithStock()
    const counted = (onHand: number) =>
      setStock(db, { ...vendor, kind: 'counted', changeId: newId(), onHand })
    const touched = await tagsOfProducts(db, [vendor.productId])
    expect(touched).toContain(catalogTags.product(`product-${vendor.productId}`))
    expect(await counted(900)).toMatchObject({ touched: [] })
    expect(await counted(0)).toMatchObject({ touched })
    expect(await counted(1)).toMatchObject({ touched })
  })

  it("does not touch another vendor's stock", async () => {
    const [vendor, other] = [await vendorWithStock(), await vendorWithStock()]
    const change = {
      ...vendor,
      variantId: other.variantId,
      kind: 'received' as const,
      changeId: newId(),
      units: 5,
    }
    expect(await setStock(db, change)).toEqual({ ok: false, reason: 'not-found' })
    expect(await setLowStockThreshold(db, { ...vendor, variantId: other.variantId, threshold: 1 })).toBe(
      false,
    )
    expect(await movementsOf(db, { ...vendor, variantId: other.variantId })).toEqual({
      movements: [],
      next: null,
    })
  })

  it('tells that stock is low when a correction or a new threshold makes it so', async () => {
    const vendor = await vendorWithStock()
    await setLowStockThreshold(db, { ...vendor, threshold: 1001 })
    await setLowStockThreshold(db, { ...vendor, threshold: 1002 })
    const where = { name: 'inventory/low', payload: { path: ['variantId'], equals: vendor.variantId } }
    expect(await db.outboxEvent.count({ where })).toBe(1)
  })
})
