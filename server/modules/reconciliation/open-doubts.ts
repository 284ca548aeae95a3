import type { Db, Tx } from '#server/db/index.ts'

/** Something that a provider was asked and has not answered for certain, or that went wrong and waits for a person. */
export interface Doubt {
  kind: 'authorisation' | 'payment' | 'refund' | 'payout' | 'email' | 'sms'
  id: string
  state: string
  /** Whom it is about: an order's code, or a vendor's name. */
  orderCode: string | null
  vendor: string | null
  /** Minor units; null for a message. */
  amount: number | null
  currency: string | null
  /** What the provider said last. */
  reason: string | null
  since: Date
  /** False: it is asked after until there is an answer. True: only a person can settle it. */
  byHand: boolean
}

/** How many doubts are listed. */
const LISTED = 100

/**
 * What is in doubt at providers now, what waits for a person first, then the oldest. Refunds by hand have a page of their
 * own and are left out.
 */
export async function openDoubts(db: Db | Tx): Promise<Doubt[]> {
  return db.$queryRaw<Doubt[]>`
    WITH doubt AS (
      SELECT 'authorisation' AS kind, attempt.id, attempt.state, NULL::uuid AS order_id, NULL::uuid AS vendor_id,
             attempt.amount::float8 AS amount, attempt.currency, attempt.decline_reason AS reason,
             attempt.updated_at AS since, false AS by_hand
      FROM payment_attempts AS attempt WHERE attempt.state IN ('unknown', 'voiding')
      UNION ALL
      SELECT 'payment', id, state, order_id, NULL, amount, currency, last_error, updated_at, false
      FROM payments WHERE state IN ('unknown', 'voiding')
      UNION ALL
      SELECT 'refund', id, state, order_id, NULL, amount, currency, last_error, updated_at, false
      FROM refunds WHERE state = 'unknown'
      UNION ALL
      SELECT 'payout', id, state, NULL, vendor_id, amount, currency, last_error, updated_at, state = 'paid'
      FROM payouts WHERE state = 'unknown' OR (state = 'paid' AND last_error IS NOT NULL)
      UNION ALL
      SELECT channel, id, state, order_id, vendor_id, NULL, NULL, last_error, created_at, true
      FROM notifications WHERE state = 'unknown'
    )
    SELECT doubt.kind, doubt.id, doubt.state, orders.code AS "orderCode", vendors.name AS vendor, doubt.amount,
           doubt.currency, doubt.reason, doubt.since, doubt.by_hand AS "byHand"
    FROM doubt LEFT JOIN orders ON orders.id = doubt.order_id LEFT JOIN vendors ON vendors.id = doubt.vendor_id
    ORDER BY doubt.by_hand DESC, doubt.since, doubt.id
    LIMIT ${LISTED}`
}
