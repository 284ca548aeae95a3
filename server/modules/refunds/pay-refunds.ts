import { type Clock, systemClock } from '#server/core/clock.ts'
import { invariant } from '#server/core/errors.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { findRefund, type RefundRequest, type RefundState, refundPayment } from '#server/gateways/refunds.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { refundPaidJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { nextStep, type RefundStep } from './rules.ts'

/** The provider, as this use case needs it; tests put another in its place. */
export interface Refunds {
  pay: typeof refundPayment
  find: typeof findRefund
}

const stripe: Refunds = { pay: refundPayment, find: findRefund }

interface Claimed extends RefundRequest {
  orderId: string
  step: RefundStep
}

/** Nobody knows yet whether a refund was paid: the same is asked again later. */
export class RefundUnanswered extends Error {
  override name = 'RefundUnanswered'
}

/**
 * Pays the refunds that the events ask for, each on its own, and says what became of each. Throws RefundUnanswered
 * when the provider left one open, after all others are through: asking again pays nothing twice.
 */
export async function payRefunds(db: Db, events: HandedEvent[], clock: Clock = systemClock): Promise<Done[]> {
  const done: Done[] = []
  let unanswered: unknown
  for (const { eventId, payload } of events as HandedEvent<'refund/requested'>[]) {
    try {
      done.push({ eventId, did: await payRefund(db, { refundId: payload.refundId, now: clock() }) })
    } catch (error) {
      unanswered ??= error
    }
  }
  if (unanswered) throw unanswered
  return done
}

/**
 * Brings one refund forward: claims it, asks the provider outside any transaction, and books the answer. A card's money
 * goes back to the card; a transfer's waits for an operator. Safe to call at any time and at once: one caller holds the
 * claim, the request is always the identical one under the refund's id, and once the provider has forgotten that key
 * it is looked up first. Returns what was done, in words; throws RefundUnanswered when that is not known yet.
 */
export async function payRefund(
  db: Db,
  { refundId, now }: { refundId: string; now: Date },
  refunds: Refunds = stripe,
): Promise<string> {
  const claimed = await claim(db, refundId, now)
  if (claimed.step === 'settled') return 'it was paid already'
  if (claimed.step === 'by-hand') return 'waits for an operator to transfer the money'
  if (claimed.step === 'wait') throw new RefundUnanswered('The provider was asked a moment ago.')
  const answer = await ask(claimed, refunds)
  if (answer.outcome === 'unknown') {
    await db.refund.updateMany({
      where: { id: refundId, state: 'processing' },
      data: { state: 'unknown', lastError: answer.reason },
    })
    throw new RefundUnanswered(answer.reason)
  }
  await inTransaction(db, (tx) => settle(tx, claimed, answer, now))
  dispatchSoon(db)
  return answer.outcome === 'refused'
    ? `the provider refused it (${answer.reason}): it waits for an operator to transfer the money`
    : `refunded ${claimed.amount} ${claimed.currency} (minor units) to the card`
}

/** `updatedAt` is the claim's time: nobody else asks before the call is certainly over. */
async function claim(db: Db, refundId: string, now: Date): Promise<Claimed> {
  return inTransaction(db, async (tx) => {
    await tx.$executeRaw`SELECT FROM refunds WHERE id = ${refundId}::uuid FOR NO KEY UPDATE`
    const { payment, ...refund } = await tx.refund.findUniqueOrThrow({
      where: { id: refundId },
      include: { payment: { select: { providerReference: true } } },
    })
    const step = nextStep(refund, now)
    const { orderId, amount, currency } = refund
    if (step === 'send' || step === 'look-up') {
      invariant(payment.providerReference, 'a captured card payment has a reference at its provider')
      await tx.refund.update({ where: { id: refundId }, data: { state: 'processing', updatedAt: now } })
    }
    return { refundId, orderId, amount, currency, reference: payment.providerReference ?? '', step }
  })
}

async function ask(claimed: Claimed, refunds: Refunds): Promise<RefundState> {
  const { refundId, reference, amount, currency } = claimed
  if (claimed.step === 'look-up') {
    const found = await refunds.find({ reference, refundId })
    // Nothing ever arrived: the key is as good as new.
    if (found.outcome !== 'absent') return found
  }
  return refunds.pay({ refundId, reference, amount, currency })
}

/** `pending` is accepted: the provider's clearing has it, whenever the card's bank shows it. */
async function settle(
  tx: Tx,
  claimed: Claimed,
  answer: Exclude<RefundState, { outcome: 'unknown' }>,
  now: Date,
): Promise<void> {
  const { refundId, orderId, amount, currency } = claimed
  const refused = answer.outcome === 'refused'
  const settled = await tx.refund.updateMany({
    where: { id: refundId, state: { in: ['processing', 'unknown'] } },
    data: {
      state: refused ? 'failed' : 'completed',
      providerReference: answer.reference ?? null,
      lastError: refused ? answer.reason : null,
      completedAt: refused ? null : now,
      updatedAt: now,
    },
  })
  if (settled.count === 0 || refused) return
  await postJournals(tx, [refundPaidJournal({ id: refundId, orderId, amount, currency, method: 'card' })])
  await emit(tx, [{ name: 'refund/completed', payload: { orderId, refundId } }])
}
