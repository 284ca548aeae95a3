import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { findTransfer, sendTransfer, type TransferState } from '#server/gateways/payouts.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { payoutFailedJournal, payoutPaidJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { returnPayoutIn } from './return-payout.ts'
import { nextStep, type PayoutState } from './rules.ts'

/** The provider, as this use case needs it; tests put another in its place. */
export interface Transfers {
  send: typeof sendTransfer
  find: typeof findTransfer
}

interface Claimed {
  id: string
  vendorId: string
  amount: number
  currency: string
  accountReference: string
  step: 'send' | 'look-up'
}

/**
 * Brings one payout forward: claims it, asks the provider outside any transaction, and books the answer. Safe to call
 * at any time and at once: one caller holds the claim, the request is always the identical one under the payout's key,
 * and once the provider has forgotten the key it is only looked up. `unknown` leaves the money in transit.
 */
export async function sendPayout(
  db: Db,
  { payoutId, now }: { payoutId: string; now: Date },
  transfers: Transfers = { send: sendTransfer, find: findTransfer },
): Promise<'paid' | 'failed' | 'unknown' | 'not-due'> {
  const claimed = await claim(db, payoutId, now)
  if (!claimed) return 'not-due'
  const answer = await ask(claimed, transfers)
  if (answer.outcome === 'unknown') {
    await db.payout.updateMany({
      where: { id: payoutId, state: 'processing' },
      data: { state: 'unknown', lastError: answer.reason },
    })
    return 'unknown'
  }
  await inTransaction(db, (tx) => settle(tx, claimed, answer, now))
  dispatchSoon(db)
  return answer.outcome === 'paid' ? 'paid' : 'failed'
}

/** `updatedAt` is the claim's time: nobody else asks before the payout has rested. */
async function claim(db: Db, payoutId: string, now: Date): Promise<Claimed | undefined> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT FROM payouts WHERE id = ${payoutId}::uuid FOR NO KEY UPDATE`
    const payout = await tx.payout.findUniqueOrThrow({ where: { id: payoutId } })
    const step = nextStep({ ...payout, state: payout.state as PayoutState }, now)
    if (step === 'wait') return undefined
    await tx.payout.update({ where: { id: payoutId }, data: { state: 'processing', updatedAt: now } })
    const { id, vendorId, currency, accountReference } = payout
    return { id, vendorId, amount: Number(payout.amount), currency, accountReference, step }
  })
}

async function ask(payout: Claimed, transfers: Transfers): Promise<TransferState> {
  const { id: payoutId, accountReference, amount, currency } = payout
  const answer =
    payout.step === 'send'
      ? await transfers.send({ payoutId, accountReference, amount, currency })
      : await transfers.find(payoutId)
  if (answer.outcome === 'absent') {
    return { outcome: 'refused', reason: 'the provider has no transfer for this payout' }
  }
  if (answer.outcome === 'paid' && (answer.amount !== amount || answer.currency !== currency)) {
    return { outcome: 'unknown', reason: `the provider says ${answer.amount} ${answer.currency} were sent` }
  }
  return answer
}

async function settle(
  tx: Tx,
  payout: Claimed,
  answer: Exclude<TransferState, { outcome: 'unknown' }>,
  now: Date,
): Promise<void> {
  const paid = answer.outcome === 'paid'
  const settled = await tx.payout.updateMany({
    where: { id: payout.id, state: { in: ['processing', 'unknown'] } },
    data: {
      state: paid ? 'paid' : 'failed',
      providerReference: paid ? answer.reference : null,
      lastError: paid ? null : answer.reason,
      settledAt: now,
      updatedAt: now,
    },
  })
  if (settled.count === 0) return
  await tx.earning.updateMany({
    where: { payoutId: payout.id },
    data: { ...(paid ? { state: 'paid-out' } : { payoutId: null }), updatedAt: now },
  })
  await postJournals(tx, [paid ? payoutPaidJournal(payout) : payoutFailedJournal(payout)])
  const payload = { payoutId: payout.id, vendorId: payout.vendorId }
  await emit(tx, [{ name: paid ? 'payout/paid' : 'payout/failed', payload }])
  // By the time that the answer was had, the money may be back already.
  if (answer.outcome === 'paid' && answer.reversed > 0) {
    const { reversed, currency } = answer
    await returnPayoutIn(tx, { payoutId: payout.id, reversed, currency, now })
  }
}
