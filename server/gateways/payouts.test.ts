import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { findTransfer, openAccount, retrieveAccount, reverseTransfer, sendTransfer } from './payouts.ts'

const emulators = runEmulators()

async function account(): Promise<string> {
  const state = await openAccount({ vendorId: randomUUID(), country: 'DE', email: 'vendor@example.com' })
  if (state.outcome !== 'exists') throw new Error(state.outcome)
  return state.reference
}

const payout = (accountReference: string, changes = {}) => ({
  payoutId: randomUUID(),
  accountReference,
  amount: 9_900,
  currency: 'EUR',
  ...changes,
})

describe('openAccount', () => {
  it('opens one account per vendor, however often it is asked', async () => {
    const input = { vendorId: randomUUID(), country: 'DE', email: 'vendor@example.com' }
    const first = await openAccount(input)
    expect(first).toMatchObject({ outcome: 'exists', ready: true })
    expect(await openAccount(input)).toEqual(first)
  })

  it('is refused for a country that there is not', async () => {
    const input = { vendorId: randomUUID(), country: 'Atlantis', email: 'vendor@example.com' }
    expect(await openAccount(input)).toMatchObject({ outcome: 'refused' })
  })

  it('is read again by its reference', async () => {
    expect(await retrieveAccount(await account())).toMatchObject({ outcome: 'exists', ready: true })
    expect(await retrieveAccount('acct_nothing')).toMatchObject({ outcome: 'refused' })
  })
})

describe('sendTransfer', () => {
  it('sends exactly the amount, once per payout', async () => {
    const input = payout(await account())
    const first = await sendTransfer(input)
    expect(first).toMatchObject({ outcome: 'paid', amount: 9_900, currency: 'EUR', reversed: 0 })
    expect(await sendTransfer(input)).toEqual(first)
    expect(await sendTransfer({ ...input, amount: 1 })).toMatchObject({ outcome: 'unknown' })
    expect(await findTransfer(input.payoutId)).toEqual(first)
  })

  it('is refused for an account that does not exist, and for want of balance', async () => {
    expect(await sendTransfer(payout('acct_nothing'))).toMatchObject({ outcome: 'refused' })
    await emulators.fault('stripe', {
      mode: 'error',
      status: 400,
      code: 'balance_insufficient',
      method: 'POST',
    })
    expect(await sendTransfer(payout('acct_demo_1'))).toMatchObject({ outcome: 'refused' })
  })

  it.each(['timeout-before', 'timeout-after'] as const)(
    'knows nothing after %s, and the look-up tells',
    async (mode) => {
      await emulators.fault('stripe', { mode, method: 'POST', times: 1 })
      const input = payout('acct_demo_1')
      expect(await sendTransfer(input, { timeoutMs: 300 })).toMatchObject({ outcome: 'unknown' })
      expect(await findTransfer(input.payoutId)).toMatchObject({
        outcome: mode === 'timeout-after' ? 'paid' : 'absent',
      })
      expect(await sendTransfer(input)).toMatchObject({ outcome: 'paid' })
    },
  )

  it('knows nothing when the look-up fails', async () => {
    await emulators.fault('stripe', { mode: 'error', status: 502 })
    expect(await findTransfer(randomUUID())).toMatchObject({ outcome: 'unknown' })
  })
})

describe('reverseTransfer', () => {
  it('takes back in parts, and never more than was sent', async () => {
    const input = payout(await account())
    const sent = await sendTransfer(input)
    if (sent.outcome !== 'paid') throw new Error(sent.outcome)
    const reversal = (amount: number) => ({
      reversalId: randomUUID(),
      reference: sent.reference,
      amount,
      currency: 'EUR',
    })
    const first = reversal(9_000)
    const reversed = await reverseTransfer(first)
    expect(reversed).toMatchObject({ outcome: 'reversed' })
    expect(await reverseTransfer(first)).toEqual(reversed)
    expect(await reverseTransfer(reversal(901))).toMatchObject({ outcome: 'refused' })
    expect(await findTransfer(input.payoutId)).toMatchObject({
      outcome: 'paid',
      amount: 9_900,
      reversed: 9_000,
    })
  })

  it('is refused for a transfer that does not exist', async () => {
    const input = { reversalId: randomUUID(), reference: 'tr_nothing', amount: 1, currency: 'EUR' }
    expect(await reverseTransfer(input)).toMatchObject({ outcome: 'refused' })
  })
})
