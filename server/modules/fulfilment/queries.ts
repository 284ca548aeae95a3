import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { VendorOrderStatus } from '#server/modules/orders/rules.ts'
import { type PartPageInput, partPageInput } from './schema.ts'

/** A part in a vendor's list. Amounts: minor units of `currency`. */
export interface PartLine {
  id: string
  code: string
  status: VendorOrderStatus
  total: number
  net: number
  currency: string
  units: number
  placedAt: Date
  /** Ship by then, once it is paid. */
  shipBy: Date | null
}

/** A vendor's parts, newest first. `next` is null on the last page. */
export async function listVendorOrders(
  db: Db | Tx,
  { vendorId, ...input }: PartPageInput & { vendorId: VendorId },
): Promise<{ parts: PartLine[]; next: string | null }> {
  const { status, after, limit } = partPageInput.parse(input)
  const rows = await db.vendorOrder.findMany({
    where: { vendorId, ...(status && { status }) },
    orderBy: [{ placedAt: 'desc' }, { id: 'desc' }],
    take: limit + 1,
    ...(after && { cursor: { id: after }, skip: 1 }),
    include: { items: { select: { quantity: true } } },
  })
  const parts = rows.slice(0, limit).map(({ id, code, total, net, currency, placedAt, shipBy, ...part }) => ({
    ...{ id, code, total, net, currency, placedAt, shipBy },
    status: part.status as VendorOrderStatus,
    units: part.items.reduce((sum, { quantity }) => sum + quantity, 0),
  }))
  return { parts, next: rows.length > limit ? (parts.at(-1)?.id ?? null) : null }
}

/** How many parts a vendor has in each state. */
export async function countVendorOrders(
  db: Db | Tx,
  { vendorId }: { vendorId: VendorId },
): Promise<Partial<Record<VendorOrderStatus, number>>> {
  const groups = await db.vendorOrder.groupBy({ by: ['status'], where: { vendorId }, _count: { _all: true } })
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all]))
}

/**
 * One part by its id; null when there is none or when it is another vendor's. The address is there for as long as it is
 * needed: from the payment on, unless the part is cancelled. The customer's e-mail address never is.
 */
export async function viewVendorOrder(
  db: Db | Tx,
  { vendorId, vendorOrderId }: { vendorId: VendorId; vendorOrderId: string },
) {
  const part = await db.vendorOrder.findFirst({
    where: { id: vendorOrderId, vendorId },
    include: {
      order: { select: { code: true, addresses: { where: { kind: 'shipping' } } } },
      items: { orderBy: { lineNumber: 'asc' } },
      statusChanges: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      earning: { select: { state: true, releaseAt: true, releasedAt: true } },
    },
  })
  if (!part) return null
  const { order, items, statusChanges, vendorId: _, status, ...row } = part
  const needsAddress = part.paidAt !== null && status !== 'cancelled'
  return {
    ...row,
    status: status as VendorOrderStatus,
    orderCode: order.code,
    address: (needsAddress && order.addresses[0]) || null,
    items: items.map((item) => ({
      ...{
        id: item.id,
        title: item.title,
        variantTitle: item.variantTitle,
        sku: item.sku,
        quantity: item.quantity,
      },
      ...{
        unitPrice: item.unitPrice,
        goods: item.goods,
        discount: item.discount,
        commission: item.commission,
      },
    })),
    history: statusChanges.map(({ fromStatus, toStatus, actor, reason, at }) => ({
      ...{ fromStatus, toStatus, reason, at },
      by: actor.split(':')[0] as 'customer' | 'system' | 'operator' | 'vendor',
    })),
  }
}
