/**
 * Every provider, every call, every kind of fault, with the real SDKs and the emulators: while it lasts the doubt is
 * visible and nothing is called done; when it is over everything drains, and at the provider it has happened once.
 */
import { describe, expect, it, vi } from 'vitest'
import type { Fault } from '#local/emulators/faults.ts'
import { nobodyListens, runEmulators, type Service } from '#local/emulators/testing.ts'
import { type Handed, testListeners } from '#local/testing/listeners.ts'
import { makeTestVendor, placeTestOrder } from '#local/testing/orders.ts'
import { placeHeldOrder } from '#local/testing/payments.ts'
import { newId } from '#server/core/ids.ts'
import { inTransaction } from '#server/db/index.ts'
import { capturePayment as captureAtProvider } from '#server/gateways/payments.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { placedJournal, releasedJournal } from '#server/modules/ledger/rules.ts'
import { cancelOrder } from '#server/modules/orders/cancel-order.ts'
import type { Emission } from '#server/modules/outbox/emit.ts'
import { authoriseAttempt } from '#server/modules/payments/authorise-attempt.ts'
import { openAttempt } from '#server/modules/payments/open-attempt.ts'
import { recordPayment } from '#server/modules/payments/record-payment.ts'
import { voidAttempts } from '#server/modules/payments/void-attempts.ts'
import { requestPayouts } from '#server/modules/payouts/request-payouts.ts'
import { sendPayout } from '#server/modules/payouts/send-payout.ts'
import { doubtsAreAsked } from '#server/modules/reconciliation/doubt-checks.ts'
import { capturePayment } from './capture-payment.ts'
import { notifyCustomer } from './notify-customer.ts'
import { payRefund } from './pay-refund.ts'

const emulators = runEmulators()
const test = testListeners()

/** Something that is asked of a provider. */
interface Work {
  attempt(): Promise<unknown>
  state(): Promise<string | undefined>
  /** How often it has happened at the provider. */
  effects(): Promise<number>
  /** Lets the time pass after which it may be asked again. */
  rest(): Promise<unknown>
}

interface Call {
  name: string
  service: Service
  /** What verify counts while it is in doubt. */
  doubt: string
  done: string
  begin(): Promise<Work>
}

const happened = async (emission: Emission): Promise<Handed> => (await test.happen(emission))[0] as Handed
const aMinuteAgo = () => new Date(Date.now() - 60_000)

async function inbox(to: string): Promise<number> {
  const query = new URLSearchParams({ to })
  return (await (await fetch(`${emulators.urls.mailboxUrl}/api/messages?${query}`)).json()).messages.length
}

/** What Stripe has, asked past the SDK. */
async function atStripe<T>(path: string): Promise<T> {
  const headers = { authorization: 'Bearer sk_for_tests' }
  return (await (await fetch(`${emulators.urls.stripeUrl}/v1/${path}`, { headers })).json()) as T
}
type List = { data: { id: string }[] }

let numbers = 0
async function message(channel: 'email' | 'sms'): Promise<Work> {
  const { orderId } = await placeTestOrder(test.db)
  numbers += 1
  const [email, phone] = [`${newId()}@example.test`, `+4917${String(10_000_000 + numbers)}`]
  const sms = channel === 'sms' ? { phone, wantsSms: true } : {}
  await test.db.order.update({ where: { id: orderId }, data: { email, ...sms } })
  const event = await happened({ name: 'order/placed', payload: { orderId } })
  const of = { orderId, channel }
  return {
    attempt: () => test.hand(notifyCustomer, [event]),
    state: async () => (await test.db.notification.findFirst({ where: of }))?.state,
    effects: () => inbox(channel === 'sms' ? phone : email),
    rest: () =>
      test.db.notificationDispatch.updateMany({
        where: { notifications: { some: of } },
        data: { startedAt: aMinuteAgo() },
      }),
  }
}

async function authorisation(): Promise<Work> {
  const opened = await openAttempt(test.db, {
    ...{ owner: `guest:${newId()}`, key: newId(), bodyHash: 'h', cartId: newId() },
    ...{ amount: 1_000, currency: 'EUR' },
  })
  if (!opened.ok) throw new Error(opened.reason)
  const { attempt } = opened
  const row = () => test.db.paymentAttempt.findUniqueOrThrow({ where: { id: attempt.id } })
  return {
    attempt: () =>
      authoriseAttempt(test.db, {
        attempt,
        paymentMethodId: 'pm_card_visa',
        returnUrl: 'http://127.0.0.1:3000/checkout',
      }),
    state: async () => (await row()).state,
    effects: async () => {
      // Not its search, which is behind by up to a minute.
      const { data } = await atStripe<{ data: { metadata: { attempt?: string } }[] }>(
        'payment_intents?limit=100',
      )
      return data.filter(({ metadata }) => metadata.attempt === attempt.id).length
    },
    rest: async () => {},
  }
}

async function capture(): Promise<Work> {
  const { orderId, paymentId, reference, total } = await placeHeldOrder(test.db)
  const event = await happened({ name: 'order/placed', payload: { orderId } })
  return {
    attempt: () => test.hand(capturePayment, [event]),
    state: async () => (await test.db.payment.findUnique({ where: { id: paymentId } }))?.state,
    effects: async () =>
      (await atStripe<{ amount_received: number }>(`payment_intents/${reference}`)).amount_received / total,
    rest: async () => {},
  }
}

async function letGo(): Promise<Work> {
  const { orderId, paymentId, reference } = await placeHeldOrder(test.db)
  await cancelOrder(test.db, { orderId, reason: 'other', actor: 'system', now: new Date() })
  return {
    attempt: () => voidAttempts(test.db),
    state: async () => (await test.db.payment.findUnique({ where: { id: paymentId } }))?.state,
    effects: async () => {
      const { status } = await atStripe<{ status: string }>(`payment_intents/${reference}`)
      return status === 'canceled' ? 1 : 0
    },
    rest: async () => {},
  }
}

async function refund(): Promise<Work> {
  const { orderId, paymentId, reference } = await placeHeldOrder(test.db)
  await captureAtProvider(reference)
  await inTransaction(test.db, (tx) => recordPayment(tx, { paymentId, now: new Date() }))
  await cancelOrder(test.db, { orderId, reason: 'other', actor: 'system', now: new Date() })
  const handed = await test.dispatched()
  const event = handed.find(({ name }) => name === 'refund/requested') as Handed
  const row = () => test.db.refund.findFirstOrThrow({ where: { orderId } })
  return {
    attempt: () => test.hand(payRefund, [event]),
    state: async () => (await row()).state,
    effects: async () => (await atStripe<List>(`refunds?payment_intent=${reference}`)).data.length,
    rest: () => test.db.refund.updateMany({ where: { orderId }, data: { updatedAt: aMinuteAgo() } }),
  }
}

async function transfer(): Promise<Work> {
  const { vendorId } = await makeTestVendor(test.db)
  const [id, orderId, amount, currency] = [newId(), newId(), 5_000, 'EUR']
  const part = { id, vendorId, orderId, code: 'TH-1/1', currency }
  const placed = placedJournal({ ...part, total: amount, net: amount, commission: 0, tax: 0 })
  const released = releasedJournal({ ...part, vendorOrderId: id, amount })
  await inTransaction(test.db, (tx) => postJournals(tx, [placed, released]))
  await requestPayouts(test.db, { now: new Date() })
  const { id: payoutId } = await test.db.payout.findFirstOrThrow({ where: { vendorId } })
  return {
    attempt: () => sendPayout(test.db, { payoutId, now: new Date() }),
    state: async () => (await test.db.payout.findUnique({ where: { id: payoutId } }))?.state,
    effects: async () => (await atStripe<List>(`transfers?transfer_group=${payoutId}`)).data.length,
    rest: () => test.db.payout.update({ where: { id: payoutId }, data: { updatedAt: aMinuteAgo() } }),
  }
}

const CALLS: Call[] = [
  {
    name: 'a mail',
    service: 'resend',
    doubt: 'messages to send',
    done: 'sent',
    begin: () => message('email'),
  },
  { name: 'an SMS', service: 'twilio', doubt: 'messages to send', done: 'sent', begin: () => message('sms') },
  {
    ...{ name: 'an authorisation', service: 'stripe', doubt: 'authorisations in doubt', done: 'authorised' },
    begin: authorisation,
  },
  { name: 'a capture', service: 'stripe', doubt: 'payments in doubt', done: 'captured', begin: capture },
  { name: 'a void', service: 'stripe', doubt: 'holds to let go', done: 'voided', begin: letGo },
  { name: 'a refund', service: 'stripe', doubt: 'refunds in doubt', done: 'completed', begin: refund },
  { name: 'a payout', service: 'stripe', doubt: 'payouts in doubt', done: 'paid', begin: transfer },
]

/** `sends`: whether the provider has it after all; null: certainly not, so that it is asked again without a doubt. */
const FAULTS: { name: string; fault: Fault | 'nobody-listens'; sends: boolean | null }[] = [
  { name: 'answers 500', fault: { mode: 'error', status: 500 }, sends: false },
  { name: 'answers 503', fault: { mode: 'error', status: 503 }, sends: false },
  { name: 'answers 429 and says for how long', fault: { mode: 'rate-limit', retryAfterS: 1 }, sends: null },
  { name: 'answers 429 and nothing more', fault: { mode: 'rate-limit', retryAfterS: null }, sends: null },
  { name: 'hangs up before it has accepted', fault: { mode: 'reset-before' }, sends: false },
  { name: 'hangs up after it has accepted', fault: { mode: 'reset-after' }, sends: true },
  { name: 'is not there', fault: 'nobody-listens', sends: null },
]

const doubts = async (name: string) => (await doubtsAreAsked(test.db, new Date())).figures[name] ?? 0
const mend = (service: Service) => fetch(`${emulators.urls[`${service}Url`]}/_faults`, { method: 'DELETE' })

async function break_(service: Service, fault: Fault | 'nobody-listens'): Promise<void> {
  if (fault !== 'nobody-listens') return emulators.fault(service, fault)
  vi.stubEnv(`${service.toUpperCase()}_BASE_URL`, await nobodyListens())
}

/** Twilio has no key: what it may have is never sent again, and what it does not list stays in doubt. */
function endOf({ name, done }: Call, sends: boolean | null): { state: string; effects: number } {
  return name === 'an SMS' && sends === false ? { state: 'unknown', effects: 0 } : { state: done, effects: 1 }
}

async function drain(work: Work): Promise<{ state: string | undefined; effects: number }> {
  for (let time = 0; time < 3; time += 1) {
    await work.rest()
    await work.attempt()
  }
  return { state: await work.state(), effects: await work.effects() }
}

/** One after another: each sends what waits in the outbox, and would take the others' events with it. */
async function beginAll(): Promise<{ call: Call; work: Work }[]> {
  const works: { call: Call; work: Work }[] = []
  for (const call of CALLS) works.push({ call, work: await call.begin() })
  return works
}

describe.each(FAULTS)('a provider that $name (promise 5: once, or in doubt for all to see)', (kind) => {
  it.each(CALLS)('has $name once in the end', async (call) => {
    const work = await call.begin()
    const before = await doubts(call.doubt)
    await break_(call.service, kind.fault)
    for (let time = 0; time < 2; time += 1) {
      await work.attempt()
      expect(await work.state()).not.toBe(call.done)
    }
    expect(await doubts(call.doubt)).toBeGreaterThanOrEqual(Math.max(before, 1))
    if (kind.fault === 'nobody-listens') {
      vi.stubEnv(`${call.service.toUpperCase()}_BASE_URL`, emulators.urls[`${call.service}Url`])
    }
    await mend(call.service)
    expect(await drain(work)).toEqual(endOf(call, kind.sends))
  })
})

describe('providers that time out after they have accepted (promises 5 and 6)', () => {
  it('have everything once in the end, the calls at all of them waiting side by side', async () => {
    const works = await beginAll()
    const paths = { resend: '/emails', twilio: '/Messages', stripe: '/v1/' }
    for (const service of ['resend', 'twilio', 'stripe'] as const) {
      await emulators.fault(service, { mode: 'timeout-after', method: 'POST', path: paths[service] })
    }
    await Promise.all(works.map(({ work }) => work.attempt()))
    for (const { call, work } of works) {
      expect(await work.state(), call.name).not.toBe(call.done)
      expect(await doubts(call.doubt), call.name).toBeGreaterThan(0)
    }
    for (const service of ['resend', 'twilio', 'stripe'] as const) await mend(service)
    for (const { call, work } of works) {
      expect(await drain(work), call.name).toEqual({ state: call.done, effects: 1 })
    }
  }, 40_000)
})

describe('a provider that says for how long it wants to be left alone', () => {
  it('is left alone so long: the delivery sweep hands the mail out again then', async () => {
    const { orderId } = await placeTestOrder(test.db)
    const event = await happened({ name: 'order/placed', payload: { orderId } })
    await emulators.fault('resend', { mode: 'rate-limit', retryAfterS: 300 })
    const asked = Date.now()
    expect(await test.hand(notifyCustomer, [event])).toHaveProperty('error')
    const { state, nextRedeliveryAt } = await test.run('notify-customer', event)
    expect(state).toBe('open')
    expect(nextRedeliveryAt?.getTime()).toBeGreaterThanOrEqual(asked + 300_000)
  })
})

describe('three providers that are away at once (promise 6: one failing provider delays no other)', () => {
  it('keep only their own calls waiting, one provider after the other coming back', async () => {
    const works = await beginAll()
    const services = ['resend', 'twilio', 'stripe'] as const
    for (const service of services) await emulators.fault(service, { mode: 'rate-limit', retryAfterS: null })
    for (const { work } of works) await work.attempt()
    for (const back of services) {
      await mend(back)
      for (const { call, work } of works.filter(({ call }) => call.service === back)) {
        expect(await drain(work), call.name).toEqual({ state: call.done, effects: 1 })
      }
      const away = services.slice(services.indexOf(back) + 1) as readonly Service[]
      for (const { call, work } of works.filter(({ call }) => away.includes(call.service))) {
        expect(await work.state(), call.name).not.toBe(call.done)
      }
    }
  })
})
