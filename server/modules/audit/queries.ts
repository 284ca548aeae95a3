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

/** Entries, newest first, of one order or of all; `before` is the number of the last entry of the page before. */
export async function listAuditEntries(
  db: Db | Tx,
  { orderId, before, limit = 50 }: { orderId?: string; before?: bigint; limit?: number },
): Promise<{ rows: AuditRow[]; next: bigint | null }> {
  const rows = await db.auditEntry.findMany({
    where: { ...(orderId && { orderId }), ...(before !== undefined && { number: { lt: before } }) },
    orderBy: { number: 'desc' },
    take: limit + 1,
    omit: { prevHash: true },
  })
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.number ?? null) : null }
}
