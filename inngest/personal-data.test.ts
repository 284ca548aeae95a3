/** DESIGN.md section 6: no personal data in payloads, job runs, the audit trail and logs, whatever goes wrong meanwhile. */
import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { type Handed, testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { newId } from '#server/core/ids.ts'
import { listenersOf } from '#server/events.ts'
import { logTo } from '#server/log.ts'
import { acceptVendorOrder } from '#server/modules/fulfilment/accept-vendor-order.ts'
import { shipVendorOrder } from '#server/modules/fulfilment/ship-vendor-order.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import { Browser, SHOP, told } from '#server/trpc/testing/browser.ts'
import { everyRow } from '#server/trpc/testing/people.ts'
import { listeners } from './functions.ts'

/** Where a person's data stand: what is needed to serve them, and the mails that were made from it. */
const THEIR_PLACES = /^(users|accounts|verifications|orders|order_addresses|notification_dispatches): /

const PERSON = {
  email: 'xaver.markworth@example.test',
  phone: '+4915199887766',
  address: {
    ...{ name: 'Xaver Markworth', line1: 'Markierweg 17', line2: 'bei Zielinski', postalCode: '97531' },
    ...{ city: 'Obertheres', region: 'Unterfranken', country: 'DE' },
  },
}
const { country: _, ...written } = PERSON.address
const MARKS = [
  ...[PERSON.email, PERSON.phone, PERSON.phone.slice(1), ...Object.values(written)],
  ...['Markworth', 'markworth', 'sign-up-mark', 'a password to remember'],
]

const emulators = runEmulators()
const world = testListeners()
const log: string[] = []
beforeAll(() => logTo({ write: (line) => void log.push(line) }, 'trace'))
beforeEach(() => {
  const settings = {
    APP_URL: SHOP,
    INNGEST_DEV: '1',
    INNGEST_BASE_URL: 'http://127.0.0.1:9',
    MAIL_FROM: 'a@b.test',
  }
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value)
})

/** Hands every event to each of its listeners, twice where it fails, until nothing more follows. */
async function everythingHappens(): Promise<number> {
  let handed = 0
  for (let events = await world.dispatched(); events.length > 0; events = await world.dispatched()) {
    for (const event of events) handed += await handToAll(event)
  }
  return handed
}

async function handToAll(event: Handed): Promise<number> {
  const names = listenersOf(event.data.name)
  for (const name of names) {
    const listener = listeners.find((one) => one.id() === name)
    if (!listener) throw new Error(`no function ${name}`)
    const first = await world.hand(listener, [event])
    if (first.error) await world.hand(listener, [event], { attempt: 1 })
  }
  return names.length
}

async function order(browser: Browser, variantId: string, more: object = {}) {
  const added = await told(await browser.call('cart.addLine', { variantId, quantity: 1 }))
  const { cartId } = added.data as { cartId: string }
  const cart = (await browser.ask('cart.get', {})) as { total: number }
  const input = {
    ...{ key: `key-${newId()}`, cartId, seenTotal: cart.total, seenCurrency: 'EUR' },
    ...{ payment: { method: 'transfer' }, wantsSms: true, ...PERSON, ...more },
  }
  const placed = await told(await browser.call('checkout.placeOrder', input))
  const { orderCode } = placed.data as { orderCode: string }
  return world.db.order.findUniqueOrThrow({ where: { code: orderCode }, include: { vendorOrders: true } })
}

test('what a person tells us stands where it is needed and nowhere else', async () => {
  const { variantId, vendorId } = await makeTestVendor(world.db)
  const endpoint = {
    vendorId,
    url: 'http://127.0.0.1:9/hooks',
    secret: 'whsec_dGVzdHRlc3R0ZXN0dGVzdA==',
    events: [],
  }
  await world.db.webhookEndpoint.create({ data: { id: newId(), ...endpoint } })
  const browser = new Browser()

  const shipped = await order(browser, variantId, {
    payment: { method: 'card', paymentMethodId: 'pm_card_visa' },
  })
  const cancelled = await order(browser, variantId)
  // Refusals that name what they refuse, and errors that nobody foresaw.
  await told(await browser.call('orders.find', { code: shipped.code, email: PERSON.email.slice(1) }))
  await told(await browser.call('checkout.placeOrder', { ...PERSON, email: 'markworth' }))
  const account = {
    name: 'sign-up-mark',
    email: 'sign-up-mark@example.test',
    password: 'a password to remember',
  }
  expect((await browser.auth('/sign-up/email', account)).status).toBe(200)
  await browser.auth('/sign-up/email', account)
  await new Browser().auth('/sign-in/email', { ...account, password: 'a password to remember badly' })
  await new Browser().auth('/request-password-reset', { email: account.email })

  await emulators.fault('resend', { mode: 'error', times: 1 })
  await emulators.fault('twilio', { mode: 'error', times: 1 })
  expect(await everythingHappens()).toBeGreaterThan(10)
  const part = {
    vendorOrderId: shipped.vendorOrders[0]?.id ?? '',
    vendorId: vendorId as never,
    userId: newId(),
  }
  await acceptVendorOrder(world.db, { ...part, now: new Date() })
  expect(await shipVendorOrder(world.db, { ...part, carrier: 'DHL', now: new Date() })).toMatchObject({
    ok: true,
  })
  const why = { orderId: cancelled.id, reason: 'customer-request', actor: 'system', now: new Date() } as const
  await cancelOrder(world.db, why)
  expect(await everythingHappens()).toBeGreaterThan(5)
  expect(await world.db.notification.count({ where: { channel: 'sms', state: 'sent' } })).toBeGreaterThan(0)

  const rows = await everyRow(world.db)
  expect(rows.filter((row) => row.includes(PERSON.email)).length).toBeGreaterThan(0)
  expect(rows.filter((row) => !THEIR_PLACES.test(row) && MARKS.some((mark) => row.includes(mark)))).toEqual(
    [],
  )
  expect(log.length).toBeGreaterThan(10)
  expect(log.filter((line) => MARKS.some((mark) => line.includes(mark)))).toEqual([])
})

test('a provider that repeats a number or an address in its refusal is not quoted with it', async () => {
  const { variantId } = await makeTestVendor(world.db)
  const { id } = await order(new Browser(), variantId)
  // A number that the provider refuses by name, as Twilio does (error 21211).
  await world.db.order.update({ where: { id }, data: { phone: '+0123456789' } })
  await everythingHappens()
  const refused = await world.db.notification.findFirstOrThrow({ where: { orderId: id, channel: 'sms' } })
  expect(refused).toMatchObject({ state: 'refused', lastError: expect.stringContaining('(number)') })
  expect(
    (await everyRow(world.db)).filter((row) => !THEIR_PLACES.test(row) && row.includes('0123456789')),
  ).toEqual([])
})

test('scripts in names and texts stand in mails as the text that they are', async () => {
  const { variantId, productId, vendorId } = await makeTestVendor(world.db)
  const hostile = '<script>alert(1)</script><img src=x onerror=alert(2)>"\'&'
  await world.db.product.update({ where: { id: productId }, data: { title: hostile } })
  await world.db.vendor.update({ where: { id: vendorId }, data: { name: hostile } })
  const email = `${newId()}@example.test`
  const address = { ...PERSON.address, name: hostile, line1: hostile }
  await order(new Browser(), variantId, { email, address })
  await everythingHappens()
  const mailbox = await fetch(`${emulators.urls.mailboxUrl}/api/messages?to=${email}`)
  const { messages } = (await mailbox.json()) as { messages: { html: string }[] }
  expect(messages).toHaveLength(1)
  const html = messages[0]?.html ?? ''
  expect(html).toContain('&lt;script&gt;alert(1)')
  expect(html).not.toMatch(/<script|<img src=x/i)
})
