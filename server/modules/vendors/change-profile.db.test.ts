import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import type { VendorId } from '#server/core/brand.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import { changeChannels, changeProfile } from './change-profile.ts'
import { savedViews, vendorSettings } from './queries.ts'
import { removeView, saveView } from './save-view.ts'
import { channelsInput, MOST_VIEWS, viewInput } from './schema.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

async function aVendor() {
  const vendorId = (await makeTestVendor(db)).vendorId as VendorId
  return { vendorId, actorId: newId(), now: new Date() }
}

async function aMember(vendorId: VendorId) {
  const email = `${newId()}@example.test`
  const made = await createUser(db, { email, name: 'M', password: 'correct horse', role: 'customer' })
  if (!made.ok) throw new Error(made.reason)
  await db.vendorMember.create({ data: { vendorId, userId: made.userId, role: 'staff' } })
  return { vendorId, userId: made.userId }
}

describe("changing a vendor's profile", () => {
  it('writes and tells what is different, by name and without what it says', async () => {
    const editor = await aVendor()
    const { name, email } = await vendorSettings(db, editor.vendorId)
    const texts = { tagline: '', story: '', shippingPolicy: '', returnPolicy: '' }
    const seen = { name, email, ...texts, foundedYear: null }
    const changes = { ...seen, story: 'It began in a shed.', foundedYear: 1987, city: 'Bergen' }
    const changed = ['story', 'foundedYear', 'city']
    expect(await changeProfile(db, { ...editor, changes, seen })).toEqual({ ok: true, changed })
    expect(await changeProfile(db, { ...editor, changes, seen: changes })).toEqual({ ok: true, changed: [] })
    expect(await vendorSettings(db, editor.vendorId)).toMatchObject({ foundedYear: 1987, city: 'Bergen' })
    const told = await db.outboxEvent.findMany({ where: { actor: `vendor:${editor.actorId}` } })
    expect(told).toMatchObject([{ name: 'vendor/changed', payload: { keys: changed } }])
    expect(JSON.stringify(told[0]?.payload)).not.toContain('shed')
    const late = { ...changes, story: 'It began in a barn.' }
    expect(await changeProfile(db, { ...editor, changes: late, seen })).toEqual({
      ok: false,
      reason: 'changed-meanwhile',
    })
  })

  it('takes text messages only with a number to send them to', async () => {
    expect(channelsInput.safeParse({ notifyByEmail: true, notifyBySms: true }).success).toBe(false)
    const editor = await aVendor()
    const seen = { notifyByEmail: true, notifyBySms: false }
    const changes = { notifyByEmail: false, notifyBySms: true, phone: '+4915123456789' }
    expect(await changeChannels(db, { ...editor, changes, seen })).toMatchObject({ ok: true })
    expect(await vendorSettings(db, editor.vendorId)).toMatchObject(changes)
  })
})

describe("a member's views", () => {
  it('are replaced by name, kept apart from those of colleagues, and only so many', async () => {
    const { vendorId } = await aVendor()
    const [ada, bob] = [await aMember(vendorId), await aMember(vendorId)]
    const view = { list: 'orders' as const, name: 'Abroad', query: 'country=FR' }
    await saveView(db, { ...ada, ...view })
    await saveView(db, { ...ada, ...view, query: 'country=IT' })
    const own = await savedViews(db, { ...ada, list: 'orders' })
    expect(own).toMatchObject([{ name: 'Abroad', query: 'country=IT' }])
    expect(await savedViews(db, { ...bob, list: 'orders' })).toEqual([])
    expect(await savedViews(db, { ...ada, list: 'products' })).toEqual([])
    expect(await removeView(db, { ...bob, viewId: own[0]?.id ?? '' })).toEqual({ removed: 0 })
    const names = Array.from({ length: MOST_VIEWS }, (_, index) => `View ${index}`)
    const results = await Promise.all(names.map((name) => saveView(db, { ...ada, ...view, name })))
    expect(results.filter(({ ok }) => !ok)).toEqual([{ ok: false, reason: 'too-many' }])
    expect(await removeView(db, { ...ada, viewId: own[0]?.id ?? '' })).toEqual({ removed: 1 })
  })

  it('hold the query of an address and nothing else', () => {
    const view = { list: 'orders', name: 'A' }
    expect(viewInput.safeParse({ ...view, query: 'q=a%20b&status=placed' }).success).toBe(true)
    expect(viewInput.safeParse({ ...view, query: '//elsewhere.example' }).success).toBe(false)
  })
})
