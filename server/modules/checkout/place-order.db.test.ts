import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import {
  card,
  fillCart as cartOf,
  newKey,
  place as placeBy,
  placedIds,
  aVariant as variantOf,
} from '#local/testing/shop.ts'
import { newId } from '#server/core/ids.ts'
import type { Owner } from '#server/modules/cart/queries.ts'
import type { PlaceOrderInput } from './schema.ts'

runEmulators()

let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())

let owner: Owner
beforeEach(() => {
  owner = `guest:${newId()}`
})

const aVariant = (units?: number) => variantOf(test.db, units)
const fillCart = (variantIds: string[], quantity = 1, by: Owner = owner) =>
  cartOf(test.db, by, variantIds, quantity)
const place = (input: PlaceOrderInput, by: Owner = owner, owners: Owner[] = [by]) =>
  placeBy(test.db, input, by, owners)
/** Others buy all of it after the customer has seen what the cart comes to. */
const sellOut = (variantId: string) => test.db.stock.update({ where: { variantId }, data: { onHand: 0 } })
const stockOf = (variantId: string) => test.db.stock.findUniqueOrThrow({ where: { variantId } })

describe('placing an order (promise 1: all vendors or none)', () => {
  it('saves the order, every part, every item, its reservations, payment, address, history and event', async () => {
    const variants = [await aVariant(), await aVariant(), await aVariant()]
    const input = await fillCart(variants, 2)
    const result = await place(input)
    expect(result).toMatchObject({ ok: true, again: false })
    const order = await test.db.order.findUniqueOrThrow({
      where: { cartId: input.cartId },
      include: {
        vendorOrders: true,
        items: { include: { reservation: true } },
        payment: true,
        addresses: true,
        statusChanges: true,
      },
    })
    expect(order).toMatchObject({
      status: 'awaiting-payment',
      total: input.seenTotal,
      paymentMethod: 'transfer',
    })
    expect(order.vendorOrders.map((part) => part.code).sort()).toEqual(
      [1, 2, 3].map((n) => `${order.code}/${n}`),
    )
    expect(order.vendorOrders.reduce((sum, part) => sum + part.total, 0)).toBe(order.total)
    expect(order.items.map((item) => item.reservation?.state)).toEqual(['held', 'held', 'held'])
    expect(order.payment).toMatchObject({
      state: 'awaiting-transfer',
      amount: order.total,
      transferReference: order.code,
    })
    expect(order.addresses).toHaveLength(1)
    expect(order.statusChanges).toHaveLength(4)
    expect(await stockOf(variants[0] ?? '')).toMatchObject({ onHand: 1000, reserved: 2 })
    const events = await test.db.outboxEvent.findMany({ where: { orderId: order.id } })
    expect(events).toMatchObject([
      { name: 'order/placed', payload: { orderId: order.id }, actor: 'customer' },
    ])
  })

  it('leaves nothing behind when one vendor of three is sold out', async () => {
    const [there, gone] = [await aVariant(), await aVariant()]
    const input = await fillCart([there, gone])
    await sellOut(gone)
    expect(await place(input)).toEqual({
      ok: false,
      reason: 'out-of-stock',
      lines: [{ variantId: gone, available: 0 }],
    })
    expect(await stockOf(there)).toMatchObject({ reserved: 0 })
    expect(await test.db.order.count({ where: { owner } })).toBe(0)
    expect(await test.db.checkoutClaim.count({ where: { owner } })).toBe(0)
    expect(await test.db.cart.findFirst({ where: { owner } })).toMatchObject({ status: 'open' })
  })

  it('refuses a cart of somebody else like one that does not exist', async () => {
    const input = await fillCart([await aVariant()])
    expect(await place(input, 'guest:stranger')).toEqual({ ok: false, reason: 'cart-gone' })
    expect(await place({ ...input, cartId: newId() })).toEqual({ ok: false, reason: 'cart-gone' })
  })
})

describe('prices (promise 9: the server prices everything)', () => {
  it('tells the customer another total than the one that was seen, and places nothing', async () => {
    const variantId = await aVariant()
    const input = await fillCart([variantId])
    await test.db.variant.update({ where: { id: variantId }, data: { price: 1500 } })
    const result = await place(input)
    expect(result).toMatchObject({
      ok: false,
      reason: 'price-changed',
      total: input.seenTotal + 500,
      currency: 'EUR',
    })
    expect(await test.db.order.count({ where: { owner } })).toBe(0)
  })

  it('places the seen total although a rule of no consequence changed meanwhile', async () => {
    const variantId = await aVariant()
    const input = await fillCart([variantId])
    await test.db.platformSettings.update({ where: { id: 1 }, data: { holdDays: 9 } })
    expect(await place(input)).toMatchObject({ ok: true })
  })

  it('refuses a variant that was taken off the market', async () => {
    const variantId = await aVariant()
    const input = await fillCart([variantId])
    await test.db.variant.update({ where: { id: variantId }, data: { status: 'archived' } })
    expect(await place(input)).toEqual({ ok: false, reason: 'unavailable', variantIds: [variantId] })
  })
})

describe('idempotency (promise 3: one key, one order, one payment)', () => {
  it('gives one order and one authorisation to a key that comes 20 times at once', async () => {
    const input = { ...(await fillCart([await aVariant()])), payment: card() }
    const results = await Promise.all(Array.from({ length: 20 }, () => place(input)))
    expect(new Set(placedIds(results)).size).toBe(1)
    expect(placedIds(results)).toHaveLength(20)
    const attempts = await test.db.paymentAttempt.findMany({ where: { owner } })
    expect(attempts).toMatchObject([{ state: 'used', amount: input.seenTotal }])
  })

  it('gives one order to a cart that two tabs send under two keys', async () => {
    const input = await fillCart([await aVariant()])
    const results = await Promise.all([place(input), place({ ...input, key: newKey() })])
    expect(new Set(placedIds(results)).size).toBe(1)
    expect(results.every((result) => result.ok)).toBe(true)
  })

  it('gives the same order before and after sign-in', async () => {
    const input = await fillCart([await aVariant()])
    const user = await test.db.user.create({
      data: { id: newId(), name: 'A', email: `${newId()}@example.test` },
    })
    const first = await place(input)
    const second = await place({ ...input, key: newKey() }, `user:${user.id}`, [`user:${user.id}`, owner])
    expect(placedIds([first, second])[0]).toBe(placedIds([first, second])[1])
  })

  it('refuses another body under the key, and leaves the key to its owner alone', async () => {
    const input = await fillCart([await aVariant()])
    await place(input)
    expect(await place({ ...input, email: 'eve@example.test' })).toEqual({ ok: false, reason: 'key-reused' })
    const other: Owner = `guest:${newId()}`
    const theirs = await fillCart([await aVariant()], 1, other)
    expect(await place({ ...theirs, key: input.key }, other)).toMatchObject({ ok: true, again: false })
  })

  it('refuses the key of an order for another cart', async () => {
    const input = await fillCart([await aVariant()])
    await place(input)
    const next = await fillCart([await aVariant()])
    expect(await place({ ...next, key: input.key })).toEqual({ ok: false, reason: 'key-reused' })
  })
})

describe('cards', () => {
  it('authorises exactly the total and marks the attempt used', async () => {
    const input = { ...(await fillCart([await aVariant(), await aVariant()])), payment: card() }
    expect(await place(input)).toMatchObject({ ok: true })
    const order = await test.db.order.findUniqueOrThrow({
      where: { cartId: input.cartId },
      include: { payment: { include: { attempt: true } } },
    })
    expect(order.payment).toMatchObject({
      state: 'authorised',
      attempt: { state: 'used', amount: order.total },
    })
    expect(order.payment?.providerReference).toBe(order.payment?.attempt?.providerReference)
  })

  it('keeps the cart open when the bank declines, and takes another card under a new key', async () => {
    const input = await fillCart([await aVariant()])
    const declined = await place({ ...input, payment: card('pm_card_chargeDeclined') })
    expect(declined).toMatchObject({ ok: false, reason: 'declined' })
    expect(await place({ ...input, key: newKey(), payment: card() })).toMatchObject({ ok: true })
  })

  it('tells where to authenticate and resumes under the same key', async () => {
    const input = { ...(await fillCart([await aVariant()])), payment: card('pm_card_authenticationRequired') }
    const first = await place(input)
    expect(first).toMatchObject({ ok: false, reason: 'requires-action' })
    const again = await place(input)
    expect(again).toMatchObject({ ok: false, reason: 'requires-action' })
    expect(await test.db.paymentAttempt.count({ where: { owner } })).toBe(1)
  })

  it('puts no hold on a card for what is sold out', async () => {
    const gone = await aVariant()
    const input = { ...(await fillCart([gone])), payment: card() }
    await sellOut(gone)
    expect(await place(input)).toMatchObject({ ok: false, reason: 'out-of-stock' })
    expect(await test.db.paymentAttempt.count({ where: { owner } })).toBe(0)
  })
})
