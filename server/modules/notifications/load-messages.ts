import type { Prisma } from '#server/db/generated/client.ts'
import type { Db } from '#server/db/index.ts'
import { DEFAULT_LOCALE } from '#server/messages/locales.ts'
import {
  loadOrders,
  type NotificationRow,
  type OrderView,
  type PartView,
  partOf,
  type Recipient,
} from './load-orders.ts'
import type { Template } from './schema.ts'

export type { ItemView, NotificationRow, OrderView, PartView } from './load-orders.ts'

/** Where a message goes and what it is about, read when it is rendered. Amounts: minor units of the order's currency. */
export interface Message {
  id: string
  template: Template
  to: Recipient
  url: string | null
  /** Why something was done to its recipient, as a code; null where nothing was. */
  reason: string | null
  order: OrderView | null
  part: PartView | null
}

/** A vendor is written to in its owner's language. */
const OWNER = {
  members: {
    where: { role: 'owner' },
    orderBy: { createdAt: 'asc' },
    take: 1,
    select: { user: { select: { locale: true } } },
  },
} satisfies Prisma.VendorSelect

/** Reads what notifications need to be rendered, set-wise: a few statements for one message or a hundred. */
export async function loadMessages(db: Db, rows: readonly NotificationRow[]): Promise<Message[]> {
  const idsOf = (kind: string) =>
    rows.flatMap(({ recipient }) =>
      recipient.startsWith(`${kind}:`) ? [recipient.slice(kind.length + 1)] : [],
    )
  const [orders, users, vendors] = await Promise.all([
    loadOrders(db, rows),
    db.user.findMany({
      where: { id: { in: idsOf('user') } },
      select: { id: true, email: true, phone: true, name: true, locale: true },
    }),
    db.vendor.findMany({
      where: { id: { in: [...new Set(idsOf('vendor'))] } },
      select: { id: true, email: true, phone: true, name: true, ...OWNER },
    }),
  ])
  const people = new Map<string, Recipient>([
    ...users.map((user) => [`user:${user.id}`, { ...user, quiet: null }] as const),
    ...vendors.map(({ members, ...vendor }) => {
      const locale = members[0]?.user.locale ?? DEFAULT_LOCALE
      return [`vendor:${vendor.id}`, { ...vendor, locale, quiet: null }] as const
    }),
    ...orders.values().flatMap(({ view, to }) => (to ? [[`customer:${view.id}`, to] as const] : [])),
  ])

  return rows.flatMap((row) => {
    const to = people.get(row.recipient)
    if (!to) return []
    const { url = null, reason = null } = row.data as { url?: string; reason?: string }
    const order = (row.orderId && orders.get(row.orderId)?.view) || null
    const part = order?.parts.find(({ id }) => id === partOf(row)) ?? null
    return [{ id: row.id, template: row.template as Template, to, url, reason, order, part }]
  })
}
