import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { releasedJournal } from '#server/modules/ledger/rules.ts'

/** How many earnings one transaction releases. */
const BATCH = 500

interface Due {
  id: string
  vendorId: string
  vendorOrderId: string
  orderId: string
  code: string
  amount: number
  currency: string
}

/**
 * Makes available what is due at `now`: earnings whose parts are paid, delivered and past their hold, and whose
 * placement is in the book (its listener may be behind). Idempotent; runs at once share the work.
 */
export async function releaseEarnings(db: Db, { now }: { now: Date }): Promise<{ released: number }> {
  let released = 0
  for (;;) {
    const batch = await inTransaction(db, (tx) => releaseBatch(tx, now))
    released += batch
    if (batch < BATCH) return { released }
  }
}

async function releaseBatch(tx: Tx, now: Date): Promise<number> {
  const due = await tx.$queryRaw<Due[]>`
    WITH due AS (
      SELECT earning.id
      FROM earnings AS earning JOIN vendor_orders AS part ON part.id = earning.vendor_order_id
      WHERE earning.state = 'scheduled' AND earning.release_at <= ${now}::timestamptz
        AND (part.total = 0 OR EXISTS (
          SELECT FROM journals WHERE reference = 'vendor-order:' || part.id || ':placed'))
      ORDER BY earning.release_at, earning.id
      LIMIT ${BATCH}
      FOR NO KEY UPDATE OF earning SKIP LOCKED
    )
    UPDATE earnings AS earning SET state = 'released', released_at = ${now}::timestamptz, updated_at = now()
    FROM due, vendor_orders AS part
    WHERE earning.id = due.id AND part.id = earning.vendor_order_id
    RETURNING earning.id, earning.vendor_id AS "vendorId", part.id AS "vendorOrderId", part.order_id AS "orderId",
      part.code, earning.amount, earning.currency`
  await postJournals(tx, due.map(releasedJournal))
  return due.length
}
