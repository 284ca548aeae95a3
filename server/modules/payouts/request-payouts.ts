import { newId } from '#server/core/ids.ts'
import { type Db, inTransaction, type Tx } from '#server/db/index.ts'
import { postJournals } from '#server/modules/ledger/post-journals.ts'
import { payoutRequestedJournal } from '#server/modules/ledger/rules.ts'
import { dispatchSoon } from '#server/modules/outbox/dispatch-events.ts'
import { emit } from '#server/modules/outbox/emit.ts'
import { payable } from './rules.ts'

/** How many balances one transaction looks at. */
const BATCH = 200

interface Balance {
  vendorId: string
  currency: string
  available: number
  pending: number
  accountReference: string
}

interface Intent {
  id: string
  vendorId: string
  currency: string
  amount: number
  accountReference: string
}

/**
 * Commits the intent to pay each vendor all that it may have, before any transfer is called: a payout row, the money in
 * transit, `payout/requested`. Vendors without a payout account or who are suspended are skipped, as are those whose
 * last payout is not settled; what a vendor owes is netted. Returns the ids of the new payouts. Running it twice, or
 * at once, requests nothing twice.
 */
export async function requestPayouts(db: Db, { now }: { now: Date }): Promise<string[]> {
  const requested: string[] = []
  let after: Pick<Balance, 'vendorId' | 'currency'> | undefined
  for (;;) {
    const from = after
    const batch = await inTransaction(db, async (tx) => {
      const balances = await lockBalances(tx, from)
      return { balances, intents: await writeIntents(tx, balances, now) }
    })
    requested.push(...batch.intents.map(({ id }) => id))
    after = batch.balances.at(-1)
    if (batch.balances.length < BATCH) break
  }
  if (requested.length > 0) dispatchSoon(db)
  return requested
}

async function lockBalances(
  tx: Tx,
  after: Pick<Balance, 'vendorId' | 'currency'> | undefined,
): Promise<Balance[]> {
  return tx.$queryRaw<Balance[]>`
    SELECT balance.vendor_id AS "vendorId", balance.currency, balance.available::float8 AS available,
           balance.pending::float8 AS pending, vendor.payout_account_id AS "accountReference"
    FROM vendor_balances AS balance JOIN vendors AS vendor ON vendor.id = balance.vendor_id
    WHERE balance.available > 0 AND vendor.payout_account_id IS NOT NULL AND vendor.status <> 'suspended'
      AND (${after?.vendorId ?? null}::uuid IS NULL
        OR (balance.vendor_id, balance.currency) > (${after?.vendorId ?? null}::uuid, ${after?.currency ?? null}::text))
    ORDER BY balance.vendor_id, balance.currency
    LIMIT ${BATCH}
    FOR NO KEY UPDATE OF balance`
}

async function writeIntents(tx: Tx, balances: Balance[], now: Date): Promise<Intent[]> {
  const wanted = balances
    .map((balance) => ({ ...balance, id: newId(), amount: payable(balance) }))
    .filter(({ amount }) => amount > 0)
  // The partial unique index refuses a second payout while one is under way.
  const fresh = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO payouts (id, vendor_id, currency, amount, account_reference, state, requested_at, updated_at)
    SELECT wanted.*, 'requested', ${now}::timestamptz, ${now}::timestamptz FROM unnest(
      ${wanted.map(({ id }) => id)}::uuid[],
      ${wanted.map(({ vendorId }) => vendorId)}::uuid[],
      ${wanted.map(({ currency }) => currency)}::text[],
      ${wanted.map(({ amount }) => amount)}::bigint[],
      ${wanted.map(({ accountReference }) => accountReference)}::text[]
    ) AS wanted (id, vendor_id, currency, amount, account_reference)
    ORDER BY vendor_id, currency
    ON CONFLICT (vendor_id, currency) WHERE state IN ('requested', 'processing', 'unknown') DO NOTHING
    RETURNING id`
  const known = new Set(fresh.map(({ id }) => id))
  const intents = wanted.filter(({ id }) => known.has(id))
  await linkEarnings(tx, intents)
  await postJournals(tx, intents.map(payoutRequestedJournal))
  await emit(
    tx,
    intents.map(({ id, vendorId }) => ({ name: 'payout/requested', payload: { payoutId: id, vendorId } })),
  )
  return intents
}

/** The earnings that a payout is made of. A release that is under way waits for the balance that we hold. */
async function linkEarnings(tx: Tx, intents: Intent[]): Promise<void> {
  await tx.$executeRaw`
    UPDATE earnings AS earning SET payout_id = payout.id, updated_at = now()
    FROM payouts AS payout
    WHERE payout.id = ANY(${intents.map(({ id }) => id)}::uuid[])
      AND earning.vendor_id = payout.vendor_id AND earning.currency = payout.currency
      AND earning.state = 'released' AND earning.payout_id IS NULL`
}
