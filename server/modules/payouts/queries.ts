import type { Db, Tx } from '#server/db/index.ts'
import { type VendorBalance, vendorBalances } from '#server/modules/ledger/queries.ts'
import type { EarningState, PayoutState } from './rules.ts'
import { nextStep } from './rules.ts'
import { type PayoutPage, type VendorPage, vendorPage } from './schema.ts'

/** Money that will be released: on `releaseAt`, or nobody knows when yet (not paid, or not delivered). */
export interface UpcomingRelease {
  currency: string
  /** Minor units. */
  amount: number
  parts: number
  /** The first instant at which all of it is released; null while it waits for payment or delivery. */
  releaseAt: Date | null
}

export interface EarningRow {
  /** Also the cursor of the page that follows. */
  id: string
  vendorOrderId: string
  code: string
  /** Minor units. */
  amount: number
  currency: string
  state: EarningState
  paidAt: Date | null
  deliveredAt: Date | null
  releaseAt: Date | null
  releasedAt: Date | null
}

export interface PayoutRow {
  /** Also the cursor of the page that follows. */
  id: string
  /** Minor units. */
  amount: number
  currency: string
  state: PayoutState
  requestedAt: Date
  settledAt: Date | null
}

/**
 * What a vendor's balance page shows: its balances, and what is released when, by UTC day, what has no date yet last.
 */
export async function vendorBalancePage(
  db: Db | Tx,
  { vendorId }: { vendorId: string },
): Promise<{ balances: VendorBalance[]; upcoming: UpcomingRelease[] }> {
  const upcoming = await db.$queryRaw<UpcomingRelease[]>`
    SELECT currency, sum(amount)::float8 AS amount, count(*)::int AS parts, max(release_at) AS "releaseAt"
    FROM earnings
    WHERE vendor_id = ${vendorId}::uuid AND state IN ('pending', 'scheduled')
    GROUP BY currency, date_trunc('day', release_at, 'UTC')
    ORDER BY date_trunc('day', release_at, 'UTC') NULLS LAST, currency`
  return { balances: await vendorBalances(db, vendorId), upcoming }
}

/** A vendor's earnings, newest first. `next` is null on the last page. */
export async function vendorEarnings(
  db: Db | Tx,
  { vendorId, ...page }: { vendorId: string } & VendorPage,
): Promise<{ earnings: EarningRow[]; next: string | null }> {
  const { after, limit } = vendorPage.parse(page)
  const rows = await db.earning.findMany({
    where: { vendorId, ...(after && { id: { lt: after } }) },
    include: { vendorOrder: { select: { code: true } } },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const earnings = rows.slice(0, limit).map(({ vendorOrder, state, ...row }) => ({
    id: row.id,
    vendorOrderId: row.vendorOrderId,
    code: vendorOrder.code,
    amount: row.amount,
    currency: row.currency,
    state: state as EarningState,
    paidAt: row.paidAt,
    deliveredAt: row.deliveredAt,
    releaseAt: row.releaseAt,
    releasedAt: row.releasedAt,
  }))
  return { earnings, next: rows.length > limit ? (earnings.at(-1)?.id ?? null) : null }
}

/** A vendor's payouts, newest first. `next` is null on the last page. */
export async function vendorPayouts(
  db: Db | Tx,
  { vendorId, ...page }: { vendorId: string } & VendorPage,
): Promise<{ payouts: PayoutRow[]; next: string | null }> {
  const { after, limit } = vendorPage.parse(page)
  const rows = await db.payout.findMany({
    where: { vendorId, ...(after && { id: { lt: after } }) },
    orderBy: { id: 'desc' },
    take: limit + 1,
  })
  const payouts = rows.slice(0, limit).map((row) => ({
    id: row.id,
    amount: Number(row.amount),
    currency: row.currency,
    state: row.state as PayoutState,
    requestedAt: row.requestedAt,
    settledAt: row.settledAt,
  }))
  return { payouts, next: rows.length > limit ? (payouts.at(-1)?.id ?? null) : null }
}

/** The payouts that `sendPayout` would bring forward now, oldest first. */
export async function payoutsToSend(db: Db | Tx, { now }: { now: Date }): Promise<string[]> {
  const open = await db.payout.findMany({
    where: { state: { in: ['requested', 'processing', 'unknown'] } },
    select: { id: true, state: true, requestedAt: true, updatedAt: true },
    orderBy: { id: 'asc' },
  })
  return open
    .filter((payout) => nextStep({ ...payout, state: payout.state as PayoutState }, now) !== 'wait')
    .map(({ id }) => id)
}

/** A payout in the operators' list. */
export interface PlatformPayout extends PayoutRow {
  vendor: string
  vendorSlug: string
  accountReference: string
  providerReference: string | null
  lastError: string | null
}

/** Payouts of all vendors, newest first. `next` is null on the last page. */
export async function listPayouts(
  db: Db | Tx,
  { state, vendor, after, limit = 25 }: PayoutPage & { limit?: number },
): Promise<{ payouts: PlatformPayout[]; next: string | null }> {
  const rows = await db.payout.findMany({
    where: {
      ...(state && { state }),
      ...(vendor && { vendor: { slug: vendor } }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    include: { vendor: { select: { name: true, slug: true } } },
  })
  const payouts = rows.slice(0, limit).map((row) => ({
    id: row.id,
    amount: Number(row.amount),
    currency: row.currency,
    state: row.state as PayoutState,
    requestedAt: row.requestedAt,
    settledAt: row.settledAt,
    vendor: row.vendor.name,
    vendorSlug: row.vendor.slug,
    accountReference: row.accountReference,
    providerReference: row.providerReference,
    lastError: row.lastError,
  }))
  return { payouts, next: rows.length > limit ? (payouts.at(-1)?.id ?? null) : null }
}
