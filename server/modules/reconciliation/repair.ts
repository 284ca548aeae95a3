import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { verifyLedger } from '#server/modules/ledger/verify-ledger.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { rebuildStats } from '#server/modules/stats/rebuild-stats.ts'
import { openMissingRuns, reopenLostEffects } from './redeliver-lost.ts'
import type { Repaired } from './schema.ts'
import { figuresFollowOrders } from './stats-checks.ts'
import { GRACE_SECONDS } from './verify.ts'

/**
 * Repairs what can be made again from what is certain: a delivery is handed out again (effects happen once, however often
 * they are asked for), a cached balance is the sum of its postings, figures are counted from the orders. Everything
 * else that `verify` finds is for people. Audited, in the transaction of the repair. Idempotent, and safe while the
 * shop is busy: what is younger than `graceSeconds` is left to its listeners.
 */
export async function repair(
  db: Db,
  input: { now: Date; graceSeconds?: number; operatorId?: string },
): Promise<Repaired> {
  const { now, graceSeconds = GRACE_SECONDS, operatorId } = input
  const before = new Date(now.getTime() - graceSeconds * 1000)
  const [journals] = await verifyLedger(db)
  const recounted = (await figuresFollowOrders(db, before)).found > 0 ? (await rebuildStats(db)).parts : 0
  const repaired = await inTransaction(db, async (tx) => {
    const done: Repaired = {
      redelivered: await openMissingRuns(tx, before),
      reopened: await reopenLostEffects(tx, before),
      // Postings that do not even sum to zero are no measure for a balance.
      balances: journals?.found === 0 ? await rebuildBalances(tx) : 0,
      recounted,
    }
    if (Object.values(done).some((count) => count > 0)) {
      const actor = operatorId ? (`operator:${operatorId}` as const) : 'system'
      await emit(tx, [{ name: 'reconciliation/repaired', payload: done, actor }])
    }
    return done
  })
  dispatchSoon(db)
  return repaired
}

/**
 * Who posts changes balances in the statement of its postings and waits for the lock; who has changed one already is
 * waited for. So the sums, which are read after the lock, are of exactly what the balances stand for.
 */
async function rebuildBalances(tx: Tx): Promise<number> {
  await tx.$executeRaw`LOCK TABLE vendor_balances IN EXCLUSIVE MODE`
  return tx.$executeRaw`
    WITH posted AS (
      SELECT vendor_id, currency,
             -coalesce(sum(amount) FILTER (WHERE bucket = 'pending'), 0) AS pending,
             -coalesce(sum(amount) FILTER (WHERE bucket = 'available'), 0) AS available,
             -coalesce(sum(amount) FILTER (WHERE bucket = 'reserved'), 0) AS reserved,
             -coalesce(sum(amount) FILTER (WHERE bucket = 'in-transit'), 0) AS in_transit
      FROM postings WHERE account = 'vendor' GROUP BY vendor_id, currency
    ), summed AS (
      SELECT vendor_id, currency, coalesce(pending, 0) AS pending, coalesce(available, 0) AS available,
             coalesce(reserved, 0) AS reserved, coalesce(in_transit, 0) AS in_transit
      FROM posted FULL JOIN (SELECT vendor_id, currency FROM vendor_balances) AS held USING (vendor_id, currency)
    )
    INSERT INTO vendor_balances AS held (vendor_id, currency, pending, available, reserved, in_transit)
    SELECT vendor_id, currency, pending, available, reserved, in_transit FROM summed ORDER BY vendor_id, currency
    ON CONFLICT (vendor_id, currency) DO UPDATE SET
      pending = EXCLUDED.pending, available = EXCLUDED.available, reserved = EXCLUDED.reserved,
      in_transit = EXCLUDED.in_transit, updated_at = now()
    WHERE (held.pending, held.available, held.reserved, held.in_transit)
      <> (EXCLUDED.pending, EXCLUDED.available, EXCLUDED.reserved, EXCLUDED.in_transit)`
}
