import { inBatches } from '#server/db/in-batches.ts'
import type { Db } from '#server/db/index.ts'

/**
 * Deletes deliveries to vendors from before `before` that were made or given up, unless their event is still there: it
 * could be replayed and would open them anew. Also the notes of messages that providers sent us, which they repeat for
 * days, not for months. To be called after `pruneEvents`. Safe to repeat.
 */
export async function pruneDeliveries(
  db: Db,
  { before }: { before: Date },
): Promise<{ deliveries: number; messages: number }> {
  const deliveries = await inBatches(
    (limit) => db.$executeRaw`
      WITH old AS MATERIALIZED (
        SELECT d.id FROM webhook_deliveries AS d
        WHERE d.state IN ('delivered', 'failed') AND d.created_at < ${before}::timestamptz
          AND NOT EXISTS (SELECT FROM outbox_events AS e WHERE e.id = d.event_id)
        LIMIT ${limit} FOR UPDATE SKIP LOCKED)
      DELETE FROM webhook_deliveries AS d USING old WHERE d.id = old.id`,
  )
  const { count: messages } = await db.providerWebhook.deleteMany({ where: { receivedAt: { lt: before } } })
  return { deliveries, messages }
}
