import type { Db } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import { sendTexts } from './send-texts.ts'

/** How many events' messages one run takes up. */
const EVENTS = 500

/**
 * Sends the SMS whose recipients' quiet hours are over. Idempotent; throws like `sendTexts` when one has to wait for the
 * provider: run it again later.
 */
export async function sendDueTexts(db: Db, { now }: { now: Date }): Promise<{ sent: number }> {
  const rows = await db.$queryRaw<{ listener: ListenerName; eventIds: string[] }[]>`
    SELECT listener, array_agg(DISTINCT event_id) AS "eventIds"
    FROM (SELECT listener, event_id FROM notifications
      WHERE not_before <= ${now}::timestamptz AND state IN ('pending', 'sending') AND channel = 'sms'
      ORDER BY not_before LIMIT ${EVENTS}) AS due
    GROUP BY listener`
  let sent = 0
  for (const sending of rows) sent += (await sendTexts(db, sending)).sent
  return { sent }
}
