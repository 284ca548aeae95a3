import type { Db, Tx } from '#server/db/index.ts'

/** How the outbox stands: what waits to be sent, since when, and what the last failed send was told. */
export interface OutboxState {
  waiting: number
  failing: number
  /** When the oldest event that still waits was written. */
  oldestAt: Date | null
  lastError: string | null
  lastDispatchedAt: Date | null
}

/** For the admin page, the status command and metrics. */
export async function outboxState(db: Db | Tx): Promise<OutboxState> {
  const [row] = await db.$queryRaw<OutboxState[]>`
    SELECT count(*)::int AS waiting, (count(*) FILTER (WHERE attempts > 0))::int AS failing,
      min(created_at) AS "oldestAt",
      (array_agg(last_error ORDER BY attempts DESC) FILTER (WHERE last_error IS NOT NULL))[1] AS "lastError",
      (SELECT dispatched_at FROM outbox_events WHERE dispatched_at IS NOT NULL
        ORDER BY created_at DESC LIMIT 1) AS "lastDispatchedAt"
    FROM outbox_events WHERE dispatched_at IS NULL`
  return row ?? { waiting: 0, failing: 0, oldestAt: null, lastError: null, lastDispatchedAt: null }
}

/** An event as the outbox page lists it. */
export interface OutboxRow {
  id: string
  name: string
  payload: Record<string, unknown>
  listeners: string[]
  orderId: string | null
  attempts: number
  lastError: string | null
  createdAt: Date
  nextAttemptAt: Date
  dispatchedAt: Date | null
  leasedUntil: Date | null
}

/**
 * Events of the outbox, newest first. `waiting` alone lists those not sent yet. `after` is the id of the last row of
 * the page before (ids sort by the time they were made).
 */
export async function listOutbox(
  db: Db | Tx,
  { waiting = false, after, limit = 50 }: { waiting?: boolean; after?: string; limit?: number },
): Promise<{ rows: OutboxRow[]; next: string | null }> {
  const rows = await db.$queryRaw<OutboxRow[]>`
    SELECT id, name, payload, listeners, order_id AS "orderId", attempts, last_error AS "lastError",
      created_at AS "createdAt", next_attempt_at AS "nextAttemptAt", dispatched_at AS "dispatchedAt",
      leased_until AS "leasedUntil"
    FROM outbox_events
    WHERE (NOT ${waiting}::boolean OR dispatched_at IS NULL)
      AND (${after ?? null}::uuid IS NULL OR id < ${after ?? null}::uuid)
    ORDER BY id DESC LIMIT ${limit + 1}`
  const page = rows.slice(0, limit)
  return { rows: page, next: rows.length > limit ? (page.at(-1)?.id ?? null) : null }
}
