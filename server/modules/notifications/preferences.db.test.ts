import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { placeTestOrder } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { inTransaction } from '#server/db/index.ts'
import type { HandedEvent } from '#server/modules/jobs/schema.ts'
import { prepareCustomerNotifications } from './prepare-customer-notifications.ts'
import { preferencesOf } from './queries.ts'
import { savePreferences } from './save-preferences.ts'
import type { Preferences } from './schema.ts'
import { sendDueTexts } from './send-due-texts.ts'
import { sendMessages } from './send-messages.ts'

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

const EVERYTHING: Preferences = { mutedMails: [], sms: false, phone: null, quietHours: null }

/** A customer with an order, who wants to be told so. */
async function customerWho(preferences: Partial<Preferences>, locale = 'en') {
  const [userId, email] = [newId(), `${newId()}@example.test`]
  await test.db.user.create({ data: { id: userId, name: 'Ada', email } })
  await savePreferences(test.db, { userId, preferences: { ...EVERYTHING, ...preferences } })
  const { orderId, parts } = await placeTestOrder(test.db)
  await test.db.order.update({ where: { id: orderId }, data: { userId, email, locale } })
  return { userId, email, orderId, vendorOrderId: parts[0]?.vendorOrderId ?? '' }
}

/** Hears of an event, and sends what follows from it. */
async function happen(name: HandedEvent['name'], payload: object): Promise<{ eventId: string }> {
  const event = { eventId: newId(), name, payload, occurredAt: new Date(), correlationId: null }
  await inTransaction(test.db, (tx) => prepareCustomerNotifications(tx, [event as HandedEvent]))
  await sendMessages(test.db, { eventIds: [event.eventId], listener: 'notify-customer' })
  return event
}

const statesOf = async ({ eventId }: { eventId: string }) => {
  const rows = await test.db.notification.findMany({ where: { eventId }, orderBy: { channel: 'asc' } })
  return rows.map((row) => `${row.channel} ${row.state}`)
}

async function inbox(to: string): Promise<{ text: string }[]> {
  const query = new URLSearchParams({ to })
  return (await (await fetch(`${emulators.urls.mailboxUrl}/api/messages?${query}`)).json()).messages
}

const phoneNumber = () => `+4917${String(Math.random()).slice(2, 11)}`

/** Quiet hours in UTC that began or begin so many minutes from now, two hours long. */
function quietFrom(minutes: number) {
  const minute = Math.floor(Date.now() / 60_000) + minutes
  return { from: minute % 1440, until: (minute + 120) % 1440, timeZone: 'UTC' }
}

describe('what a customer wants to be told', () => {
  it('is everything, by mail, until they choose', async () => {
    const userId = newId()
    await test.db.user.create({ data: { id: userId, name: 'Ada', email: `${userId}@example.test` } })
    expect(await preferencesOf(test.db, { userId })).toEqual(EVERYTHING)
    const chosen = {
      ...{ mutedMails: ['parcel-shipped' as const], sms: true, phone: '+4915112345678' },
      quietHours: { from: 1320, until: 420, timeZone: 'Europe/Berlin' },
    }
    await savePreferences(test.db, { userId, preferences: chosen })
    expect(await preferencesOf(test.db, { userId })).toEqual(chosen)
  })

  it('is not mailed where they do without, but an order is always confirmed', async () => {
    const { orderId, vendorOrderId } = await customerWho({
      mutedMails: ['parcel-shipped', 'order-cancelled'],
    })
    expect(await statesOf(await happen('order/placed', { orderId }))).toEqual(['email sent'])
    expect(await statesOf(await happen('vendor-order/shipped', { orderId, vendorOrderId }))).toEqual([])
    expect(await statesOf(await happen('order/cancelled', { orderId, reason: 'other' }))).toEqual([])
  })

  it('goes to their number for every order once they want SMS, in the language of the order', async () => {
    const phone = phoneNumber()
    const { orderId } = await customerWho({ sms: true, phone }, 'de')
    expect(await statesOf(await happen('order/placed', { orderId }))).toEqual(['email sent', 'sms sent'])
    expect((await inbox(phone))[0]?.text).toContain('Danke, deine Bestellung')
  })
})

describe('an SMS in quiet hours', () => {
  it('waits until they end and goes out then, once, while the mail goes at once', async () => {
    const phone = phoneNumber()
    const { orderId } = await customerWho({ sms: true, phone, quietHours: quietFrom(-30) })
    const placed = await happen('order/placed', { orderId })
    expect(await statesOf(placed)).toEqual(['email sent', 'sms pending'])
    const waiting = await test.db.notification.findFirstOrThrow({
      where: { eventId: placed.eventId, channel: 'sms' },
    })
    const minutes = ((waiting.notBefore?.getTime() ?? 0) - Date.now()) / 60_000
    expect(minutes).toBeGreaterThan(88)
    expect(minutes).toBeLessThanOrEqual(90)
    expect(await sendDueTexts(test.db, { now: new Date() })).toEqual({ sent: 0 })
    expect(await inbox(phone)).toHaveLength(0)

    // The time passes: what they chose is over.
    await test.db.notification.update({ where: { id: waiting.id }, data: { notBefore: new Date() } })
    const { userId } = await test.db.order.findUniqueOrThrow({ where: { id: orderId } })
    await savePreferences(test.db, { userId: userId ?? '', preferences: { ...EVERYTHING, sms: true, phone } })
    expect(await sendDueTexts(test.db, { now: new Date() })).toEqual({ sent: 1 })
    expect(await sendDueTexts(test.db, { now: new Date() })).toEqual({ sent: 0 })
    expect(await inbox(phone)).toHaveLength(1)
  })

  it('is put off again when it comes due in quiet hours that were chosen meanwhile', async () => {
    const phone = phoneNumber()
    const { orderId } = await customerWho({ sms: true, phone, quietHours: quietFrom(-30) })
    const { eventId } = await happen('order/placed', { orderId })
    const where = { eventId, channel: 'sms' }
    await test.db.notification.updateMany({ where, data: { notBefore: new Date() } })
    expect(await sendDueTexts(test.db, { now: new Date() })).toEqual({ sent: 0 })
    const { notBefore } = await test.db.notification.findFirstOrThrow({ where })
    expect(notBefore?.getTime()).toBeGreaterThan(Date.now() + 80 * 60_000)
  })

  it('does not wait before they begin', async () => {
    const phone = phoneNumber()
    const { orderId } = await customerWho({ sms: true, phone, quietHours: quietFrom(30) })
    expect(await statesOf(await happen('order/placed', { orderId }))).toEqual(['email sent', 'sms sent'])
  })
})
