import type { Db, Tx } from '#server/db/index.ts'

/** An entry of the trail as pages show it. */
export interface AuditRow {
  number: bigint
  eventId: string
  name: string
  actor: string
  subject: string
  orderId: string | null
  payload: unknown
  occurredAt: Date
  recordedAt: Date
  hash: string
}

/** What entries are wanted; what is left out is not asked for. */
export interface AuditFilter {
  orderId?: string
  /** What entries are about, such as `vendor:<id>`. */
  subject?: string
  /** UTC days (YYYY-MM-DD), both included: when it happened. */
  from?: string
  to?: string
  /** An event's name, such as `order/placed`. */
  name?: string
  /** Who caused it: `customer`, `system`, or the beginning of `operator:<userId>` and `vendor:<userId>`. */
  actor?: string
}

/** Entries, newest first; `before` is the number of the last entry of the page before. */
export async function listAuditEntries(
  db: Db | Tx,
  {
    orderId,
    subject,
    name,
    actor,
    from,
    to,
    before,
    limit = 50,
  }: AuditFilter & { before?: bigint; limit?: number },
): Promise<{ rows: AuditRow[]; next: bigint | null }> {
  const rows = await db.auditEntry.findMany({
    where: {
      ...(orderId && { orderId }),
      ...(subject && { subject }),
      ...(name && { name }),
      ...(actor && { actor: { startsWith: actor } }),
      ...((from || to) && {
        occurredAt: { ...(from && { gte: new Date(from) }), ...(to && { lt: dayAfter(to) }) },
      }),
      ...(before !== undefined && { number: { lt: before } }),
    },
    orderBy: { number: 'desc' },
    take: limit + 1,
    omit: { prevHash: true },
  })
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
}

const DAY_MS = 86_400_000

const dayAfter = (day: string) => new Date(Date.parse(day) + DAY_MS)
