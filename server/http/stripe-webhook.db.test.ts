import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '#local/emulators/stripe/webhooks.ts'
import { runEmulators, WEBHOOK_SECRET } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { type HeldOrder, moneyOf, placeHeldOrder } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { stripeWebhook } from './stripe-webhook.ts'

runEmulators()
let test: TestDatabase
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

/** A message as Stripe sends it. */
function message(type: string, object: Record<string, unknown>) {
  return JSON.stringify({
    id: `evt_${newId()}`,
    object: 'event',
    type,
    created: 1_790_000_000,
    data: { object },
  })
}

function intent({ reference, total, currency }: HeldOrder, status: string, received = total) {
  return {
    ...{ id: reference, object: 'payment_intent', status, metadata: {}, currency: currency.toLowerCase() },
    ...{ amount: total, amount_received: status === 'succeeded' ? received : 0, amount_capturable: 0 },
  }
}

async function post(
  body: string,
  signature = sign(body, WEBHOOK_SECRET),
): Promise<{ status: number; message: string }> {
  const headers = { 'stripe-signature': signature }
  const response = await stripeWebhook(
    new Request('http://shop.test/', { method: 'POST', headers, body }),
    db,
  )
  return { status: response.status, ...(await response.json()) }
}

const put = (order: HeldOrder, state: string) =>
  db.payment.update({ where: { id: order.paymentId }, data: { state } })

describe('a message about a payment', () => {
  it('settles a capture whose answer never came, once', async () => {
    const order = await placeHeldOrder(db)
    await put(order, 'unknown')
    const body = message('payment_intent.succeeded', intent(order, 'succeeded'))
    expect(await post(body)).toEqual({ status: 200, message: 'Settled.' })
    const { events, ...money } = await moneyOf(db, order.orderId)
    expect(money).toMatchObject({ payment: 'captured', order: 'placed' })
    expect(events).toEqual(['order/paid'])
    expect(await post(body)).toEqual({ status: 200, message: 'Nothing to do.' })
    expect((await moneyOf(db, order.orderId)).events).toEqual(['order/paid'])
    expect(await db.providerWebhook.count({ where: { name: 'payment_intent.succeeded' } })).toBe(1)
  })

  it('leaves a payment to the listener that is capturing it', async () => {
    const order = await placeHeldOrder(db)
    await put(order, 'capturing')
    expect(await post(message('payment_intent.succeeded', intent(order, 'succeeded')))).toMatchObject({
      message: 'Nothing to do.',
    })
    expect((await moneyOf(db, order.orderId)).payment).toBe('capturing')
  })

  it('books nothing when another sum was captured', async () => {
    const order = await placeHeldOrder(db)
    await put(order, 'unknown')
    await post(message('payment_intent.succeeded', intent(order, 'succeeded', order.total - 1)))
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'unknown', events: [] })
  })

  it('cancels the order when the hold ended while its capture was unknown', async () => {
    const order = await placeHeldOrder(db)
    await put(order, 'unknown')
    expect(await post(message('payment_intent.canceled', intent(order, 'canceled')))).toMatchObject({
      message: 'Settled.',
    })
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'refused', order: 'cancelled' })
  })

  it('that nobody here knows is taken and does nothing', async () => {
    const order = { ...(await placeHeldOrder(db)), reference: 'pi_of_another_shop' }
    expect(await post(message('payment_intent.succeeded', intent(order, 'succeeded')))).toEqual({
      status: 200,
      message: 'Nothing to do.',
    })
  })
})

describe('a message that is not from Stripe', () => {
  it('is refused and does nothing', async () => {
    const order = await placeHeldOrder(db)
    await put(order, 'unknown')
    const body = message('payment_intent.succeeded', intent(order, 'succeeded'))
    expect(await post(body, sign(body, 'whsec_of_somebody_else'))).toMatchObject({ status: 400 })
    expect((await moneyOf(db, order.orderId)).payment).toBe('unknown')
  })
})
