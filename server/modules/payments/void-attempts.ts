import type { Db } from '#server/db/index.ts'
import { findPayment, voidPayment } from '#server/gateways/payments.ts'
import { voidPayments } from './void-payments.ts'

/** How long a customer may take over an attempt (a second tab, an authentication at the bank), in milliseconds. */
const STALE_MS = 30 * 60_000

/** For how long the one who claimed an attempt may talk to the provider before another may, in milliseconds. */
const LEASE_MS = 60_000

/** How many of each kind one call takes. */
const AT_MOST = 50

export interface Sweep {
  /** Attempts and payments whose hold is certainly gone. */
  voided: number
  /** Without an answer of the provider: taken up again later. */
  open: number
}

interface ClaimedAttempt {
  id: string
  reference: string | null
  createdAt: Date
  calledUntil: Date
}

/**
 * Lets go of every hold on a card that no order will capture: attempts that nobody has touched for half an hour, and
 * payments of orders that were cancelled before the capture. A row is taken out of the placement's (or the capture's)
 * reach first, conditionally, and the provider asked then: nothing that an order uses is ever voided, nothing voided is
 * used. Safe in any number of processes; what one leaves behind is taken up again after a minute.
 */
export async function voidAttempts(
  db: Db,
  { staleMs = STALE_MS, limit = AT_MOST }: { staleMs?: number; limit?: number } = {},
): Promise<Sweep> {
  const claimed = await claim(db, { staleMs, limit })
  const sweep: Sweep = await voidPayments(db, { limit })
  for (const attempt of claimed) {
    const gone = await letGo(attempt)
    if (gone) await db.paymentAttempt.updateMany(settled(attempt.id))
    sweep[gone ? 'voided' : 'open'] += 1
  }
  return sweep
}

const settled = (id: string) => ({
  where: { id, state: 'voiding' },
  data: { state: 'voided', callingUntil: null, actionUrl: null, clientSecret: null, updatedAt: new Date() },
})

/** Stale ones, and those whose void has no answer yet. Who is talking to the gateway about one keeps it. */
async function claim(
  db: Db,
  { staleMs, limit }: { staleMs: number; limit: number },
): Promise<ClaimedAttempt[]> {
  return db.$queryRaw<ClaimedAttempt[]>`
    WITH stale AS (
      SELECT id, calling_until, updated_at FROM payment_attempts
      WHERE (calling_until IS NULL OR calling_until < now())
        AND (state = 'voiding' OR (state IN ('created', 'requires-action', 'unknown', 'authorised')
          AND updated_at <= now() - ${staleMs} * interval '1 millisecond'))
      ORDER BY updated_at
      LIMIT ${limit}
      FOR UPDATE SKIP LOCKED
    )
    UPDATE payment_attempts SET state = 'voiding', calling_until = now() + ${LEASE_MS} * interval '1 millisecond'
    FROM stale
    WHERE payment_attempts.id = stale.id
    RETURNING payment_attempts.id, provider_reference AS reference, created_at AS "createdAt",
      GREATEST(stale.calling_until, stale.updated_at) AS "calledUntil"`
}

/** Whether nothing is held any more. An attempt whose answer never came is looked up by our id for it first. */
async function letGo(attempt: ClaimedAttempt): Promise<boolean> {
  let { reference } = attempt
  if (!reference) {
    const found = await findPayment({
      attemptId: attempt.id,
      from: attempt.createdAt,
      to: attempt.calledUntil,
    })
    if (found.outcome === 'absent' || found.outcome === 'voided') return true
    reference = found.reference ?? null
    if (!reference) return false
  }
  const answer = await voidPayment(reference)
  // `refused`: the provider knows no such payment. `captured` cannot be, as only payments of orders are captured: it
  // stays open, where an operator sees it.
  return answer.outcome === 'voided' || answer.outcome === 'refused'
}
