import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { makeTestVendor, placeTestOrder, type TestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import type { MessagesPostponed } from './claim-notifications.ts'
import { prepareCustomerNotifications } from './prepare-customer-notifications.ts'
import { prepareVendorNotifications } from './prepare-vendor-notifications.ts'
import { sendEmails } from './send-emails.ts'
import { sendMessages } from './send-messages.ts'
import { sendTexts } from './send-texts.ts'

const emulators = runEmulators()
let test: TestDatabase
beforeAll(async () => {
  test = await createTestDatabase()
})
afterAll(() => test.drop())
beforeEach(() => {
  vi.stubEnv('APP_URL', 'https://shop.example')
  vi.stubEnv('AUTH_SECRET', 'a secret of at least thirty-two characters')
  vi.stubEnv('BANK_ACCOUNT_HOLDER', 'Tradehall')
  vi.stubEnv('BANK_IBAN', 'DE02120300000000202051')
  vi.stubEnv('BANK_BIC', 'BYLADEM1001')
})

async function anOrder(options: { method?: 'card' | 'transfer'; parts?: number; phone?: string } = {}) {
  const { method = 'card', parts = 1, phone } = options
  const order = await placeTestOrder(test.db, { method, parts: Array.from({ length: parts }, () => ({})) })
  const email = `${newId()}@example.test`
  await test.db.order.update({
    where: { id: order.orderId },
    data: { email, ...(phone ? { phone, wantsSms: true } : {}) },
  })
  return { ...order, email }
}

const event = (name: HandedEvent['name'], order: TestOrder, more = {}): HandedEvent =>
  ({
    eventId: newId(),
    name,
    payload: { orderId: order.orderId, ...more },
    occurredAt: new Date(),
    correlationId: null,
  }) as HandedEvent
const customer = (...events: HandedEvent[]) =>
  inTransaction(test.db, (tx) => prepareCustomerNotifications(tx, events))
const vendors = (...events: HandedEvent[]) =>
  inTransaction(test.db, (tx) => prepareVendorNotifications(tx, events))
const mails = (...events: HandedEvent[]) =>
  sendEmails(test.db, { eventIds: events.map((one) => one.eventId), listener: 'notify-customer' })
const texts = (...events: HandedEvent[]) =>
  sendTexts(test.db, { eventIds: events.map((one) => one.eventId), listener: 'notify-customer' })
const statesOf = async (...events: HandedEvent[]) => {
  const rows = await test.db.notification.findMany({
    where: { eventId: { in: events.map((one) => one.eventId) } },
    orderBy: { channel: 'asc' },
  })
  return rows.map((row) => `${row.channel} ${row.state}`)
}
async function inbox(to: string): Promise<{ subject: string; text: string; html: string }[]> {
  const query = new URLSearchParams({ to })
  return (await (await fetch(`${emulators.urls.mailboxUrl}/api/messages?${query}`)).json()).messages
}

describe('two runs for one event', () => {
  it('are not both done while one of them has yet to send, which may die with its claim', async () => {
    const order = await anOrder({ phone: '+4915112345678' })
    const placed = event('order/placed', order)
    await customer(placed)
    const sending = { eventIds: [placed.eventId], listener: 'notify-customer' } as const
    // Long enough that the other run looks while this one sends, also where the processor is busy.
    await emulators.fault('resend', { mode: 'delay', ms: 2_000, times: 1 })
    const runs = await Promise.allSettled([1, 2].map(() => sendMessages(test.db, sending)))
    expect(runs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await sendMessages(test.db, sending)
    expect(await statesOf(placed)).toEqual(['email sent', 'sms sent'])
    expect(await inbox(order.email)).toHaveLength(1)
  })
})

describe('the order confirmation', () => {
  it('reaches the customer once, however often the event is handed out', async () => {
    const order = await anOrder({ parts: 2 })
    const placed = event('order/placed', order)
    for (let time = 0; time < 3; time += 1) {
      await customer(placed)
      await mails(placed)
    }
    const [mail, ...others] = await inbox(order.email)
    expect(others).toEqual([])
    expect(mail?.subject).toBe(`Your order ${order.code}`)
    expect(mail?.html).toContain(`/order/${order.code}?key=`)
  })

  it("carries a transfer's details", async () => {
    const order = await anOrder({ method: 'transfer' })
    const placed = event('order/placed', order)
    await customer(placed)
    await mails(placed)
    const [mail] = await inbox(order.email)
    expect(mail?.text).toMatch(/IBAN/)
    const payment = await test.db.payment.findUniqueOrThrow({ where: { orderId: order.orderId } })
    expect(mail?.text).toContain(payment.transferReference)
  })

  it('is not sent for an order that was cancelled first', async () => {
    const order = await anOrder()
    await test.db.order.update({
      where: { id: order.orderId },
      data: { status: 'cancelled', cancelledAt: new Date() },
    })
    const placed = event('order/placed', order)
    expect(await customer(placed)).toMatchObject([{ did: expect.stringContaining('cancelled before') }])
    expect(await statesOf(placed)).toEqual([])
  })

  it('is withdrawn when the order is cancelled while it still waits for the provider', async () => {
    const order = await anOrder()
    const placed = event('order/placed', order)
    await customer(placed)
    await test.db.order.update({
      where: { id: order.orderId },
      data: { status: 'cancelled', cancelledAt: new Date() },
    })
    await customer(placed)
    expect(await mails(placed)).toEqual({ sent: 0 })
    expect(await statesOf(placed)).toEqual(['email refused'])
    expect(await inbox(order.email)).toEqual([])
  })

  it('goes out in one call for a whole batch', async () => {
    const orders = [await anOrder(), await anOrder(), await anOrder()]
    const events = orders.map((order) => event('order/placed', order))
    await customer(...events)
    expect(await mails(...events)).toEqual({ sent: 3 })
    expect(await emulators.requests('resend', 'batch')).toBe(1)
    for (const order of orders) expect(await inbox(order.email)).toHaveLength(1)
  })
})

describe('a provider that fails', () => {
  it('makes e-mails wait and gets the identical request once it is back: none lost, none twice', async () => {
    const order = await anOrder()
    const placed = event('order/placed', order)
    await customer(placed)
    await emulators.fault('resend', { mode: 'reset-after', times: 1 })
    await expect(mails(placed)).rejects.toThrow('has not taken')
    await emulators.fault('resend', { mode: 'error', status: 500, times: 1 })
    await expect(mails(placed)).rejects.toThrow('has not taken')
    await mails(placed)
    expect(await statesOf(placed)).toEqual(['email sent'])
    expect(await inbox(order.email)).toHaveLength(1)
  })
})

describe('SMS', () => {
  it('is never sent again when its call had no answer, and the doubt stays visible', async () => {
    const order = await anOrder({ phone: `+49171${String(Date.now()).slice(-7)}` })
    const placed = event('order/placed', order)
    await customer(placed)
    await emulators.fault('twilio', { mode: 'reset-before', times: 1, method: 'POST' })
    await expect(texts(placed)).rejects.toThrow('has not answered')
    await expect(texts(placed)).rejects.toThrow('has not answered')
    await test.db.notificationDispatch.updateMany({
      where: { notifications: { some: { eventId: placed.eventId } } },
      data: { startedAt: new Date(Date.now() - 120_000) },
    })
    await texts(placed)
    expect(await statesOf(placed)).toEqual(['email pending', 'sms unknown'])
    expect(await emulators.requests('twilio', 'POST')).toBe(1)
  })

  it('goes to the customer who asked for it, at most once', async () => {
    const phone = `+49170${String(Date.now()).slice(-7)}`
    const order = await anOrder({ phone })
    const placed = event('order/placed', order)
    await customer(placed)
    await texts(placed)
    await texts(placed)
    expect(await statesOf(placed)).toEqual(['email pending', 'sms sent'])
    expect(await inbox(phone)).toHaveLength(1)
  })

  it('waits as long as is known when the provider takes none, and goes out once then', async () => {
    const phone = `+49171${String(Date.now()).slice(-7)}`
    const placed = event('order/placed', await anOrder({ phone }))
    await customer(placed)
    // Wrong credentials: an operator has to act, and nothing was taken.
    await emulators.fault('twilio', { mode: 'error', status: 401, times: 1, method: 'POST' })
    const error = await texts(placed).catch((thrown: unknown) => thrown)
    expect((error as MessagesPostponed).retryAt.getTime() - Date.now()).toBeGreaterThan(55_000)
    expect(await inbox(phone)).toHaveLength(0)
    await texts(placed)
    expect(await inbox(phone)).toHaveLength(1)
  })

  it('of a run that died while it called is looked up as soon as the call must be over', async () => {
    const order = await anOrder({ phone: '+4915112345699' })
    const placed = event('order/placed', order)
    await customer(placed)
    await test.db.notificationDispatch.create({
      data: {
        ...{ id: newId(), channel: 'sms', state: 'sending', startedAt: new Date(Date.now() - 10_000) },
        ...{ body: { to: '+4915112345699', body: 'Hello' }, windowEndsAt: new Date() },
        notifications: { connect: await smsOf(placed) },
      },
    })
    await test.db.notification.updateMany({ where: await smsOf(placed), data: { state: 'sending' } })
    const error = await texts(placed).catch((thrown: unknown) => thrown)
    const { retryAt } = error as MessagesPostponed
    expect(retryAt.getTime() - Date.now()).toBeGreaterThan(15_000)
    expect(retryAt.getTime() - Date.now()).toBeLessThanOrEqual(20_000)
  })
})

const smsOf = (event: HandedEvent) =>
  test.db.notification.findFirstOrThrow({
    where: { eventId: event.eventId, channel: 'sms' },
    select: { id: true },
  })

describe('vendors', () => {
  it('are each told of a paid order in their channels', async () => {
    const order = await anOrder({ parts: 2 })
    const paid = event('order/paid', order, { paymentId: order.paymentId })
    await vendors(paid)
    expect(await statesOf(paid)).toEqual(['email pending', 'email pending', 'in-app sent', 'in-app sent'])
  })

  it('hear of a cancellation only when they were told of the order, in whichever order the events arrive', async () => {
    const [told, untold] = [await anOrder(), await anOrder()]
    await vendors(event('order/paid', told, { paymentId: told.paymentId }))
    for (const { orderId } of [told, untold]) {
      await test.db.order.update({
        where: { id: orderId },
        data: { status: 'cancelled', cancelledAt: new Date() },
      })
    }
    const [first, second] = [
      event('order/cancelled', told, { reason: 'x' }),
      event('order/cancelled', untold, { reason: 'x' }),
    ]
    const late = event('order/paid', untold, { paymentId: untold.paymentId })
    await vendors(second, late)
    await vendors(first)
    expect(await statesOf(first)).toEqual(['email pending', 'in-app sent'])
    expect(await statesOf(second, late)).toEqual([])
  })
})

describe('how a vendor stands', () => {
  const standingEvent = (name: 'vendor/suspended' | 'vendor/approved', vendorId: string) =>
    ({
      ...{ eventId: newId(), name, payload: { vendorId, reason: 'complaints' } },
      ...{ occurredAt: new Date(), correlationId: null },
    }) as HandedEvent

  it('is mailed once, also where mails of orders are not wanted, and stands in the notification centre', async () => {
    const { vendorId } = await makeTestVendor(test.db)
    const { email } = await test.db.vendor.update({
      where: { id: vendorId },
      data: { status: 'suspended', notifyByEmail: false, notifyBySms: true, phone: '+4915112345678' },
    })
    const suspended = standingEvent('vendor/suspended', vendorId)
    for (let time = 0; time < 2; time += 1) {
      await vendors(suspended)
      await sendEmails(test.db, { eventIds: [suspended.eventId], listener: 'notify-vendors' })
    }
    expect(await statesOf(suspended)).toEqual(['email sent', 'in-app sent'])
    const [mail, ...others] = await inbox(email)
    expect(others).toEqual([])
    expect(mail?.text).toContain('Customers have complained.')
  })

  it('is not said when it has changed again before its event came', async () => {
    const { vendorId } = await makeTestVendor(test.db)
    const late = standingEvent('vendor/suspended', vendorId)
    expect(await vendors(late)).toEqual([{ eventId: late.eventId, did: 'nothing to say' }])
    const approved = standingEvent('vendor/approved', vendorId)
    await vendors(approved)
    expect(await statesOf(approved)).toEqual(['email pending', 'in-app sent'])
  })
})
