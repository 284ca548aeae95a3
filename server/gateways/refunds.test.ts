import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { authorisePayment, capturePayment } from './payments.ts'
import { findRefund, refundPayment } from './refunds.ts'

const emulators = runEmulators()

async function captured(): Promise<string> {
  const state = await authorisePayment({
    attemptId: randomUUID(),
    amount: 1_000,
    currency: 'EUR',
    paymentMethod: 'pm_card_visa',
    returnUrl: 'http://127.0.0.1:3000/',
  })
  if (state.outcome !== 'authorised') throw new Error(state.outcome)
  await capturePayment(state.reference)
  return state.reference
}

const refund = (reference: string, amount: number, refundId = randomUUID()) => ({
  refundId,
  reference,
  amount,
  currency: 'EUR',
})

describe('refundPayment', () => {
  it('pays back in parts, and never more than was captured', async () => {
    const reference = await captured()
    expect(await refundPayment(refund(reference, 600))).toMatchObject({ outcome: 'refunded' })
    expect(await refundPayment(refund(reference, 401))).toMatchObject({ outcome: 'refused' })
    expect(await refundPayment(refund(reference, 400))).toMatchObject({ outcome: 'refunded' })
    expect(await refundPayment(refund(reference, 1))).toMatchObject({ outcome: 'refused' })
  })

  it('pays once for one refund, however often it is asked', async () => {
    const reference = await captured()
    const input = refund(reference, 1_000)
    const first = await refundPayment(input)
    expect(await refundPayment(input)).toEqual(first)
    expect(await refundPayment({ ...input, amount: 999 })).toMatchObject({ outcome: 'unknown' })
  })

  it('is refused for a payment that took nothing, or does not exist', async () => {
    expect(await refundPayment(refund('pi_nothing', 1))).toMatchObject({ outcome: 'refused' })
  })

  it('knows nothing when the answer got lost, and finds the refund afterwards', async () => {
    const reference = await captured()
    const input = refund(reference, 700)
    await emulators.fault('stripe', { mode: 'timeout-after', path: '/refunds', times: 1 })
    expect(await refundPayment(input, { timeoutMs: 300 })).toMatchObject({ outcome: 'unknown' })
    const found = await findRefund(input)
    expect(found).toMatchObject({ outcome: 'refunded' })
    expect(await refundPayment(input)).toEqual(found)
  })
})

describe('findRefund', () => {
  it('says absent only when the provider answered', async () => {
    const reference = await captured()
    expect(await findRefund(refund(reference, 1))).toEqual({ outcome: 'absent' })
    await emulators.fault('stripe', { mode: 'rate-limit' })
    expect(await findRefund(refund(reference, 1))).toMatchObject({ outcome: 'unknown' })
  })
})
