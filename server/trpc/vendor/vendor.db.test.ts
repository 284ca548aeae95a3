import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { payTestOrder, placeTestOrder, type TestOrder, type TestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import type { SessionUser } from '#server/modules/accounts/schema.ts'
import { writeNotifications } from '#server/modules/notifications/write-notifications.ts'
import { createCallerFactory } from '../procedures.ts'
import { vendorRouter } from './router.ts'

let test: TestDatabase
let order: TestOrder
let [ada, bob] = [] as unknown as [SessionUser, SessionUser]

beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('LOG_LEVEL', 'silent')
  test = await createTestDatabase()
  // One order with a part of each of two vendors, paid.
  order = await placeTestOrder(test.db, { parts: [{}, {}] })
  await payTestOrder(test.db, order)
  ;[ada, bob] = await Promise.all([person(order.parts[0]), person(order.parts[1])])
})
afterAll(async () => {
  await test.drop()
  vi.unstubAllEnvs()
})

async function person(vendor: Pick<TestVendor, 'vendorId'> | undefined): Promise<SessionUser> {
  const email = `${newId()}@example.test`
  const made = await createUser(test.db, { email, name: 'P', password: 'correct horse', role: 'customer' })
  if (!made.ok) throw new Error(made.reason)
  if (vendor) {
    await test.db.vendorMember.create({
      data: { vendorId: vendor.vendorId, userId: made.userId, role: 'staff' },
    })
  }
  return { id: made.userId, email, name: 'P', role: 'customer' }
}

const createCaller = createCallerFactory(vendorRouter)
const as = (user: SessionUser) =>
  createCaller({
    db: test.db,
    user,
    owner: `user:${user.id}`,
    owners: [],
    correlationId: newId(),
    clientAddress: null,
    keepOwner: () => {},
    touch: () => {},
  })
const partOf = (index: number) => order.parts[index]?.vendorOrderId ?? ''
const variantOf = async (vendorId: string) => test.db.variant.findFirstOrThrow({ where: { vendorId } })

describe("the vendor's API", () => {
  it('lists and opens the own part of an order that others have parts of', async () => {
    expect((await as(ada).orders.list({})).parts.map(({ id }) => id)).toEqual([partOf(0)])
    expect(await as(ada).orders.get({ vendorOrderId: partOf(0) })).toMatchObject({ id: partOf(0) })
  })

  it('reads the own notifications alone, and marking them read leaves those of others', async () => {
    await test.db.$transaction(async (tx) => {
      await writeNotifications(
        tx,
        order.parts.map(({ vendorId, vendorOrderId }) => ({
          eventId: newId(),
          listener: 'notify-vendors',
          recipient: `vendor:${vendorId}`,
          channel: 'in-app',
          template: 'vendor-new-order',
          data: { vendorOrderId },
          vendorId,
        })),
      )
    })
    const { notifications } = await as(ada).notifications.list({})
    expect(notifications).toMatchObject([{ vendorOrderId: partOf(0), code: `${order.code}/1` }])
    expect(await as(ada).notifications.markRead({ upTo: 'ffffffff-ffff-7fff-bfff-ffffffffffff' })).toEqual({
      read: 1,
    })
    expect(await as(ada).notifications.unread()).toBe(0)
    expect(await as(bob).notifications.unread()).toBe(1)
  })

  it('accepts and ships the own part', async () => {
    expect(await as(bob).orders.accept({ vendorOrderId: partOf(1) })).toEqual({ ok: true, again: false })
    expect(await as(bob).orders.ship({ vendorOrderId: partOf(1), carrier: 'DHL' })).toEqual({
      ok: true,
      again: false,
    })
    expect((await as(bob).orders.counts()).shipped).toBe(1)
  })
})

describe("a vendor's thresholds and movements", () => {
  it('are set and read', async () => {
    const mine = await variantOf(order.parts[0]?.vendorId ?? '')
    const lineOf = async () => (await as(ada).stock.list({})).lines.find(({ id }) => id === mine.id)
    expect(await lineOf()).toMatchObject({ low: false, lowStockThreshold: null })
    expect(await as(ada).stock.setThreshold({ variantId: mine.id, threshold: 900_000 })).toEqual({ ok: true })
    expect(await lineOf()).toMatchObject({ low: true, lowStockThreshold: 900_000 })
    expect(await as(ada).stock.setThreshold({ variantId: mine.id, threshold: null })).toEqual({ ok: true })
    expect(await lineOf()).toMatchObject({ low: false, lowStockThreshold: null })
  })

  it('are told page by page, the newest change first', async () => {
    const { id: variantId } = await variantOf(order.parts[0]?.vendorId ?? '')
    for (let units = 1; units <= 11; units += 1) {
      await as(ada).stock.change({ kind: 'received', changeId: newId(), variantId, units })
    }
    const first = await as(ada).stock.movements({ variantId })
    expect(first.movements[0]).toMatchObject({ delta: 11, reason: 'received' })
    expect(first.movements).toHaveLength(10)
    const second = await as(ada).stock.movements({ variantId, cursor: first.next })
    expect(second.movements[0]).toMatchObject({ delta: 1 })
  })
})

describe("a vendor's team", () => {
  it('is left by staff who want to, and nobody else goes with them', async () => {
    const [eve, max] = await Promise.all([person(order.parts[0]), person(order.parts[0])])
    await expect(as(eve).team.remove({ userId: max.id })).rejects.toThrow("Only the vendor's owner")
    expect(await as(eve).team.remove({ userId: eve.id })).toEqual({ ok: true, changed: true })
    await expect(as(eve).team.list()).rejects.toThrow('You do not work for a vendor.')
    const { members, self, mayChange } = await as(max).team.list()
    expect(members.map(({ id }) => id)).toContain(max.id)
    expect([self, mayChange]).toEqual([max.id, false])
  })

  it('is no way to ask for many addresses who has an account', async () => {
    const owner = await person(order.parts[0])
    const { vendorId = '' } = order.parts[0] ?? {}
    const key = { vendorId_userId: { vendorId, userId: owner.id } }
    await test.db.vendorMember.update({ where: key, data: { role: 'owner' } })
    const ask = () => as(owner).team.add({ email: `${newId()}@example.test`, role: 'staff' })
    for (let time = 0; time < 10; time += 1) expect(await ask()).toMatchObject({ reason: 'nobody' })
    await expect(ask()).rejects.toThrow('tried too often')
  })
})
