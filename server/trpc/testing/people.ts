/** One of each kind of person, signed in, and things that are A's and B's, for tests of who gets what. */
import { vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import {
  makeTestVendor,
  payTestOrder,
  placeTestOrder,
  type TestOrder,
  type TestVendor,
} from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { database } from '#server/database.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { createUser } from '#server/modules/accounts/create-user.ts'
import type { MemberRole, UserRole } from '#server/modules/accounts/schema.ts'
import { bookVendorBalances } from '#server/modules/ledger/book-vendor-balances.ts'
import { writeNotifications } from '#server/modules/notifications/write-notifications.ts'
import { scheduleEarnings } from '#server/modules/payouts/schedule-earnings.ts'
import { PEOPLE, type Person } from '../access-matrix.ts'
import { Browser, SHOP } from './browser.ts'

export const PASSWORD = 'correct horse battery'

/** What one customer and one vendor have. */
export interface Things {
  userId: string
  email: string
  addressId: string
  order: TestOrder
  vendor: TestVendor
  endpointId: string
  deliveryId: string
  notificationId: string
  earningId: string
  payoutId: string
  entryId: string
}

export interface People {
  db: Db
  browsers: Record<Person, Browser>
  a: Things
  b: Things
  /** A category, so that the public procedures have one to show. */
  category: string
  operatorId: string
  close(): Promise<void>
}

/** The settings that the API needs in tests, on this database. */
export function pointAt({ appUrl }: TestDatabase, more: Record<string, string> = {}): void {
  const settings = {
    DATABASE_URL: appUrl,
    APP_URL: SHOP,
    AUTH_SECRET: 'a secret for tests, forty characters long',
    TRADEHALL_MODE: 'demo',
    LOG_LEVEL: 'silent',
    PLACEMENT_RATE_PER_MINUTE: '0',
    // Nobody listens there: what the job server would say is left out.
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    INNGEST_DEV: '1',
    ...more,
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
}

/** A database with everybody in it. */
export async function openShop(more: Record<string, string> = {}): Promise<People> {
  const test = await createTestDatabase()
  pointAt(test, more)
  const { db } = test
  const [vendorA, vendorB] = [await makeTestVendor(db), await makeTestVendor(db)]
  const [customerA, customerB, staffA, ownerA, vendorBOwner, operator] = await Promise.all([
    makePerson(db, 'customer-a'),
    makePerson(db, 'customer-b'),
    makePerson(db, 'staff-a', { vendor: vendorA, as: 'staff' }),
    makePerson(db, 'owner-a', { vendor: vendorA, as: 'owner' }),
    makePerson(db, 'owner-b', { vendor: vendorB, as: 'owner' }),
    makePerson(db, 'operator', { role: 'operator' }),
  ])
  // B's pages reach to before A's things.
  await paidOrderOf(db, customerB, vendorB)
  const slug = 'everything'
  const category = await db.category.create({ data: { id: newId(), slug, name: 'Everything' } })
  await db.product.updateMany({ data: { categoryId: category.id } })
  const browsers = {
    anonymous: new Browser(),
    customerA: customerA.browser,
    customerB: customerB.browser,
    staffA: staffA.browser,
    ownerA: ownerA.browser,
    vendorB: vendorBOwner.browser,
    operator: operator.browser,
  }
  return {
    db,
    browsers,
    a: await makeThings(db, customerA, vendorA),
    b: await makeThings(db, customerB, vendorB),
    category: slug,
    operatorId: operator.userId,
    close: async () => {
      await database.$disconnect()
      await test.drop()
      vi.unstubAllEnvs()
    },
  }
}

/** Somebody who has signed in. */
export async function makePerson(
  db: Db,
  name: string,
  { role = 'customer', vendor, as = 'staff' }: { role?: UserRole; vendor?: TestVendor; as?: MemberRole } = {},
): Promise<{ userId: string; email: string; browser: Browser }> {
  const email = `${name}-${newId()}@example.test`
  const made = await createUser(db, { email, name, password: PASSWORD, role })
  if (!made.ok) throw new Error(made.reason)
  const { userId } = made
  if (vendor) await db.vendorMember.create({ data: { vendorId: vendor.vendorId, userId, role: as } })
  const browser = new Browser()
  const response = await browser.auth('/sign-in/email', { email, password: PASSWORD })
  if (!response.ok) throw new Error(`${name} cannot sign in: ${response.status}`)
  return { userId, email, browser }
}

/** Somebody's address. */
export const homeOf = (name: string) => ({
  ...{ name, line1: 'Street 1', postalCode: '10115', city: 'Berlin', country: 'DE' },
})

type Customer = { userId: string; email: string }

/** A paid order of one part that belongs to a customer. */
export async function paidOrderOf(
  db: Db,
  { userId, email }: Customer,
  vendor: TestVendor,
): Promise<TestOrder> {
  const order = await transferOrderOf(db, { userId, email }, vendor)
  await payTestOrder(db, order)
  return order
}

/** The same, its transfer still awaited. */
export async function transferOrderOf(
  db: Db,
  { userId, email }: Customer,
  vendor: TestVendor,
): Promise<TestOrder> {
  const order = await placeTestOrder(db, { method: 'transfer', parts: [{ vendor }] })
  const owner = `user:${userId}`
  await db.order.update({ where: { id: order.orderId }, data: { owner, userId, email } })
  return order
}

export async function makeThings(db: Db, customer: Customer, vendor: TestVendor): Promise<Things> {
  // More than one of what is listed, so that a page may begin after one of them.
  await paidOrderOf(db, customer, vendor)
  const order = await paidOrderOf(db, customer, vendor)
  await paidOrderOf(db, customer, vendor)
  const { vendorId } = vendor
  const events = (await db.order.findMany({ where: { owner: `user:${customer.userId}` } })).map(({ id }) => ({
    ...{ eventId: newId(), name: 'order/placed' as const, payload: { orderId: id } },
    ...{ occurredAt: new Date(), correlationId: null },
  }))
  await inTransaction(db, (tx) => bookVendorBalances(tx, events))
  await inTransaction(db, (tx) => scheduleEarnings(tx, events))
  await inTransaction(db, (tx) =>
    writeNotifications(
      tx,
      events.map(({ eventId }) => ({
        ...{ eventId, listener: 'notify-vendors', recipient: `vendor:${vendorId}`, channel: 'in-app' },
        ...{ template: 'vendor-new-order', data: {}, vendorId },
      })),
    ),
  )
  const payout = {
    vendorId,
    amount: 100n,
    currency: 'EUR',
    state: 'paid',
    accountReference: 'acct_test',
    providerReference: 'tr_test',
    settledAt: new Date(),
  }
  const [earlier = '', payoutId = '', endpointId = ''] = [newId(), newId(), newId()].sort()
  await db.payout.createMany({ data: [earlier, payoutId].map((id) => ({ id, ...payout })) })
  const url = `https://example.test/${endpointId}`
  await db.webhookEndpoint.create({
    data: { id: endpointId, vendorId, url, secret: 'whsec_test', events: [] },
  })
  const { id: addressId } = await db.customerAddress.create({
    data: { id: newId(), userId: customer.userId, ...homeOf('Ada') },
  })
  return {
    ...customer,
    ...{ addressId, order, vendor, endpointId, payoutId },
    deliveryId: await deliveryTo(db, endpointId),
    notificationId: (await db.notification.findFirstOrThrow({ where: { vendorId }, orderBy: { id: 'desc' } }))
      .id,
    earningId: (await db.earning.findFirstOrThrow({ where: { vendorId }, orderBy: { id: 'desc' } })).id,
    entryId: (await db.posting.findFirstOrThrow({ where: { vendorId }, orderBy: { journalId: 'desc' } }))
      .journalId,
  }
}

/** A delivery that was taken, and so may be replayed. */
export async function deliveryTo(db: Db, endpointId: string): Promise<string> {
  const id = newId()
  const what = { eventId: newId(), eventName: 'order/paid', body: '{}', state: 'delivered' }
  await db.webhookDelivery.create({ data: { id, endpointId, ...what } })
  return id
}

export type Secret = { text: string; knownTo: readonly Person[] }

/** Texts that only some may be told: ids, codes and addresses of A's and of B's, and who knows each. */
export async function secretsOf({ db, a, b }: People): Promise<Secret[]> {
  const of = async ({ userId, email, vendor, endpointId }: Things, customer: Person, vendors: Person[]) => {
    const { vendorId } = vendor
    const where = { where: { vendorId }, select: { id: true } } as const
    const orders = await db.order.findMany({ where: { userId }, include: { vendorOrders: true } })
    const theirs = await Promise.all([
      db.earning.findMany(where),
      db.payout.findMany(where),
      db.notification.findMany(where),
      db.webhookEndpoint.findMany(where),
      db.webhookDelivery.findMany({ where: { endpointId }, select: { id: true } }),
      db.posting.findMany({ where: { vendorId }, select: { journalId: true } }),
      db.stockMovement.findMany({ where: { variantId: vendor.variantId }, select: { id: true } }),
    ])
    const homes = await db.customerAddress.findMany({ where: { userId }, select: { id: true } })
    return [
      ...[email, ...homes.map(({ id }) => id)].map((text) => ({ text, knownTo: [customer] })),
      ...orders
        .flatMap(({ id, code, vendorOrders }) => [id, code, ...vendorOrders.map((part) => part.id)])
        .map((text) => ({ text, knownTo: [customer, ...vendors] })),
      ...theirs.flat().map((row) => ({ text: 'id' in row ? row.id : row.journalId, knownTo: vendors })),
    ]
  }
  const ofA = await of(a, 'customerA', ['staffA', 'ownerA'])
  return [...ofA, ...(await of(b, 'customerB', ['vendorB']))]
}

/** Every row of every table as a line of text, sorted; tries and sessions come and go by themselves. */
export async function everyRow(db: Db): Promise<string[]> {
  const tables = await db.$queryRaw<{ name: string }[]>`
    SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')
      AND c.relname NOT IN ('rate_limits', 'sessions', '_prisma_migrations')`
  const selects = tables.map(({ name }) => `SELECT '${name}: ' || t::text AS row FROM "${name}" t`)
  const rows = await db.$queryRawUnsafe<{ row: string }[]>(selects.join(' UNION ALL '))
  return rows.map(({ row }) => row).sort()
}

export { PEOPLE, type Person }
