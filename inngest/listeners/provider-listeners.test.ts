import { createServer } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { nobodyListens, runEmulators } from '#local/emulators/testing.ts'
import { type Handed, testListeners } from '#local/testing/listeners.ts'
import { payTestOrder, placeTestOrder } from '#local/testing/orders.ts'
import { placeHeldOrder } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import { capturePayment } from './capture-payment.ts'
import { deliverWebhooks } from './deliver-webhooks.ts'
import { notifyCustomer } from './notify-customer.ts'
import { notifyVendors } from './notify-vendors.ts'
import { sendWebhook } from './send-webhook.ts'

const emulators = runEmulators()
const test = testListeners()

/** A signing secret as Standard Webhooks wants it. */
const SECRET = `whsec_${Buffer.from('only for these tests').toString('base64')}`

const placed = async (orderId: string) => {
  const [event] = await test.happen({ name: 'order/placed', payload: { orderId } })
  return event as Handed
}
const mails = () => emulators.requests('resend', '/emails')

describe('capture-payment', () => {
  it('takes the money once, however often it is delivered', async () => {
    const order = await placeHeldOrder(test.db)
    const event = await placed(order.orderId)
    await Promise.all([test.hand(capturePayment, [event]), test.hand(capturePayment, [event])])
    await test.hand(capturePayment, [event])
    expect(await test.run('capture-payment', event)).toMatchObject({
      state: 'done',
      did: 'the payment is captured',
    })
    const payment = await test.db.payment.findUniqueOrThrow({ where: { orderId: order.orderId } })
    expect(payment.state).toBe('captured')
  })

  it('stays open and says why while the provider does not answer, and is done when it does', async () => {
    const order = await placeHeldOrder(test.db)
    const event = await placed(order.orderId)
    await emulators.fault('stripe', { mode: 'error' })
    expect(await test.hand(capturePayment, [event])).toHaveProperty('error')
    const failing = await test.run('capture-payment', event)
    expect(failing).toMatchObject({ state: 'open', attempts: 1 })
    expect(failing.lastError).toContain('without an answer')
    expect(failing.nextRedeliveryAt).not.toBeNull()
    await fetch(`${emulators.urls.stripeUrl}/_faults`, { method: 'DELETE' })
    await test.hand(capturePayment, [event], { attempt: 1 })
    expect(await test.run('capture-payment', event)).toMatchObject({ state: 'done', attempts: 2 })
  })
})

describe('notify-customer', () => {
  it('sends one mail for an order, however often it is delivered', async () => {
    const { orderId } = await placeTestOrder(test.db)
    const event = await placed(orderId)
    for (let time = 0; time < 3; time += 1) await test.hand(notifyCustomer, [event])
    expect(await mails()).toBe(1)
    expect(await test.db.notification.findMany({ where: { orderId } })).toMatchObject([{ state: 'sent' }])
    const run = await test.run('notify-customer', event)
    expect(run).toMatchObject({ state: 'done', did: 'order-confirmation by email' })
    expect(run.durationMs).toBeGreaterThan(0)
  })

  it('is not done before its mail is out', async () => {
    const { orderId } = await placeTestOrder(test.db)
    const event = await placed(orderId)
    vi.stubEnv('RESEND_BASE_URL', await nobodyListens())
    expect(await test.hand(notifyCustomer, [event])).toHaveProperty('error')
    expect(await test.run('notify-customer', event)).toMatchObject({ state: 'open', attempts: 1 })
    vi.stubEnv('RESEND_BASE_URL', emulators.urls.resendUrl)
    expect(await test.hand(notifyCustomer, [event], { attempt: 1 })).toEqual({ error: undefined })
    expect(await test.run('notify-customer', event)).toMatchObject({ state: 'done' })
    expect(await mails()).toBe(1)
  })
})

describe('two providers (promise 6: one failing provider delays no other)', () => {
  it('sends the SMS at once while e-mail is away, and each once', async () => {
    const { orderId } = await placeTestOrder(test.db)
    await test.db.order.update({ where: { id: orderId }, data: { phone: '+491701234567', wantsSms: true } })
    const event = await placed(orderId)
    vi.stubEnv('RESEND_BASE_URL', await nobodyListens())
    expect(await test.hand(notifyCustomer, [event])).toHaveProperty('error')
    const states = async () => {
      const rows = await test.db.notification.findMany({ where: { orderId }, orderBy: { channel: 'asc' } })
      return rows.map(({ channel, state }) => `${channel} ${state}`)
    }
    expect(await states()).toEqual(['email sending', 'sms sent'])
    vi.stubEnv('RESEND_BASE_URL', emulators.urls.resendUrl)
    await test.hand(notifyCustomer, [event], { attempt: 1 })
    expect(await states()).toEqual(['email sent', 'sms sent'])
    expect(await test.run('notify-customer', event)).toMatchObject({ state: 'done' })
    expect(await emulators.requests('twilio', 'POST')).toBe(1)
  })
})

describe('notify-vendors', () => {
  it('tells each vendor of a paid order once', async () => {
    const order = await placeTestOrder(test.db, { parts: [{}, {}] })
    await payTestOrder(test.db, order)
    const events = await test.happen({
      name: 'order/paid',
      payload: { orderId: order.orderId, paymentId: order.paymentId },
    })
    await test.hand(notifyVendors, events)
    await test.hand(notifyVendors, events)
    expect(await test.run('notify-vendors', events[0])).toMatchObject({ state: 'done' })
    const sent = await test.db.notification.findMany({ where: { eventId: events[0]?.id, channel: 'email' } })
    expect(sent.map((row) => row.state)).toEqual(['sent', 'sent'])
  })
})

describe('send-webhook', () => {
  it('asks again at the endpoint’s next time instead of keeping the job server busy', async () => {
    let answers = 503
    const endpoint = createServer((_, response) => response.writeHead(answers).end())
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
    const address = endpoint.address() as { port: number }
    const { orderId, parts } = await placeTestOrder(test.db)
    await test.db.webhookEndpoint.create({
      data: {
        id: newId(),
        vendorId: parts[0]?.vendorId ?? '',
        url: `http://127.0.0.1:${address.port}/hook`,
        secret: SECRET,
        events: [],
      },
    })
    await test.hand(deliverWebhooks, [await placed(orderId)])
    const [asked] = await test.dispatched()
    expect(await test.hand(sendWebhook, [asked as Handed])).toHaveProperty('error')
    const delivery = await test.db.webhookDelivery.findFirstOrThrow()
    expect(await test.run('send-webhook', asked)).toMatchObject({
      state: 'open',
      nextRedeliveryAt: delivery.nextAttemptAt,
    })
    answers = 204
    await test.db.webhookDelivery.update({ where: { id: delivery.id }, data: { nextAttemptAt: new Date(0) } })
    expect(await test.hand(sendWebhook, [asked as Handed])).toEqual({ error: undefined })
    expect(await test.run('send-webhook', asked)).toMatchObject({ state: 'done' })
    endpoint.close()
  })
})
