import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import type { VendorOrderStatus } from '#server/modules/orders/rules.ts'

/** How many parts a vendor has in each state. */
export async function countVendorOrders(
  db: Db | Tx,
  { vendorId }: { vendorId: VendorId },
): Promise<Partial<Record<VendorOrderStatus, number>>> {
  const groups = await db.vendorOrder.groupBy({ by: ['status'], where: { vendorId }, _count: { _all: true } })
  return Object.fromEntries(groups.map(({ status, _count }) => [status, _count._all]))
}

const PICTURE = {
  orderBy: { position: 'asc' },
  take: 1,
  select: { url: true, alt: true, width: true, height: true, blurDataUrl: true },
} as const

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
      order: { select: { code: true, owner: true, addresses: { where: { kind: 'shipping' } } } },
      items: {
        orderBy: { lineNumber: 'asc' },
        include: { variant: { select: { product: { select: { pictures: PICTURE } } } } },
      },
      statusChanges: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
      earning: { select: { state: true, releaseAt: true, releasedAt: true } },
    },
  })
  if (!part) return null
  const { order, items, statusChanges, vendorId: _, status, ...row } = part
  const customerOrders = await db.vendorOrder.count({ where: { vendorId, order: { owner: order.owner } } })
  const needsAddress = part.paidAt !== null && status !== 'cancelled'
  return {
    ...row,
    status: status as VendorOrderStatus,
    orderCode: order.code,
    /** How many orders this customer placed with the vendor, this one among them. */
    customerOrders,
    address: (needsAddress && order.addresses[0]) || null,
    items: items.map(({ variant, ...item }) => ({
      ...{ id: item.id, title: item.title, variantTitle: item.variantTitle, sku: item.sku },
      ...{ quantity: item.quantity, unitPrice: item.unitPrice },
      ...{ goods: item.goods, discount: item.discount, tax: item.tax, commission: item.commission },
      net: item.goods - item.discount - item.tax - item.commission,
      picture: variant.product.pictures[0] ?? null,
    })),
    history: statusChanges.map(({ fromStatus, toStatus, actor, reason, at }) => ({
      ...{ fromStatus, toStatus, reason, at },
      by: actor.split(':')[0] as 'customer' | 'system' | 'operator' | 'vendor',
    })),
  }
}
