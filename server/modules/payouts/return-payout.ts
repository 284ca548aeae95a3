import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { payoutReturnedJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'

/** What the provider says of a transfer that was paid; amounts are minor units. */
export interface Returned {
  payoutId: string
  /** How much of it is back by now. */
  reversed: number
  currency: string
  now: Date
}

/**
 * A transfer that was paid has come back: the vendor's money is available again, its earnings wait for the next payout,
 * and `payout/returned` says so. `partly`: nothing is booked while only a part is back, and the payout tells operators.
 * `not-paid`: it is not known here that it was paid at all. Idempotent.
 */
export async function returnPayout(
  db: Db,
  returned: Returned,
): Promise<'returned' | 'partly' | 'known' | 'not-paid' | 'not-found'> {
  const outcome = await inTransaction(db, (tx) => returnPayoutIn(tx, returned))
  if (outcome === 'returned') dispatchSoon(db)
  return outcome
}

/** The same in the caller's transaction. */
export async function returnPayoutIn(tx: Tx, { payoutId, reversed, currency, now }: Returned) {
  await tx.$executeRaw`SELECT FROM payouts WHERE id = ${payoutId}::uuid FOR NO KEY UPDATE`
  const payout = await tx.payout.findUnique({ where: { id: payoutId } })
  if (!payout) return 'not-found'
  if (payout.state === 'returned') return 'known'
  if (payout.state !== 'paid') return 'not-paid'
  const amount = Number(payout.amount)
  if (reversed !== amount || currency !== payout.currency) {
    const lastError = `${reversed} ${currency} of ${amount} ${payout.currency} came back: not booked`
    if (payout.lastError === lastError) return 'known'
    await tx.payout.update({ where: { id: payoutId }, data: { lastError, updatedAt: now } })
    return 'partly'
  }
  const { id, vendorId } = payout
  await tx.payout.update({
    where: { id },
    data: { state: 'returned', lastError: 'the transfer came back', settledAt: now, updatedAt: now },
  })
  await tx.earning.updateMany({
    where: { payoutId },
    data: { state: 'released', payoutId: null, updatedAt: now },
  })
  await postJournals(tx, [payoutReturnedJournal({ id, vendorId, amount, currency })])
  await emit(tx, [{ name: 'payout/returned', payload: { payoutId, vendorId } }])
  return 'returned'
}
