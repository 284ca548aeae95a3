import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, payTestOrder, placeTestOrder, type TestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { acceptVendorOrders } from './accept-vendor-orders.ts'
import { listVendorOrders, vendorOrderCountries } from './list-vendor-orders.ts'
import type { PartPageInput } from './schema.ts'

let test: TestDatabase
let db: Db
let vendor: TestVendor
let vendorId: VendorId
/** By what is particular about them, oldest first. */
const parts: Record<'unpaid' | 'german' | 'french' | 'dear', string> = {
  unpaid: '',
  german: '',
  french: '',
  dear: '',
}

beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
  vendor = await makeTestVendor(db)
  vendorId = vendor.vendorId as VendorId
  parts.unpaid = await place({ day: 1, name: 'Grace 100%', country: 'DE', paid: false })
  parts.german = await place({ day: 2, name: 'Ada Lovelace', country: 'DE' })
  parts.french = await place({ day: 3, name: 'Émilie du Châtelet', country: 'FR' })
  parts.dear = await place({ day: 4, name: 'Li Wei', country: 'FR', unitPrice: 9000 })
})
afterAll(() => test.drop())

interface Placed {
  day: number
  name: string
  country: string
  paid?: boolean
  unitPrice?: number
}

async function place({ day, name, country, paid = true, unitPrice }: Placed): Promise<string> {
  const placedAt = new Date(Date.UTC(2026, 2, day, 12))
  const order = await placeTestOrder(db, { placedAt, parts: [{ vendor, items: [{ unitPrice }] }] })
  const where = { line1: 'Street 1', postalCode: '1', city: 'Town' }
  await db.orderAddress.create({
    data: { orderId: order.orderId, kind: 'shipping', name, country, ...where },
  })
  if (paid) await payTestOrder(db, order)
  return order.parts[0]?.vendorOrderId ?? ''
}

const idsOf = async (input: PartPageInput) =>
  (await listVendorOrders(db, { vendorId, ...input })).parts.map(({ id }) => id)

describe("a vendor's list of orders", () => {
  it('is narrowed down by day, amount, country and state, each and together', async () => {
    expect(await idsOf({ from: '2026-03-02', to: '2026-03-03' })).toEqual([parts.french, parts.german])
    expect(await idsOf({ least: 5000 })).toEqual([parts.dear])
    expect(await idsOf({ most: 5000, country: 'FR' })).toEqual([parts.french])
    expect(await idsOf({ status: 'awaiting-payment' })).toEqual([parts.unpaid])
    expect(await idsOf({ status: 'placed', country: 'DE', search: 'ada' })).toEqual([parts.german])
  })

  it('is searched by the beginning of a code, by customer and by what was bought', async () => {
    const [line] = (await listVendorOrders(db, { vendorId, search: 'CHÂTELET' })).parts
    expect(line).toMatchObject({ id: parts.french, customer: 'Émilie du Châtelet', item: 'A thing' })
    expect(await idsOf({ search: line?.code.slice(0, 12).toLowerCase() })).toEqual([parts.french])
    expect(await idsOf({ search: 'thing' })).toHaveLength(4)
    expect(await idsOf({ search: '%' })).toEqual([])
  })

  it('neither names nor finds the customer of an order that is not paid', async () => {
    const [line] = (await listVendorOrders(db, { vendorId, status: 'awaiting-payment' })).parts
    expect(line).toMatchObject({ customer: null, country: null })
    expect(await idsOf({ search: 'Grace' })).toEqual([])
    expect(await idsOf({ country: 'DE' })).toEqual([parts.german])
    expect(await vendorOrderCountries(db, { vendorId, now: new Date('2026-04-01') })).toEqual(['DE', 'FR'])
  })

  it.each([
    ['newest', ['dear', 'french', 'german', 'unpaid']],
    ['oldest', ['unpaid', 'german', 'french', 'dear']],
  ] as const)('is walked page by page, the %s first', async (sort, order) => {
    const wanted = order.map((name) => parts[name])
    const first = await listVendorOrders(db, { vendorId, sort, limit: 3 })
    expect(first.next).toBe(wanted[2])
    const second = await listVendorOrders(db, { vendorId, sort, limit: 3, after: first.next ?? '' })
    expect(second.next).toBeNull()
    expect([...first.parts, ...second.parts].map(({ id }) => id)).toEqual(wanted)
  })

  it('has equal amounts on one page each', async () => {
    const seen: string[] = []
    for (let after: string | undefined; ; ) {
      const page = await listVendorOrders(db, { vendorId, sort: 'total-up', limit: 1, after })
      seen.push(...page.parts.map(({ id }) => id))
      if (!page.next) break
      after = page.next
    }
    expect(seen).toHaveLength(4)
    expect(new Set(seen).size).toBe(4)
    expect(seen.at(-1)).toBe(parts.dear)
  })

  it("does not go on from another vendor's order, nor show any of it", async () => {
    const other = (await makeTestVendor(db)).vendorId as VendorId
    const nothing = { parts: [], next: null }
    expect(await listVendorOrders(db, { vendorId: other, after: parts.dear })).toEqual(nothing)
    expect(await listVendorOrders(db, { vendorId: other })).toEqual(nothing)
    expect(await vendorOrderCountries(db, { vendorId: other, now: new Date('2026-04-01') })).toEqual([])
  })
})

describe('accepting several orders', () => {
  it('accepts what can be accepted and says why the others are not', async () => {
    const move = { vendorId, userId: newId(), now: new Date() }
    const vendorOrderIds = [parts.german, parts.unpaid, parts.german, newId()]
    const outcome = { accepted: 1, refused: { 'not-paid': 1, 'not-found': 1 } }
    expect(await acceptVendorOrders(db, { ...move, vendorOrderIds })).toEqual(outcome)
    expect(await idsOf({ status: 'accepted' })).toEqual([parts.german])
    const other = (await makeTestVendor(db)).vendorId as VendorId
    const foreign = { ...move, vendorId: other, vendorOrderIds: [parts.french] }
    expect(await acceptVendorOrders(db, foreign)).toEqual({ accepted: 0, refused: { 'not-found': 1 } })
  })
})
