import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { nobodyListens, runEmulators } from '#local/emulators/testing.ts'
import { authorisePayment, capturePayment, findPayment, retrievePayment, voidPayment } from './payments.ts'

const emulators = runEmulators()
/** Long enough for the emulator on a busy machine, short enough to wait for. */
const impatient = { timeoutMs: 300 }

const attempt = (paymentMethod = 'pm_card_visa', changes = {}) => ({
  attemptId: randomUUID(),
  amount: 4_250,
  currency: 'EUR',
  paymentMethod,
  returnUrl: 'http://127.0.0.1:3000/checkout/return?attempt=1',
  ...changes,
})

const around = (now = Date.now()) => ({ from: new Date(now - 10_000), to: new Date(now + 10_000) })

async function held(paymentMethod?: string): Promise<string> {
  const state = await authorisePayment(attempt(paymentMethod))
  if (state.outcome !== 'authorised') throw new Error(state.outcome)
  return state.reference
}

describe('authorisePayment', () => {
  it('holds exactly the amount that it is given', async () => {
    const state = await authorisePayment(attempt())
    expect(state).toEqual({
      outcome: 'authorised',
      reference: expect.any(String),
      amount: 4_250,
      currency: 'EUR',
    })
  })

  it.each([
    ['JPY', 980],
    ['KWD', 12_340],
    ['ISK', 2_500],
  ])('speaks of %s in its own minor units', async (currency, amount) => {
    expect(await authorisePayment(attempt('pm_card_visa', { currency, amount }))).toMatchObject({
      amount,
      currency,
    })
  })

  it('gives the same payment for the same attempt', async () => {
    const input = attempt()
    const first = await authorisePayment(input)
    expect(await authorisePayment(input)).toEqual(first)
  })

  it('leaves open what happened when another body comes under an attempt, and charges nothing for it', async () => {
    const input = attempt()
    const first = await authorisePayment(input)
    expect(await authorisePayment({ ...input, amount: 1 })).toMatchObject({ outcome: 'unknown' })
    expect(await findPayment({ attemptId: input.attemptId, ...around() })).toEqual(first)
  })

  it('lets only one of two simultaneous calls through and leaves the other open', async () => {
    const input = attempt('pm_card_slow')
    const [one, two] = await Promise.all([authorisePayment(input), authorisePayment(input)])
    expect([one.outcome, two.outcome].sort()).toEqual(['authorised', 'unknown'])
  })

  it.each([
    ['pm_card_chargeDeclined', 'Your card was declined.'],
    ['pm_card_visa_chargeDeclinedInsufficientFunds', 'The card has insufficient funds.'],
    ['pm_card_chargeDeclinedExpiredCard', 'The card has expired.'],
    ['pm_that_nobody_has', 'This payment method does not exist.'],
  ])('says in words why %s is declined, again and again', async (paymentMethod, reason) => {
    const input = attempt(paymentMethod)
    expect(await authorisePayment(input)).toMatchObject({ outcome: 'declined', reason })
    expect(await authorisePayment(input)).toMatchObject({ outcome: 'declined', reason })
  })

  it.each([
    { mode: 'error', status: 500 },
    { mode: 'error', status: 503 },
    { mode: 'error', status: 409 },
    { mode: 'error', status: 401 },
    { mode: 'rate-limit' },
    { mode: 'timeout-before' },
  ] as const)('knows nothing after %o, and the provider has nothing', async (fault) => {
    await emulators.fault('stripe', { ...fault, method: 'POST' })
    const input = attempt()
    expect(await authorisePayment(input, impatient)).toMatchObject({ outcome: 'unknown' })
    expect(await findPayment({ attemptId: input.attemptId, ...around() })).toEqual({ outcome: 'absent' })
  })

  it('knows nothing when the payment was made and the answer got lost, and finds it under the same attempt', async () => {
    const input = attempt('pm_card_timeoutAfter')
    expect(await authorisePayment(input, impatient)).toMatchObject({ outcome: 'unknown' })
    const found = await findPayment({ attemptId: input.attemptId, ...around() })
    expect(found).toMatchObject({ outcome: 'authorised', amount: 4_250 })
    expect(await authorisePayment(input)).toEqual(found)
  })

  it('makes one payment when the connection breaks and the SDK asks again on its own', async () => {
    await emulators.fault('stripe', { mode: 'reset-after', method: 'POST', times: 1 })
    const state = await authorisePayment(attempt())
    expect(state).toMatchObject({ outcome: 'authorised' })
    expect(await emulators.requests('stripe', 'POST /v1/payment_intents')).toBe(2)
  })

  it('knows nothing when nobody listens', async () => {
    vi.stubEnv('STRIPE_BASE_URL', await nobodyListens())
    expect(await authorisePayment(attempt())).toMatchObject({ outcome: 'unknown' })
  })
})

describe('an authentication', () => {
  async function waiting() {
    const input = attempt('pm_card_authenticationRequired')
    const state = await authorisePayment(input)
    if (state.outcome !== 'requires-action' || !state.url) throw new Error(state.outcome)
    return { ...state, url: state.url, input }
  }

  const answer = (url: string, passed: boolean) =>
    fetch(url, { method: 'POST', body: new URLSearchParams({ passed: String(passed) }), redirect: 'manual' })

  it('shows the amount, and brings the customer back with the payment authorised', async () => {
    const { url, reference } = await waiting()
    expect(await (await fetch(url)).text()).toContain('€42.50')
    const back = new URL((await answer(url, true)).headers.get('location') ?? '')
    expect(back.pathname).toBe('/checkout/return')
    expect(Object.fromEntries(back.searchParams)).toMatchObject({
      attempt: '1',
      payment_intent: reference,
      redirect_status: 'succeeded',
    })
    expect(await retrievePayment(reference)).toMatchObject({ outcome: 'authorised', amount: 4_250 })
  })

  it('brings the customer back with the payment declined when it is refused', async () => {
    const { url, reference } = await waiting()
    expect((await answer(url, false)).headers.get('location')).toContain('redirect_status=failed')
    expect(await retrievePayment(reference)).toMatchObject({
      outcome: 'declined',
      reason: 'The bank could not confirm that it was you.',
    })
  })

  it('cannot be passed after the payment was voided', async () => {
    const { url, reference } = await waiting()
    expect(await voidPayment(reference)).toEqual({ outcome: 'voided', reference })
    await answer(url, true)
    expect(await retrievePayment(reference)).toMatchObject({ outcome: 'voided' })
    expect(await (await fetch(url)).text()).toContain('no longer waiting')
  })

  it('is not shown to somebody without its secret', async () => {
    const { url } = await waiting()
    expect((await fetch(url.replace(/secret=.*/, 'secret=guessed'))).status).toBe(404)
  })
})

describe('findPayment', () => {
  it('finds what the search already knows, whatever the time it is asked for', async () => {
    const input = attempt()
    await authorisePayment(input)
    await vi.waitFor(
      async () => {
        const longAgo = { from: new Date(0), to: new Date(1000) }
        expect(await findPayment({ attemptId: input.attemptId, ...longAgo })).toMatchObject({
          outcome: 'authorised',
        })
      },
      { timeout: 5_000, interval: 250 },
    )
  })

  it('does not say that nothing is there when it could not look', async () => {
    await emulators.fault('stripe', { mode: 'error', method: 'GET' })
    expect(await findPayment({ attemptId: randomUUID(), ...around() })).toMatchObject({ outcome: 'unknown' })
  })

  it('reads more than one page of the list', async () => {
    const input = attempt()
    await authorisePayment(input)
    await Promise.all(Array.from({ length: 120 }, () => authorisePayment(attempt())))
    expect(await findPayment({ attemptId: input.attemptId, ...around() })).toMatchObject({
      outcome: 'authorised',
    })
  })
})

describe('capturePayment', () => {
  it('takes what is held, once, however often it is asked', async () => {
    const reference = await held()
    const captured = { outcome: 'captured', reference, amount: 4_250, currency: 'EUR' }
    expect(await capturePayment(reference)).toEqual(captured)
    expect(await capturePayment(reference)).toEqual(captured)
  })

  it('is refused for good when the bank has withdrawn the authorisation', async () => {
    const reference = await held('pm_card_captureRefused')
    expect(await capturePayment(reference)).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('bank'),
    })
    expect(await capturePayment(reference)).toMatchObject({ outcome: 'refused' })
  })

  it('is refused for what was voided, and for what does not exist', async () => {
    const reference = await held()
    await voidPayment(reference)
    expect(await capturePayment(reference)).toMatchObject({ outcome: 'refused' })
    expect(await capturePayment('pi_nothing')).toMatchObject({ outcome: 'refused' })
  })

  it('knows nothing when the answer got lost, and learns it by asking again', async () => {
    const reference = await held()
    await emulators.fault('stripe', { mode: 'timeout-after', path: '/capture', times: 1 })
    expect(await capturePayment(reference, impatient)).toMatchObject({ outcome: 'unknown', reference })
    expect(await capturePayment(reference)).toMatchObject({ outcome: 'captured', amount: 4_250 })
  })
})

describe('voidPayment', () => {
  it('lets go of what is held, however often it is asked', async () => {
    const reference = await held()
    expect(await voidPayment(reference)).toEqual({ outcome: 'voided', reference })
    expect(await voidPayment(reference)).toEqual({ outcome: 'voided', reference })
  })

  it('does not give back what was captured, and says so', async () => {
    const reference = await held()
    await capturePayment(reference)
    expect(await voidPayment(reference)).toMatchObject({ outcome: 'captured', amount: 4_250 })
  })

  it('knows nothing while the provider is in trouble', async () => {
    const reference = await held()
    await emulators.fault('stripe', { mode: 'error' })
    expect(await voidPayment(reference)).toMatchObject({ outcome: 'unknown', reference })
  })
})

it('retrievePayment says absent for what does not exist', async () => {
  expect(await retrievePayment('pi_nothing')).toEqual({ outcome: 'absent' })
})
