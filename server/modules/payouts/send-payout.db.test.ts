import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runEmulators } from '#local/emulators/testing.ts'
import { createTestDatabase } from '#local/testing/database.ts'
import { makeTestVendor } from '#local/testing/orders.ts'
import { ASK_AGAIN_MS } from '#server/core/ask-again.ts'
import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import { findTransfer, openAccount, sendTransfer } from '#server/gateways/payouts.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { vendorBalances } from '#server/modules/ledger/queries.ts'
import { placedJournal, releasedJournal } from '#server/modules/ledger/rules.ts'
import { requestPayouts } from './request-payouts.ts'
import { sendPayout, type Transfers } from './send-payout.ts'

const emulators = runEmulators()
let test: Awaited<ReturnType<typeof createTestDatabase>>
let db: Db
beforeAll(async () => {
  test = await createTestDatabase()
  db = test.db
})
afterAll(() => test.drop())

const NOW = new Date()
/** The gateway without its patience: an answer that got lost is lost after 0.3 s. */
const stripe: Transfers = {
  send: (request) => sendTransfer(request, { timeoutMs: 300 }),
  find: (payoutId) => findTransfer(payoutId, { timeoutMs: 300 }),
}

/** A vendor with an account at the provider, money that is available, and the intent to pay it. */
async function requested(currency: string, amount: number) {
  const { vendorId } = await makeTestVendor(db, { currency })
  const account = await openAccount({ vendorId, country: 'DE', email: 'vendor@example.test' })
  if (account.outcome !== 'exists') throw new Error(account.reason)
  await db.vendor.update({ where: { id: vendorId }, data: { payoutAccountId: account.reference } })
  const part = { id: newId(), vendorId, orderId: newId(), code: 'TH-1/1', currency }
  const placed = placedJournal({ ...part, total: amount, net: amount, commission: 0, tax: 0 })
  const released = releasedJournal({ ...part, vendorOrderId: part.id, amount })
  await inTransaction(db, (tx) => postJournals(tx, [placed, released]))
  const [payoutId = ''] = await requestPayouts(db, { now: NOW })
  return { vendorId, payoutId }
}

describe('sending a payout to the provider', () => {
  it.each(['EUR', 'JPY', 'KWD'])('transfers exactly what is available, in %s', async (currency) => {
    const { vendorId, payoutId } = await requested(currency, 12_340)
    expect(await sendPayout(db, { payoutId, now: NOW }, stripe)).toBe('paid')
    expect(await findTransfer(payoutId)).toMatchObject({ outcome: 'paid', amount: 12_340, currency })
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: 0, inTransit: 0 }])
  })

  it.each(['timeout-before', 'timeout-after'] as const)('pays once in the end after a %s', async (mode) => {
    const { payoutId } = await requested('EUR', 5_000)
    await emulators.fault('stripe', { mode, path: '/transfers', times: 1 })
    expect(await sendPayout(db, { payoutId, now: NOW }, stripe)).toBe('unknown')
    const later = new Date(NOW.getTime() + ASK_AGAIN_MS)
    expect(await sendPayout(db, { payoutId, now: later }, stripe)).toBe('paid')
    expect(await sendPayout(db, { payoutId, now: later }, stripe)).toBe('not-due')
    const payout = await db.payout.findUniqueOrThrow({ where: { id: payoutId } })
    expect(await findTransfer(payoutId)).toMatchObject({ reference: payout.providerReference, amount: 5_000 })
  })

  it('gives the money back to a vendor whose account the provider does not know', async () => {
    const { vendorId, payoutId } = await requested('EUR', 700)
    await db.payout.update({ where: { id: payoutId }, data: { accountReference: 'acct_nobody' } })
    expect(await sendPayout(db, { payoutId, now: NOW }, stripe)).toBe('failed')
    expect(await vendorBalances(db, vendorId)).toMatchObject([{ available: 700, inTransit: 0 }])
  })
})
