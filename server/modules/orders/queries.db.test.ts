import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { orderKey } from './guest-link.ts'
import { listOrders, orderForOperator } from './list-orders.ts'
import { findOrderPath, listOwnOrders, viewOrder } from './queries.ts'

let test: TestDatabase
let db: Db
beforeAll(async () => {
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  test = await createTestDatabase()
  db = test.db
})
afterAll(async () => {
  vi.unstubAllEnvs()
  await test.drop()
})

async function placed(options: Parameters<typeof placeTestOrder>[1] = {}) {
  const order = await placeTestOrder(db, options)
  const { owner } = await db.order.findUniqueOrThrow({ where: { id: order.orderId } })
  return { ...order, owner }
}

async function aCustomer(): Promise<string> {
  const id = newId()
  await db.user.create({ data: { id, name: 'Ada', email: `${id}@example.test` } })
  return id
}

describe("a customer's order", () => {
  it('is shown whole to its owner, without what is between vendor and platform', async () => {
    const order = await placed({
      parts: [{ shipping: 490, items: [{ quantity: 2 }] }, {}],
      method: 'transfer',
    })
    const view = await viewOrder(db, { code: order.code.toLowerCase(), owners: ['guest:x', order.owner] })
    expect(view).toMatchObject({
      code: order.code,
      status: 'awaiting-payment',
      total: order.total,
      payment: { method: 'transfer', state: 'awaiting-transfer', transferReference: expect.any(String) },
      parts: [
        { code: `${order.code}/1`, shipping: 490, total: 2490, items: [{ quantity: 2, goods: 2000 }] },
        { code: `${order.code}/2`, total: 1000 },
      ],
    })
    expect(JSON.stringify(view)).not.toMatch(/commission|"net"|owner|actor/)
  })

  it('opens by its signed link, and by no other', async () => {
    const [order, other] = [await placed(), await placed()]
    expect(await viewOrder(db, { code: order.code, owners: [], key: orderKey(order.code) })).not.toBeNull()
    for (const key of [null, '', orderKey(other.code)]) {
      expect(await viewOrder(db, { code: order.code, owners: [other.owner], key })).toBeNull()
    }
  })

  it('is found by its code and e-mail address together', async () => {
    const { code } = await placed()
    const found = await findOrderPath(db, {
      code: code.replaceAll('-', ' '),
      email: ' Customer@Example.test ',
    })
    expect(found).toEqual({ code, path: `/order/${code}?key=${orderKey(code)}` })
    expect(await findOrderPath(db, { code, email: 'somebody@example.test' })).toBeNull()
    expect(await findOrderPath(db, { code: 'TH-0000-0000-1', email: 'customer@example.test' })).toBeNull()
  })
})

describe('lists of orders', () => {
  it('give a customer their own, newest first, page by page', async () => {
    const [userId, orders] = [await aCustomer(), []] as [string, TestOrder[]]
    for (let day = 1; day <= 3; day += 1) orders.push(await placed({ placedAt: new Date(2026, 0, day) }))
    await db.order.updateMany({
      where: { id: { in: orders.map(({ orderId }) => orderId) } },
      data: { userId },
    })
    const first = await listOwnOrders(db, { userId, limit: 2 })
    const second = await listOwnOrders(db, { userId, limit: 2, after: first.next ?? '' })
    const codes = [...first.orders, ...second.orders].map(({ code }) => code)
    expect(codes).toEqual(orders.map(({ code }) => code).reverse())
    expect(second.next).toBeNull()
    expect(await listOwnOrders(db, { userId: newId() })).toEqual({ orders: [], next: null })
  })

  it('give a customer those that are under way, delivered or cancelled, and those with a code', async () => {
    const userId = await aCustomer()
    const [open, done, off] = [await placed(), await placed(), await placed()]
    const ids = [open, done, off].map(({ orderId }) => orderId)
    await db.order.updateMany({ where: { id: { in: ids } }, data: { userId } })
    const paidAt = new Date()
    await db.order.update({ where: { id: done.orderId }, data: { status: 'placed', paidAt } })
    const delivered = { status: 'delivered', paidAt, deliveredAt: paidAt }
    await db.vendorOrder.updateMany({ where: { orderId: done.orderId }, data: delivered })
    const cancelled = { status: 'cancelled', cancelledAt: new Date() }
    await db.order.update({ where: { id: off.orderId }, data: cancelled })
    await db.vendorOrder.updateMany({ where: { orderId: off.orderId }, data: cancelled })
    const codes = async (input: object) =>
      (await listOwnOrders(db, { userId, ...input })).orders.map(({ code }) => code)
    expect(await codes({ shown: 'under-way' })).toEqual([open.code])
    expect(await codes({ shown: 'delivered' })).toEqual([done.code])
    expect(await codes({ shown: 'cancelled' })).toEqual([off.code])
    expect(await codes({ search: done.code.toLowerCase().replaceAll('-', ' ') })).toEqual([done.code])
    expect(await codes({ search: open.code.slice(0, 8).toLowerCase() })).toEqual([open.code])
  })

  it('give an operator all of them, by status, way to pay and search, page by page', async () => {
    const order = await placed({ method: 'transfer', parts: [{}, {}], placedAt: new Date(2020, 1, 1) })
    await db.order.update({ where: { id: order.orderId }, data: { email: 'Ada_100%@example.test' } })
    const found = async (search: string) => (await listOrders(db, { search })).orders.map(({ code }) => code)
    expect(await found(order.code)).toEqual([order.code])
    expect(await found(order.code.slice(0, 9).toLowerCase())).toContain(order.code)
    expect(await found('ada_100%')).toEqual([order.code])
    expect(await found('ada%')).toEqual([])
    const { orders } = await listOrders(db, {
      status: 'awaiting-payment',
      paymentMethod: 'transfer',
      limit: 100,
    })
    expect(orders.at(-1)).toMatchObject({
      code: order.code,
      parts: 2,
      shipped: 0,
      paymentState: 'awaiting-transfer',
    })

    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await listOrders(db, { limit: 2, after })
      seen.push(...page.orders.map(({ id }) => id))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(await db.order.count())
    expect(await listOrders(db, { after: 'made up' })).toEqual({ orders: [], next: null })
  })

  it('lead an operator to one order with who did what', async () => {
    const { code } = await placed()
    const order = await orderForOperator(db, { code })
    expect(order).toMatchObject({
      code,
      guest: true,
      changes: [{ actor: 'customer' }, { actor: 'customer' }],
    })
    expect(await orderForOperator(db, { code: 'nothing' })).toBeNull()
  })
})
