import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { tagsOfProducts } from '#server/modules/catalog/queries.ts'
import { catalogTags } from '#server/modules/catalog/schema.ts'
import { changeProductListing } from './change-product-listing.ts'
import { changeVendorStanding } from './change-vendor-standing.ts'
import { changeVendorTerms } from './change-vendor-terms.ts'
import { isLocked, lockCustomer } from './lock-customer.ts'
import { searchCustomers } from './search-customers.ts'
import { searchProducts } from './search-products.ts'
import { searchVendors, vendorForOperator } from './search-vendors.ts'
import { viewCustomer } from './view-customer.ts'
import { viewProduct } from './view-product.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const operatorId = newId()
const now = new Date()
const by = { operatorId, now }

/** The events of this name that were written about a thing, with who caused them. */
async function told(name: string, id: string) {
  const events = await db.outboxEvent.findMany({ where: { name }, orderBy: { id: 'asc' } })
  return events
    .filter(({ payload }) => Object.values(payload as object).includes(id))
    .map(({ payload, actor, listeners }) => ({ payload, actor, listeners }))
}

async function aCustomer(values: { email?: string; name?: string } = {}) {
  const email = values.email ?? `${newId()}@example.test`
  const user = await db.user.create({ data: { id: newId(), name: values.name ?? 'Ada Byron', email } })
  await db.session.create({
    data: { id: newId(), userId: user.id, token: newId(), expiresAt: new Date(Date.now() + 3_600_000) },
  })
  return user
}

describe('a vendor', () => {
  it('is suspended and approved again, each once, with its reason and who it was', async () => {
    const { vendorId, productId } = await makeTestVendor(db)
    const suspend = { vendorId, to: 'suspended', reason: 'complaints', ...by } as const
    expect(await changeVendorStanding(db, suspend)).toEqual({
      ok: true,
      slug: `vendor-${vendorId}`,
      products: [`product-${productId}`],
    })
    expect(await changeVendorStanding(db, suspend)).toEqual({ ok: false, reason: 'unchanged' })
    expect(
      await changeVendorStanding(db, { vendorId, to: 'approved', reason: 'resolved', ...by }),
    ).toMatchObject({
      ok: true,
    })
    expect(await vendorForOperator(db, { slug: `vendor-${vendorId}` })).toMatchObject({ status: 'approved' })
    expect(await told('vendor/suspended', vendorId)).toEqual([
      {
        payload: { vendorId, reason: 'complaints' },
        actor: `operator:${operatorId}`,
        listeners: ['notify-vendors', 'create-audit-trail-entry'],
      },
    ])
    expect(await told('vendor/approved', vendorId)).toHaveLength(1)
  })

  it('that is suspended moves its pricing version on, so that what was priced before is refused', async () => {
    const { vendorId } = await makeTestVendor(db)
    const version = async () =>
      (await db.vendor.findUniqueOrThrow({ where: { id: vendorId } })).pricingVersion
    const before = await version()
    await changeVendorStanding(db, { vendorId, to: 'suspended', reason: 'other', ...by })
    expect(await version()).toBeGreaterThan(before)
  })

  it('leaves the lists and comes back; nobody is told of one that is not there', async () => {
    const { vendorId } = await makeTestVendor(db)
    await changeVendorStanding(db, { vendorId, to: 'unlisted', reason: 'misleading', ...by })
    const unlisted = await searchVendors(db, { show: 'unlisted' })
    expect(unlisted.vendors.map(({ id }) => id)).toContain(vendorId)
    await changeVendorStanding(db, { vendorId, to: 'listed', reason: 'checked', ...by })
    expect((await searchVendors(db, { show: 'unlisted' })).vendors.map(({ id }) => id)).not.toContain(
      vendorId,
    )
    const nobody = { vendorId: newId(), to: 'listed', reason: 'checked', ...by } as const
    expect(await changeVendorStanding(db, nobody)).toEqual({ ok: false, reason: 'not-found' })
  })

  it('gets terms of its own unless somebody else changed them meanwhile, and gives them up again', async () => {
    const { vendorId } = await makeTestVendor(db)
    const none = { commissionBps: null, holdDays: null }
    const terms = { commissionBps: 750, holdDays: 3 }
    expect(await changeVendorTerms(db, { vendorId, terms, seen: none, ...by })).toEqual({ ok: true })
    expect(
      await changeVendorTerms(db, { vendorId, terms: { ...terms, holdDays: 9 }, seen: none, ...by }),
    ).toEqual({ ok: false, reason: 'changed-meanwhile' })
    expect(await changeVendorTerms(db, { vendorId, terms, seen: none, ...by })).toEqual({ ok: true })
    expect(await changeVendorTerms(db, { vendorId, terms: none, seen: terms, ...by })).toEqual({ ok: true })
    const payloads = (await told('vendor/terms-changed', vendorId)).map(({ payload }) => payload)
    expect(payloads).toEqual([
      { vendorId, ...terms },
      { vendorId, ...none },
    ])
  })

  it('is found by a part of its name or the beginning of its address, a page at a time', async () => {
    for (let count = 0; count < 26; count++) {
      const { vendorId } = await makeTestVendor(db)
      await db.vendor.update({ where: { id: vendorId }, data: { name: `Pager & Sons ${count}` } })
    }
    const first = await searchVendors(db, { search: 'pager & s' })
    expect(first.vendors).toHaveLength(25)
    const second = await searchVendors(db, { search: 'pager & s', after: first.next ?? undefined })
    expect(second).toMatchObject({ vendors: [{ name: 'Pager & Sons 0' }], next: null })
    expect((await searchVendors(db, { search: '100%' })).vendors).toEqual([])
  })
})

describe('a product', () => {
  it('leaves the lists and comes back, each with its reason', async () => {
    const { vendorId, productId } = await makeTestVendor(db)
    const unlist = { productId, listed: false, reason: 'misleading', ...by } as const
    const touched = await tagsOfProducts(db, [productId])
    expect(touched).toContain(catalogTags.product(`product-${productId}`))
    expect(await changeProductListing(db, unlist)).toEqual({ ok: true, touched })
    expect(await changeProductListing(db, unlist)).toEqual({ ok: false, reason: 'unchanged' })
    const vendor = `vendor-${vendorId}`
    expect((await searchProducts(db, { vendor, show: 'unlisted' })).products).toMatchObject([
      { id: productId },
    ])
    expect((await searchProducts(db, { vendor, show: 'listed' })).products).toEqual([])
    await changeProductListing(db, { productId, listed: true, reason: 'mistake', ...by })
    expect((await searchProducts(db, { vendor, show: 'listed' })).products).toMatchObject([{ id: productId }])
    expect(await told('product/unlisted', productId)).toHaveLength(1)
    expect(await told('product/listed', productId)).toHaveLength(1)
  })

  it('is found by a part of its title and by the beginning of a SKU, with price and free units', async () => {
    const { productId, variantId } = await makeTestVendor(db, { units: 7 })
    await db.product.update({ where: { id: productId }, data: { title: 'Walnut Writing Desk' } })
    await db.variant.update({ where: { id: variantId }, data: { sku: 'WWD-0815' } })
    for (const search of ['writing d', 'wwd-', `product-${productId}`]) {
      expect((await searchProducts(db, { search })).products).toMatchObject([
        { id: productId, price: 1000, currency: 'EUR', available: 7, variants: 1 },
      ])
    }
    expect((await searchProducts(db, { search: '0815' })).products).toEqual([])
  })
})

describe('a customer', () => {
  it('is found by the beginning of the address in any case of letters, or a part of the name', async () => {
    const { id } = await aCustomer({ email: 'Grace.Hopper@Example.test', name: 'Grace Hopper' })
    for (const search of ['grace.h', 'GRACE', 'hopp']) {
      expect((await searchCustomers(db, { search })).customers.map((row) => row.id)).toEqual([id])
    }
    expect((await searchCustomers(db, { search: 'example.test' })).customers).toEqual([])
  })

  it('is shown without street and whole number, and the audit trail says once an hour who looked', async () => {
    const { id: userId } = await aCustomer()
    await db.user.update({ where: { id: userId }, data: { phone: '+4915112345678' } })
    const street = { name: 'Ada Byron', line1: 'Secret Street 1', postalCode: '10115', city: 'Berlin' }
    await db.customerAddress.create({ data: { id: newId(), userId, ...street, country: 'DE' } })
    const seen = await viewCustomer(db, { userId, ...by })
    expect(seen).toMatchObject({ phone: '…678', addresses: [{ postalCode: '10…', city: 'Berlin' }] })
    expect(JSON.stringify(seen)).not.toContain('Secret Street')
    await viewCustomer(db, { userId, ...by })
    expect(await told('customer/viewed', userId)).toHaveLength(1)
    expect(await viewCustomer(db, { userId: newId(), ...by })).toBeNull()
  })

  it('is locked out of every session, and let in again', async () => {
    const { id: userId } = await aCustomer()
    await placeTestOrder(db)
    expect(await lockCustomer(db, { userId, locked: true, reason: 'abuse', ...by })).toEqual({ ok: true })
    expect(await isLocked(db, userId)).toBe(true)
    expect(await db.session.count({ where: { userId } })).toBe(0)
    expect((await searchCustomers(db, { show: 'locked' })).customers.map(({ id }) => id)).toEqual([userId])
    expect(await lockCustomer(db, { userId, locked: true, reason: 'abuse', ...by })).toMatchObject({
      reason: 'unchanged',
    })
    expect(await lockCustomer(db, { userId, locked: false, reason: 'mistake', ...by })).toEqual({ ok: true })
    expect(await isLocked(db, userId)).toBe(false)
    expect(await told('customer/locked', userId)).toMatchObject([{ actor: `operator:${operatorId}` }])
    const nobody = { userId: newId(), locked: true, reason: 'abuse', ...by } as const
    expect(await lockCustomer(db, nobody)).toMatchObject({ reason: 'not-found' })
  })

  it('is no operator: their accounts are not for this page', async () => {
    const operator = await aCustomer()
    await db.user.update({ where: { id: operator.id }, data: { role: 'operator' } })
    const lock = { userId: operator.id, locked: true, reason: 'abuse', ...by } as const
    expect(await lockCustomer(db, lock)).toMatchObject({ reason: 'not-found' })
    expect(await viewCustomer(db, { userId: operator.id, ...by })).toBeNull()
  })
})

describe('one product', () => {
  it('is shown with every variant, the latest movements of all of them, and what was sold', async () => {
    const { vendorId, productId, variantId } = await makeTestVendor(db, { units: 9 })
    const old = { id: newId(), productId, vendorId, sku: 'OLD', title: 'Old', price: 1, currency: 'EUR' }
    await db.variant.create({ data: { ...old, status: 'archived' } })
    await db.stockMovement.create({
      data: { id: newId(), variantId, delta: -2, reason: 'correction', reference: newId() },
    })
    const day = { day: now, currency: 'EUR', orders: 2, units: 3, gross: 4500n }
    await db.productDailyStats.create({ data: { productId, vendorId, ...day } })
    expect(await viewProduct(db, { productId })).toMatchObject({
      title: 'A thing',
      vendor: { slug: `vendor-${vendorId}`, status: 'approved' },
      variants: [
        { id: variantId, onSale: true, onHand: 9 },
        { id: old.id, onSale: false, onHand: 0 },
      ],
      movements: [
        { delta: -2, reason: 'correction' },
        { delta: 9, reason: 'initial' },
      ],
      sales: [{ currency: 'EUR', orders: 2, units: 3, gross: 4500 }],
    })
    expect(await viewProduct(db, { productId: newId() })).toBeNull()
  })
})
