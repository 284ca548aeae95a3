import type { Db } from '#server/db/index.ts'
import { capturePayment } from '#server/gateways/payments.ts'

/** A payment that is being captured. amount: minor units. */
export interface CaptureClaim {
  paymentId: string
  orderId: string
  reference: string
  amount: number
  currency: string
}

/** What the provider answered. `reason` is for operators. */
export type CaptureAnswer = CapturedAnswer | OpenAnswer
type CapturedAnswer = { outcome: 'captured'; paymentId: string; orderId: string }
type OpenAnswer = { outcome: 'refused' | 'unknown'; paymentId: string; orderId: string; reason: string }

/** Whether the provider said no for good, or nothing. */
export const isRefused = (answer: CaptureAnswer): answer is OpenAnswer => answer.outcome === 'refused'
export const isUnknown = (answer: CaptureAnswer): answer is OpenAnswer => answer.outcome === 'unknown'

/** How many captures are under way at once, per batch. */
const AT_ONCE = 8

/**
 * Claims the card payments of orders for capture, committed before the provider is called: `authorised -> capturing`.
 * Also returns those whose last capture has no answer yet: the same request is made again. What a cancellation has
 * taken (`voiding`) and what is settled is left out.
 */
export async function claimCaptures(db: Db, orderIds: readonly string[]): Promise<CaptureClaim[]> {
  return db.$queryRaw<CaptureClaim[]>`
    WITH locked AS (
      SELECT id, state FROM payments WHERE order_id = ANY (${orderIds}::uuid[]) ORDER BY order_id FOR NO KEY UPDATE
    )
    UPDATE payments SET state = CASE locked.state WHEN 'authorised' THEN 'capturing' ELSE locked.state END,
      updated_at = now()
    FROM locked
    WHERE payments.id = locked.id AND locked.state IN ('authorised', 'capturing', 'unknown')
    RETURNING payments.id AS "paymentId", order_id AS "orderId", provider_reference AS reference, amount, currency`
}

/** Asks the provider to take what is held, several at once. Idempotent there: nothing is taken twice. Never throws. */
export async function askForCaptures(claims: readonly CaptureClaim[]): Promise<CaptureAnswer[]> {
  const answers: CaptureAnswer[] = []
  const waiting = [...claims]
  const worker = async () => {
    for (let claim = waiting.shift(); claim; claim = waiting.shift()) answers.push(await ask(claim))
  }
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, waiting.length) }, worker))
  return answers
}

async function ask({
  paymentId,
  orderId,
  reference,
  amount,
  currency,
}: CaptureClaim): Promise<CaptureAnswer> {
  const of = { paymentId, orderId }
  const answer = await capturePayment(reference)
  if (answer.outcome !== 'captured') return { ...of, outcome: answer.outcome, reason: answer.reason }
  if (answer.amount === amount && answer.currency === currency) return { ...of, outcome: 'captured' }
  // Nothing is booked on a sum that is not the order's: it stays open until somebody has looked.
  const reason = `${answer.amount} ${answer.currency} were captured instead of ${amount} ${currency}`
  return { ...of, outcome: 'unknown', reason }
}

/** Writes down that an answer is missing: `capturing -> unknown`. What was settled in the meantime stays settled. */
export async function noteUnknownCaptures(
  db: Db,
  answers: readonly { paymentId: string; reason: string }[],
): Promise<void> {
  for (const { paymentId, reason } of answers) {
    await db.payment.updateMany({
      where: { id: paymentId, state: { in: ['capturing', 'unknown'] } },
      data: { state: 'unknown', lastError: reason.slice(0, 500), updatedAt: new Date() },
    })
  }
}
