import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { sign } from '#local/emulators/stripe/webhooks.ts'
import { runEmulators, WEBHOOK_SECRET } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { type HeldOrder, moneyOf, placeHeldOrder } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { capturePayment, retrievePayment, voidPayment } from '#server/gateways/payments.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
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

describe('a message about a decline', () => {
  it('is only believed once the provider has been asked how things stand', async () => {
    const order = await placeHeldOrder(db)
    await capturePayment(order.reference)
    await put(order, 'unknown')
    const stale = message('payment_intent.payment_failed', intent(order, 'requires_payment_method'))
    expect(await post(stale)).toMatchObject({ message: 'Settled.' })
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'captured', order: 'placed' })
  })

  it('cancels the order when the payment is really gone', async () => {
    const order = await placeHeldOrder(db)
    await voidPayment(order.reference)
    await put(order, 'unknown')
    await post(message('payment_intent.payment_failed', intent(order, 'requires_payment_method')))
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'refused', order: 'cancelled' })
  })
})

describe('a message about a hold', () => {
  it('that came about after its attempt was given up leads the sweep to it', async () => {
    const { attemptId, reference } = await placeHeldOrder(db)
    await db.payment.updateMany({ where: { attemptId }, data: { state: 'voided' } })
    await db.paymentAttempt.update({
      where: { id: attemptId },
      data: { state: 'voided', providerReference: null },
    })
    const held = {
      id: reference,
      object: 'payment_intent',
      status: 'requires_capture',
      metadata: { attempt: attemptId },
    }
    await post(
      message('payment_intent.amount_capturable_updated', { ...held, amount_capturable: 1, currency: 'eur' }),
    )
    await voidAttempts(db)
    expect(await retrievePayment(reference)).toMatchObject({ outcome: 'voided' })
  })

  it('of somebody else is none of our business', async () => {
    const held = {
      id: 'pi_x',
      object: 'payment_intent',
      status: 'requires_capture',
      metadata: { attempt: 'theirs' },
    }
    expect(
      await post(message('payment_intent.created', { ...held, amount_capturable: 1, currency: 'eur' })),
    ).toEqual({ status: 200, message: 'Nothing to do.' })
  })
})

describe('a message about a refund', () => {
  it('settles a refund whose answer never came, once', async () => {
    const order = await placeHeldOrder(db)
    await capturePayment(order.reference)
    await put(order, 'captured')
    const cancelled = await cancelOrder(db, {
      ...{ orderId: order.orderId, reason: 'other', actor: 'system', now: new Date() },
    })
    const refundId = (cancelled.ok && cancelled.refundId) || ''
    const asked = new Date(Date.now() - 60_000)
    await db.refund.update({ where: { id: refundId }, data: { state: 'unknown', updatedAt: asked } })
    const charge = { id: 'ch_1', object: 'charge', payment_intent: order.reference, currency: 'eur' }
    const body = message('charge.refunded', { ...charge, amount_refunded: order.total })
    expect(await post(body)).toEqual({ status: 200, message: 'Settled.' })
    expect(await db.refund.findUnique({ where: { id: refundId } })).toMatchObject({ state: 'completed' })
    expect(await post(body)).toEqual({ status: 200, message: 'Nothing to do.' })
  })
})

describe('a message that is not from Stripe (promise 8)', () => {
  const now = () => Math.floor(Date.now() / 1000)

  it.each<[string, (body: string) => { body: string; signature: string | null }]>([
    ['has no signature', (body) => ({ body, signature: null })],
    ['has an empty one', (body) => ({ body, signature: '' })],
    ['has nonsense for one', (body) => ({ body, signature: 't=,v1=' })],
    ['is signed with another secret', (body) => ({ body, signature: sign(body, 'whsec_of_somebody_else') })],
    [
      'is signed under an older scheme alone',
      (body) => ({ body, signature: sign(body, WEBHOOK_SECRET).replace('v1=', 'v0=') }),
    ],
    [
      'was signed more than five minutes ago',
      (body) => ({ body, signature: sign(body, WEBHOOK_SECRET, now() - 301) }),
    ],
    [
      'names another time than it was signed at',
      (body) => ({ body, signature: sign(body, WEBHOOK_SECRET, now() - 900).replace(/t=\d+/, `t=${now()}`) }),
    ],
    [
      'was changed after it was signed',
      (body) => ({ body: body.replace('"succeeded"', '"canceled" '), signature: sign(body, WEBHOOK_SECRET) }),
    ],
    [
      'is longer than what was signed',
      (body) => ({ body: `${body} `, signature: sign(body, WEBHOOK_SECRET) }),
    ],
    ['carries the signature of another message', (body) => ({ body, signature: sign('{}', WEBHOOK_SECRET) })],
  ])('is refused and does nothing when it %s', async (_, forge) => {
    const order = await placeHeldOrder(db)
    await put(order, 'unknown')
    const { body, signature } = forge(message('payment_intent.succeeded', intent(order, 'succeeded')))
    const headers: Record<string, string> = signature === null ? {} : { 'stripe-signature': signature }
    const request = new Request('http://shop.test/', { method: 'POST', headers, body })
    expect((await stripeWebhook(request, db)).status).toBe(400)
    expect(await moneyOf(db, order.orderId)).toMatchObject({ payment: 'unknown', events: [] })
  })

  it('is not read to its end when it has none', async () => {
    let pulled = 0
    const endless = new ReadableStream({
      pull: (stream) => {
        pulled += 1
        stream.enqueue(new Uint8Array(65_536))
      },
    })
    const init = { method: 'POST', headers: { 'stripe-signature': 'x' }, body: endless, duplex: 'half' }
    expect((await stripeWebhook(new Request('http://shop.test/', init as RequestInit), db)).status).toBe(413)
    expect(pulled).toBeLessThan(30)
  })
})

describe('a message that is from Stripe', () => {
  it.each(['{}', '{"data":null}', '{"data":{"object":7}}', '{"data":{"object":{}}}', '[]', '7'])(
    'and of a shape that nobody knows does nothing: %s',
    async (body) => {
      expect(await post(body)).toEqual({ status: 200, message: 'Nothing to do.' })
    },
  )
})
