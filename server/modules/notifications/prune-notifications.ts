import { inBatches } from '#server/db/in-batches.ts'
import type { Db } from '#server/db/index.ts'

/**
 * Deletes messages from before `before` that were sent or refused, and the calls that sent them, whose bodies name
 * people. One whose event is still there stays: it keeps a replay from sending it twice. So does one that waits or is
 * in doubt. To be called after `pruneEvents`. Safe to repeat.
 */
export async function pruneNotifications(
  db: Db,
  { before }: { before: Date },
): Promise<{ notifications: number; dispatches: number }> {
  const notifications = await inBatches(
    (limit) => db.$executeRaw`
      WITH old AS MATERIALIZED (
        SELECT n.id FROM notifications AS n
        WHERE n.created_at < ${before}::timestamptz AND n.state IN ('sent', 'refused')
          AND NOT EXISTS (SELECT FROM outbox_events AS e WHERE e.id = n.event_id)
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      DELETE FROM notifications AS n USING old WHERE n.id = old.id`,
  )
  const dispatches = await inBatches(
    (limit) => db.$executeRaw`
      WITH old AS MATERIALIZED (
        SELECT d.id FROM notification_dispatches AS d
        WHERE d.state IN ('done', 'refused') AND d.started_at < ${before}::timestamptz
          AND NOT EXISTS (SELECT FROM notifications AS n WHERE n.dispatch_id = d.id)
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      DELETE FROM notification_dispatches AS d USING old WHERE d.id = old.id`,
  )
  return { notifications, dispatches }
}
