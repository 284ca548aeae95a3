import { type Db, inTransaction } from '#server/db/index.ts'
import { voidPayment } from '#server/gateways/payments.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { recordPayment } from './record-payment.ts'

/**
 * Lets go of what is held for orders that were cancelled before the capture: `voiding -> voided`. Where a capture was
 * faster, the money is booked as owed to the customer and goes back. Idempotent at the provider and here.
 */
export async function voidPayments(db: Db, { limit = 50 } = {}): Promise<{ voided: number; open: number }> {
  const waiting = await db.payment.findMany({
    where: { state: 'voiding' },
    orderBy: { updatedAt: 'asc' },
    take: limit,
    select: { id: true, providerReference: true },
  })
  let voided = 0
  for (const { id, providerReference } of waiting) {
    if (await voidOne(db, id, providerReference)) voided += 1
  }
  return { voided, open: waiting.length - voided }
}

async function voidOne(db: Db, id: string, reference: string | null): Promise<boolean> {
  const answer = reference ? await voidPayment(reference) : { outcome: 'voided' as const }
  if (answer.outcome === 'captured') {
    await inTransaction(db, (tx) => recordPayment(tx, { paymentId: id, now: new Date() }))
    dispatchSoon(db)
    return true
  }
  const state = answer.outcome === 'unknown' ? 'voiding' : 'voided'
  const lastError = 'reason' in answer ? answer.reason.slice(0, 500) : null
  // Also when there is no answer: the others have their turn before this one comes again.
  await db.payment.updateMany({
    where: { id, state: 'voiding' },
    data: { state, lastError, updatedAt: new Date() },
  })
  return state === 'voided'
}
