import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Emulators, startEmulators } from '#local/emulators/start.ts'
import { sign } from '#local/emulators/stripe/webhooks.ts'
import { pointSettingsAt, WEBHOOK_SECRET } from '#local/emulators/testing.ts'
import { type ProviderEvent, parseWebhook } from './payment-events.ts'
import { authorisePayment, capturePayment, voidPayment } from './payments.ts'
import { reverseTransfer, sendTransfer } from './payouts.ts'
import { refundPayment } from './refunds.ts'

let emulators: Emulators
let refusals = 0
const events: ProviderEvent[] = []

/** Stands for the shop's own endpoint. */
const endpoint = createServer(async (request, response) => {
  let body = ''
  for await (const part of request) body += part
  refusals -= 1
  if (refusals >= 0) return response.writeHead(500).end()
  const parsed = parseWebhook(body, request.headers['stripe-signature'] as string)
  if (parsed.outcome === 'event') events.push(parsed.event)
  response.writeHead(parsed.outcome === 'event' ? 200 : 400).end()
})

beforeAll(async () => {
  await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(endpoint.address() as AddressInfo).port}/api/webhooks/stripe`
  emulators = await startEmulators({
    stateDirectory: join(tmpdir(), `tradehall-webhooks-${randomUUID()}`),
    stripeWebhook: { url, secret: WEBHOOK_SECRET },
  })
  pointSettingsAt(emulators)
})

beforeEach(() => {
  events.length = 0
  refusals = 0
})

afterAll(async () => {
  vi.unstubAllEnvs()
  await emulators.close()
  endpoint.closeAllConnections()
  endpoint.close()
})

async function paid(paymentMethod = 'pm_card_visa') {
  const attemptId = randomUUID()
  const returnUrl = 'http://127.0.0.1:3000/'
  const state = await authorisePayment({ attemptId, amount: 500, currency: 'EUR', paymentMethod, returnUrl })
  return { attemptId, reference: 'reference' in state ? (state.reference ?? '') : '' }
}

const told = (about: string, outcome: string) =>
  vi.waitFor(() => {
    const event = events.find((candidate) => {
      return candidate.about === about && (!('state' in candidate) || candidate.state.outcome === outcome)
    })
    expect(event).toBeDefined()
    return event as ProviderEvent
  }, 5_000)

describe('what the provider tells', () => {
  it('names our attempt and the state of the payment, at every step', async () => {
    const { attemptId, reference } = await paid()
    expect(await told('payment', 'authorised')).toMatchObject({
      attemptId,
      state: { reference, amount: 500 },
    })
    await capturePayment(reference)
    expect(await told('payment', 'captured')).toMatchObject({ attemptId, type: 'payment_intent.succeeded' })
    await refundPayment({ refundId: randomUUID(), reference, amount: 200, currency: 'EUR' })
    expect(await told('refund', '')).toMatchObject({
      paymentReference: reference,
      refunded: 200,
      currency: 'EUR',
    })
  })

  it('tells of declines and of what was voided', async () => {
    const declined = await paid('pm_card_chargeDeclined')
    expect(await told('payment', 'declined')).toMatchObject({ attemptId: declined.attemptId })
    const { attemptId, reference } = await paid()
    await voidPayment(reference)
    expect(await told('payment', 'voided')).toMatchObject({ attemptId })
  })

  it('tells of transfers and what was taken back of them', async () => {
    const payoutId = randomUUID()
    const sent = await sendTransfer({
      payoutId,
      accountReference: 'acct_demo_1',
      amount: 300,
      currency: 'EUR',
    })
    expect(await told('transfer', 'paid')).toMatchObject({ payoutId, state: { amount: 300, reversed: 0 } })
    events.length = 0
    const reference = sent.outcome === 'paid' ? sent.reference : ''
    await reverseTransfer({ reversalId: randomUUID(), reference, amount: 300, currency: 'EUR' })
    expect(await told('transfer', 'paid')).toMatchObject({ payoutId, state: { reversed: 300 } })
  })

  it('comes again until it is taken', async () => {
    refusals = 1
    const { attemptId } = await paid()
    expect(await told('payment', 'authorised')).toMatchObject({ attemptId })
  })
})

describe('parseWebhook', () => {
  const body = JSON.stringify({
    id: 'evt_1',
    object: 'event',
    type: 'customer.created',
    created: 1_700_000_000,
    data: { object: { id: 'cus_1', object: 'customer' } },
  })

  it('reads what is signed, also what it does not know', () => {
    expect(parseWebhook(body, sign(body, WEBHOOK_SECRET))).toEqual({
      outcome: 'event',
      event: { id: 'evt_1', type: 'customer.created', at: new Date(1_700_000_000_000), about: 'other' },
    })
  })

  it.each([
    ['signed with another secret', body, sign(body, 'whsec_of_somebody_else')],
    ['changed after it was signed', body.replace('evt_1', 'evt_2'), sign(body, WEBHOOK_SECRET)],
    ['older than five minutes', body, sign(body, WEBHOOK_SECRET, Math.floor(Date.now() / 1000) - 301)],
    ['without a signature', body, null],
    ['with a signature that is none', body, 'nonsense'],
    ['signed but no JSON', 'nonsense', sign('nonsense', WEBHOOK_SECRET)],
  ])('calls forged what is %s', (_, message, signature) => {
    expect(parseWebhook(message, signature)).toMatchObject({ outcome: 'forged' })
  })
})
