import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import {
  changePlatformSettings,
  removeShippingRate,
  removeTaxRate,
  setShippingRate,
  setTaxRate,
} from './change-settings.ts'
import { platformSettings, shippingRates, taxRates } from './queries.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const editor = { operatorId: newId(), now: new Date() }
const heard = () => db.outboxEvent.count({ where: { name: 'settings/changed' } })
const version = async () => (await platformSettings(db)).pricingVersion

describe('changing the settings', () => {
  it('writes and tells only what is different, and makes old prices old only where prices depend on it', async () => {
    const [events, before] = [await heard(), await version()]
    const changes = { shipByHours: 48, businessZone: 'Europe/Berlin' }
    expect(await changePlatformSettings(db, { ...editor, changes })).toEqual({
      ok: true,
      changed: ['shipByHours'],
    })
    expect(await changePlatformSettings(db, { ...editor, changes })).toEqual({ ok: true, changed: [] })
    expect([await heard(), await version()]).toEqual([events + 1, before])
    expect(await changePlatformSettings(db, { ...editor, changes: { commissionBps: 1200 } })).toEqual({
      ok: true,
      changed: ['commissionBps'],
    })
    expect([await heard(), await version()]).toEqual([events + 2, before + 1])
    expect(await platformSettings(db)).toMatchObject({ shipByHours: 48, commissionBps: 1200 })
    const last = await db.outboxEvent.findFirstOrThrow({
      where: { name: 'settings/changed' },
      orderBy: { id: 'desc' },
    })
    expect(last).toMatchObject({
      actor: `operator:${editor.operatorId}`,
      payload: { keys: ['commissionBps'] },
    })
  })

  it('sets and removes tax rates, but never the one for all other countries', async () => {
    const rate = { country: 'PL', taxClass: 'standard' as const, bps: 2300 }
    const before = await version()
    expect(await setTaxRate(db, { ...editor, rate })).toEqual({ ok: true, changed: ['taxRate:PL:standard'] })
    expect(await setTaxRate(db, { ...editor, rate })).toEqual({ ok: true, changed: [] })
    expect(await taxRates(db)).toContainEqual(rate)
    expect(await removeTaxRate(db, { ...editor, ...rate })).toEqual({
      ok: true,
      changed: ['taxRate:PL:standard'],
    })
    expect(await removeTaxRate(db, { ...editor, country: '*', taxClass: 'standard' })).toEqual({
      ok: true,
      changed: [],
    })
    expect(await version()).toBeGreaterThan(before)
    expect((await taxRates(db)).filter(({ country }) => country === '*')).toHaveLength(3)
  })

  it("sets a platform's and a vendor's delivery rate apart, one per country and currency", async () => {
    const { vendorId } = await makeTestVendor(db)
    const vendorVersion = async () =>
      (await db.vendor.findUniqueOrThrow({ where: { id: vendorId } })).pricingVersion
    const [platform, vendor] = [await version(), await vendorVersion()]
    const rate = { country: 'DE', currency: 'EUR' as const, base: 390, perItem: 100, freeFrom: null }
    await setShippingRate(db, { ...editor, vendorId, rate: { ...rate, base: 1 } })
    expect(await setShippingRate(db, { ...editor, vendorId, rate })).toEqual({
      ok: true,
      changed: [`shippingRate:${vendorId}:DE:EUR`],
    })
    expect(await setShippingRate(db, { ...editor, vendorId, rate })).toEqual({ ok: true, changed: [] })
    const [own, ...more] = await shippingRates(db, vendorId)
    expect(own).toMatchObject({ ...rate, vendorId })
    expect(more).toEqual([])
    expect([await version(), await vendorVersion()]).toEqual([platform, vendor + 2])
    expect(await removeShippingRate(db, { ...editor, id: own?.id ?? '', vendorId: null })).toEqual({
      ok: true,
      changed: [],
    })
    expect(await removeShippingRate(db, { ...editor, id: own?.id ?? '', vendorId })).toMatchObject({
      changed: [expect.any(String)],
    })
    expect(await shippingRates(db, vendorId)).toEqual([])
  })

  it('lets the database refuse what no operator may set', async () => {
    const changes = { commissionBps: 9000 }
    await expect(changePlatformSettings(db, { ...editor, changes })).rejects.toThrow()
    expect((await platformSettings(db)).commissionBps).not.toBe(9000)
  })
})
