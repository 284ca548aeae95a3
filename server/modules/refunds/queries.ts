import type { Db, Tx } from '#server/db/index.ts'
import { isByHand, type RefundStateName } from './rules.ts'

export interface RefundRow {
  /** Also the cursor of the page that follows. */
  id: string
  orderId: string
  orderCode: string
  /** Minor units. */
  amount: number
  currency: string
  reason: string
  method: 'card' | 'transfer'
  state: RefundStateName
  /** An operator transfers the money and says so. */
  byHand: boolean
  lastError: string | null
  requestedAt: Date
  completedAt: Date | null
}

/** An order's refunds, oldest first. */
export async function refundsOfOrder(db: Db | Tx, { orderId }: { orderId: string }): Promise<RefundRow[]> {
  const rows = await db.refund.findMany({ where: { orderId }, orderBy: { id: 'asc' }, include: WITH_CODE })
  return rows.map(toRow)
}

/** Refunds that wait for an operator's transfer, oldest first. `next` is null on the last page. */
export async function refundsByHand(
  db: Db | Tx,
  { after, limit = 25 }: { after?: string; limit?: number } = {},
): Promise<{ refunds: RefundRow[]; next: string | null }> {
  const rows = await db.refund.findMany({
    where: {
      OR: [
        { method: 'transfer', state: { not: 'completed' } },
        { method: 'card', state: 'failed' },
      ],
      ...(after && { id: { gt: after } }),
    },
    orderBy: { id: 'asc' },
    take: limit + 1,
    include: WITH_CODE,
  })
  const refunds = rows.slice(0, limit).map(toRow)
  return { refunds, next: rows.length > limit ? (refunds.at(-1)?.id ?? null) : null }
}

const WITH_CODE = { order: { select: { code: true } } } as const

type Found = Awaited<ReturnType<Db['refund']['findMany']>>[number] & { order: { code: string } }

function toRow(refund: Found): RefundRow {
  const { id, orderId, amount, currency, reason, lastError, requestedAt, completedAt } = refund
  return {
    id,
    orderId,
    orderCode: refund.order.code,
    amount,
    currency,
    reason,
    method: refund.method as RefundRow['method'],
    state: refund.state as RefundStateName,
    byHand: isByHand(refund),
    lastError,
    requestedAt,
    completedAt,
  }
}
