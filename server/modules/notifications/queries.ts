import type { Db, Tx } from '#server/db/index.ts'
import type { OptionalMail } from './constants.ts'
import type { Preferences, Template } from './schema.ts'

/** A message in a vendor's notification centre. */
export interface VendorNotification {
  /** Also the cursor of the page that follows. */
  id: string
  template: Template
  vendorOrderId: string | null
  /** The vendor's code of the part that it is about. */
  code: string | null
  readAt: Date | null
  createdAt: Date
}

/** A vendor's in-app messages, newest first. `next` is null on the last page. */
export async function vendorNotifications(
  db: Db | Tx,
  {
    vendorId,
    unread = false,
    after,
    limit = 25,
  }: { vendorId: string /** Only what nobody has read. */; unread?: boolean; after?: string; limit?: number },
): Promise<{ notifications: VendorNotification[]; next: string | null }> {
  const rows = await db.notification.findMany({
    where: {
      vendorId,
      channel: 'in-app',
      ...(unread && { readAt: null }),
      ...(after && { id: { lt: after } }),
    },
    orderBy: { id: 'desc' },
    take: limit + 1,
    select: { id: true, template: true, data: true, readAt: true, createdAt: true },
  })
  const page = rows.slice(0, limit)
  const partIds = page.flatMap(({ data }) => vendorOrderIdOf(data) ?? [])
  const parts = await db.vendorOrder.findMany({
    where: { id: { in: partIds }, vendorId },
    select: { id: true, code: true },
  })
  const codes = new Map(parts.map(({ id, code }) => [id, code]))
  const notifications = page.map(({ data, template, ...row }) => {
    const vendorOrderId = vendorOrderIdOf(data)
    return {
      ...row,
      template: template as Template,
      vendorOrderId,
      code: (vendorOrderId && codes.get(vendorOrderId)) ?? null,
    }
  })
  return { notifications, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}

/** How many of a vendor's in-app messages nobody has read. */
export function countUnread(db: Db | Tx, { vendorId }: { vendorId: string }): Promise<number> {
  return db.notification.count({ where: { vendorId, channel: 'in-app', readAt: null } })
}

/** What a customer wants to be told; who has chosen nothing is told everything, by mail. */
export async function preferencesOf(db: Db | Tx, { userId }: { userId: string }): Promise<Preferences> {
  const { phone, preferences } = await db.user.findUniqueOrThrow({
    where: { id: userId },
    select: { phone: true, preferences: true },
  })
  const { mutedMails = [], sms = false, quietFrom = null, quietUntil = null } = preferences ?? {}
  const timeZone = preferences?.timeZone ?? ''
  return {
    ...{ mutedMails: mutedMails as OptionalMail[], sms, phone },
    quietHours:
      quietFrom === null || quietUntil === null ? null : { from: quietFrom, until: quietUntil, timeZone },
  }
}

function vendorOrderIdOf(data: unknown): string | null {
  const { vendorOrderId } = data as { vendorOrderId?: unknown }
  return typeof vendorOrderId === 'string' ? vendorOrderId : null
}
