import { newId } from '#server/core/ids.ts'
import type { Tx } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import type { Channel, Template } from './schema.ts'

/** A message to be: one recipient on one channel for one event. */
export interface NotificationDraft {
  eventId: string
  listener: ListenerName
  /** 'customer:<orderId>' | 'user:<id>' | 'vendor:<id>' */
  recipient: string
  channel: Channel
  template: Template
  data: Record<string, string>
  orderId?: string
  vendorId?: string
}

/**
 * Writes notifications that are not there yet: unique on event, channel, recipient and template, so an event that is
 * handed out again writes nothing new. In-app ones are delivered by being there.
 */
export async function writeNotifications(tx: Tx, drafts: readonly NotificationDraft[]): Promise<number> {
  if (drafts.length === 0) return 0
  const column = <K extends keyof NotificationDraft>(key: K) => drafts.map((draft) => draft[key] ?? null)
  return tx.$executeRaw`
    INSERT INTO notifications (id, event_id, listener, recipient, channel, template, data, order_id, vendor_id, state, sent_at)
    SELECT draft.*, CASE channel WHEN 'in-app' THEN 'sent' ELSE 'pending' END,
      CASE channel WHEN 'in-app' THEN ${new Date()}::timestamptz END
    FROM unnest(${drafts.map(() => newId())}::uuid[], ${column('eventId')}::uuid[], ${column('listener')}::text[],
      ${column('recipient')}::text[], ${column('channel')}::text[], ${column('template')}::text[],
      ${drafts.map(({ data }) => JSON.stringify(data))}::jsonb[], ${column('orderId')}::uuid[],
      ${column('vendorId')}::uuid[])
      AS draft (id, event_id, listener, recipient, channel, template, data, order_id, vendor_id)
    ON CONFLICT DO NOTHING`
}
