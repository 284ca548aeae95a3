import type { VendorId } from '#server/core/brand.ts'
import type { Db, Tx } from '#server/db/index.ts'
import { type DeliveriesPage, deliveriesPage } from './schema.ts'

export interface EndpointRow {
  id: string
  url: string
  /** Empty: every event that a vendor may see. */
  events: string[]
  active: boolean
  createdAt: Date
}

export interface DeliveryRow {
  /** Also the cursor of the page that follows, and the `webhook-id` that the receiver got. */
  id: string
  endpointId: string
  eventName: string
  body: string
  state: 'pending' | 'delivered' | 'failed'
  attempts: number
  responseStatus: number | null
  lastError: string | null
  /** While it is pending. */
  nextAttemptAt: Date | null
  createdAt: Date
  deliveredAt: Date | null
}

/** A vendor's endpoints, oldest first, without their secrets. */
export async function webhookEndpoints(
  db: Db | Tx,
  { vendorId }: { vendorId: VendorId },
): Promise<EndpointRow[]> {
  return db.webhookEndpoint.findMany({
    where: { vendorId },
    select: { id: true, url: true, events: true, active: true, createdAt: true },
    orderBy: { id: 'asc' },
  })
}

/** A vendor's deliveries, newest first. `next` is null on the last page. */
export async function webhookDeliveries(
  db: Db | Tx,
  { vendorId, ...page }: { vendorId: VendorId } & DeliveriesPage,
): Promise<{ deliveries: DeliveryRow[]; next: string | null }> {
  const { endpointId, after, limit } = deliveriesPage.parse(page)
  const rows = await db.webhookDelivery.findMany({
    where: {
      endpoint: { vendorId },
      ...(endpointId && { endpointId }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    omit: { eventId: true },
  })
  const deliveries = rows.slice(0, limit).map((row) => ({
    ...row,
    state: row.state as DeliveryRow['state'],
    nextAttemptAt: row.state === 'pending' ? row.nextAttemptAt : null,
  }))
  return { deliveries, next: rows.length > limit ? (deliveries.at(-1)?.id ?? null) : null }
}
