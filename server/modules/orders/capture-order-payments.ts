import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import type { RunInfo } from '#server/modules/jobs/finish-job-runs.ts'
import { runEffect } from '#server/modules/jobs/run-effect.ts'
import type { Done, HandedEvent } from '#server/modules/jobs/schema.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import {
  askForCaptures,
  type CaptureAnswer,
  claimCaptures,
  isRefused,
  isUnknown,
  noteUnknownCaptures,
} from '#server/modules/payments/capture-payments.ts'
import { recordPayments } from '#server/modules/payments/record-payment.ts'
import { paymentStatesBefore } from '#server/modules/payments/rules.ts'
import { cancelOrderIn } from './cancel-order.ts'

/** The provider has not answered for some payments: they stay claimed, and the same request is made again. */
export class CapturesUnknownError extends Error {
  override name = 'CapturesUnknownError'
}

/**
 * The `capture-payment` listener's work for `order/placed`: claim, call, settle. What is captured is recorded, what is
 * refused for good cancels its order, both in one transaction with the job runs of their events. Throws
 * CapturesUnknownError, after all others are settled, when answers are missing: those events stay open and a repetition
 * of the whole asks again for them alone.
 */
export async function captureOrderPayments(db: Db, events: HandedEvent[], run?: RunInfo): Promise<void> {
  const claims = await claimCaptures(db, [...new Set(events.flatMap(orderOf))])
  const answers = await askForCaptures(claims)
  const unknown = answers.filter(isUnknown)
  await noteUnknownCaptures(db, unknown)

  const open = new Set(unknown.map(({ orderId }) => orderId))
  const answered = events.filter((event) => !orderOf(event).some((orderId) => open.has(orderId)))
  if (answered.length > 0) {
    await runEffect(db, 'capture-payment', answered, (tx, known) => settleCaptures(tx, known, answers), run)
    dispatchSoon(db)
  }
  const [first] = unknown
  if (first) throw new CapturesUnknownError(`${unknown.length} without an answer: ${first.reason}`)
}

/**
 * Settles what the provider answered for the orders of these events, and says of each event what became of its
 * payment. Idempotent: a payment that was settled by somebody else stays as it is.
 */
export async function settleCaptures(
  tx: Tx,
  events: HandedEvent[],
  answers: readonly CaptureAnswer[],
): Promise<Done[]> {
  const now = new Date()
  const orderIds = [...new Set(events.flatMap(orderOf))]
  // All of them at once and in key order, before anything else: later locks on them wait for nobody.
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ANY (${orderIds}::uuid[]) ORDER BY id FOR NO KEY UPDATE`
  const heard = answers.filter(({ orderId }) => orderIds.includes(orderId))
  const captured = heard.filter(({ outcome }) => outcome === 'captured').map(({ paymentId }) => paymentId)
  if (captured.length > 0) await recordPayments(tx, { paymentIds: captured, now })
  for (const answer of heard.filter(isRefused)) await refuseIn(tx, answer, now)

  const payments = await tx.payment.findMany({
    where: { orderId: { in: orderIds } },
    select: { orderId: true, state: true },
  })
  const states = new Map(payments.map(({ orderId, state }) => [orderId, state]))
  return events.flatMap((event) =>
    orderOf(event).map((orderId) => ({ eventId: event.eventId, did: inWords(states.get(orderId)) })),
  )
}

/**
 * The provider will never let this payment be taken: it is `refused`, and its order cancelled unless it was paid or
 * cancelled by then. Idempotent.
 */
export async function refusePayment(
  db: Db,
  refusal: { orderId: string; paymentId: string; reason: string },
): Promise<void> {
  await inTransaction(db, (tx) => refuseIn(tx, refusal, new Date()))
  dispatchSoon(db)
}

async function refuseIn(
  tx: Tx,
  { orderId, paymentId, reason }: { orderId: string; paymentId: string; reason: string },
  now: Date,
): Promise<void> {
  await tx.$queryRaw`SELECT id FROM orders WHERE id = ${orderId}::uuid FOR NO KEY UPDATE`
  const { count } = await tx.payment.updateMany({
    where: { id: paymentId, state: { in: paymentStatesBefore('refused') } },
    data: { state: 'refused', lastError: reason.slice(0, 500), updatedAt: now },
  })
  if (count === 0) return
  await emit(tx, [{ name: 'payment/failed', payload: { orderId, paymentId, reason: 'capture-refused' } }])
  await cancelOrderIn(tx, { orderId, reason: 'payment-refused', actor: 'system', onlyUnpaid: true, now })
}

function orderOf(event: HandedEvent): string[] {
  return 'orderId' in event.payload ? [event.payload.orderId] : []
}

const WORDS: Record<string, string> = {
  captured: 'the payment is captured',
  refused: 'the capture was refused, the order is cancelled',
  voiding: 'nothing captured: the order was cancelled first',
  voided: 'nothing captured: the order was cancelled first',
}

function inWords(state: string | undefined): string {
  return WORDS[state ?? ''] ?? 'nothing to capture: the order is paid by bank transfer'
}
