import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { drain, type History, playHistory } from '#local/testing/history.ts'
import { deliverTestPart, makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { saveAddress } from '#server/modules/accounts/change-addresses.ts'
import { addLine } from '#server/modules/cart/change-cart.ts'
import { savePreferences } from '#server/modules/notifications/save-preferences.ts'
import { verify } from '#server/modules/reconciliation/verify.ts'
import { claimGuestOrders } from './claim-guest-orders.ts'
import { closeAccount } from './close-account.ts'
import { forgetCustomers } from './forget-customers.ts'

let world: TestDatabase
let db: Db
let orders: History
beforeAll(async () => {
  world = await createTestDatabase()
  db = world.db
  orders = await playHistory(db, new Date())
})
afterAll(() => world.drop())

async function somebody(more: { role?: string; emailVerified?: boolean; email?: string } = {}) {
  const id = newId()
  const email = `${id}@example.test`
  await db.user.create({ data: { id, name: 'Ada Lovelace', email, emailVerified: true, ...more } })
  return { userId: id, email: more.email ?? email }
}

async function give(orderId: string, { userId, email }: { userId: string; email: string }) {
  const data = { userId, owner: `user:${userId}`, email, phone: '+4915112345678', wantsSms: true }
  await db.order.update({ where: { id: orderId }, data })
  const address = { name: 'Ada Lovelace', line1: 'Secret Street 1', postalCode: '10115', city: 'Berlin' }
  await db.orderAddress.deleteMany({ where: { orderId } })
  await db.orderAddress.create({ data: { orderId, kind: 'shipping', ...address, country: 'DE' } })
}

const differences = async () => {
  const checks = await verify(db, { now: new Date(Date.now() + 1000), graceSeconds: 0 })
  return checks.flatMap((check) => check.differences)
}

/** Every row of the database that names them. */
async function rowsThatName(...texts: string[]): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT relname AS name FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
    WHERE n.nspname = 'public' AND relkind IN ('r', 'p') AND relname <> '_prisma_migrations'`
  const selects = tables.map(({ name }) => `SELECT '${name}: ' || t::text AS row FROM "${name}" t`)
  const rows = await db.$queryRawUnsafe<{ row: string }[]>(selects.join(' UNION ALL '))
  return rows.flatMap(({ row }) =>
    texts.some((text) => row.includes(text)) ? [row.split(':')[0] ?? ''] : [],
  )
}

describe('an account that is deleted', () => {
  test('takes the person along and leaves the books as they were, at once for what is over', async () => {
    const person = await somebody()
    const { userId, email } = person
    for (const order of [orders.delivered, orders.refunded]) await give(order.orderId, person)
    const address = { name: 'Ada Lovelace', line1: 'Secret Street 1', postalCode: '10115', city: 'Berlin' }
    await saveAddress(db, { userId, address: { ...address, country: 'DE' }, isDefault: true })
    const phone = '+4915112345678'
    await savePreferences(db, {
      userId,
      preferences: { mutedMails: [], sms: true, phone, quietHours: null },
    })
    const { variantId } = await makeTestVendor(db)
    await addLine(db, { owner: `user:${userId}`, userId, variantId, quantity: 1 })
    const expiresAt = new Date(Date.now() + 3_600_000)
    await db.session.create({ data: { id: newId(), userId, token: newId(), expiresAt } })
    const before = await db.posting.aggregate({ _sum: { amount: true }, _count: true })

    expect(await closeAccount(db, { userId })).toEqual({ ok: true, underWay: 0 })
    await drain(db)
    expect(await rowsThatName(email, 'Ada Lovelace', 'Secret Street 1', phone)).toEqual([])
    expect(await db.order.findUnique({ where: { id: orders.delivered.orderId } })).toMatchObject({
      ...{ userId: null, person: 'forgotten', email: '', phone: null, deliveredTo: 'DE' },
      total: orders.delivered.total,
    })
    expect(await db.posting.aggregate({ _sum: { amount: true }, _count: true })).toEqual(before)
    expect(await differences()).toEqual([])
    const trail = await db.auditEntry.findFirst({ where: { name: 'account/deleted' } })
    expect(trail).toMatchObject({ subject: `user:${userId}`, payload: { userId } })
  })

  test('can be shopped with for another minute by a browser that does not know yet, to no effect', async () => {
    const { userId } = await somebody()
    await closeAccount(db, { userId })
    const { variantId } = await makeTestVendor(db)
    const line = { owner: `user:${userId}` as const, userId, variantId, quantity: 1 }
    expect(await addLine(db, line)).toMatchObject({ ok: true })
  })

  test('leaves an order that is under way its address, until its last parcel has arrived', async () => {
    const person = await somebody()
    await give(orders.paid.orderId, person)
    expect(await closeAccount(db, person)).toEqual({ ok: true, underWay: 1 })
    const open = await db.order.findUniqueOrThrow({
      where: { id: orders.paid.orderId },
      include: { addresses: true },
    })
    expect(open).toMatchObject({ userId: null, person: 'leaving', email: person.email })
    expect(open.addresses).toHaveLength(1)
    expect(await forgetCustomers(db)).toBe(0)

    for (const { vendorOrderId } of orders.paid.parts) await deliverTestPart(db, vendorOrderId)
    expect(await forgetCustomers(db)).toBe(1)
    expect(await forgetCustomers(db)).toBe(0)
    expect(await rowsThatName(person.email, 'Secret Street 1')).toEqual([])
  })

  test('leaves an order its address as long as money is owed to the customer', async () => {
    const person = await somebody()
    await give(orders.owed.orderId, person)
    expect(await closeAccount(db, person)).toEqual({ ok: true, underWay: 1 })
  })

  test('is refused to who has things in hand here', async () => {
    const operator = await somebody({ role: 'operator' })
    expect(await closeAccount(db, operator)).toEqual({ ok: false, reason: 'is-operator' })
    const member = await somebody()
    const { vendorId } = await makeTestVendor(db)
    await db.vendorMember.create({ data: { vendorId, userId: member.userId, role: 'staff' } })
    expect(await closeAccount(db, member)).toEqual({ ok: false, reason: 'works-for-vendor' })
    expect(await db.user.count({ where: { id: { in: [operator.userId, member.userId] } } })).toBe(2)
  })
})

describe('orders that were placed as a guest', () => {
  test('become those of the account with the same e-mail address once it is verified, and only then', async () => {
    const email = `Guest-${newId()}@Example.test`
    const [mine, other] = [await placeTestOrder(db), await placeTestOrder(db)]
    await db.order.update({ where: { id: mine.orderId }, data: { email } })
    const { userId } = await somebody({ email: email.toLowerCase(), emailVerified: false })
    expect(await claimGuestOrders(db, { userId })).toBe(0)
    await db.user.update({ where: { id: userId }, data: { emailVerified: true } })
    expect(await claimGuestOrders(db, { userId })).toBe(1)
    expect(await claimGuestOrders(db, { userId })).toBe(0)
    const owned = await db.order.findMany({ where: { userId }, select: { id: true, owner: true } })
    expect(owned).toEqual([{ id: mine.orderId, owner: expect.stringMatching(/^guest:/) }])
    expect(await db.order.findUnique({ where: { id: other.orderId } })).toMatchObject({ userId: null })
  })
})
