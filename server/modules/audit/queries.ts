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
  /** An event's name, such as `order/placed`. */
  name?: string
  /** Who caused it: `customer`, `system`, or the beginning of `operator:<userId>` and `vendor:<userId>`. */
  actor?: string
}

/** Entries, newest first; `before` is the number of the last entry of the page before. */
export async function listAuditEntries(
  db: Db | Tx,
  { orderId, name, actor, before, limit = 50 }: AuditFilter & { before?: bigint; limit?: number },
): Promise<{ rows: AuditRow[]; next: bigint | null }> {
  const rows = await db.auditEntry.findMany({
    where: {
      ...(orderId && { orderId }),
      ...(name && { name }),
      ...(actor && { actor: { startsWith: actor } }),
      ...(before !== undefined && { number: { lt: before } }),
    },
    orderBy: { number: 'desc' },
    take: limit + 1,
    omit: { prevHash: true },
  })
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
}
