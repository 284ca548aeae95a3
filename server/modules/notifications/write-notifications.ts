import { newId } from '#server/core/ids.ts'
import type { Prisma } from '#server/db/generated/client.ts'
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
  const now = new Date()
  const { count } = await tx.notification.createMany({
    data: drafts.map(({ data, ...draft }) => ({
      ...draft,
      id: newId(),
      data: data as Prisma.InputJsonObject,
      state: draft.channel === 'in-app' ? 'sent' : 'pending',
      sentAt: draft.channel === 'in-app' ? now : null,
    })),
    skipDuplicates: true,
  })
  return count
}
