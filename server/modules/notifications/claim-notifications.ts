import type { Prisma } from '#server/db/generated/client.ts'
import { type Db, inTransaction } from '#server/db/index.ts'
import type { ListenerName } from '#server/events.ts'
import type { NotificationRow } from './load-messages.ts'

/** Which messages a run of a listener is about. */
export interface Sending {
  eventIds: readonly string[]
  listener: ListenerName
}

export interface PendingRow extends NotificationRow {
  /** Set when it was part of a refused batch or failed before: it goes alone. */
  lastError: string | null
}

/** Not postponed beyond now. */
const due = () => ({ OR: [{ notBefore: null }, { notBefore: { lte: new Date() } }] })

/** Not sent yet, certainly not under way, and not to wait for the end of somebody's quiet hours; oldest first. */
export function findPending(
  db: Db,
  { eventIds, listener }: Sending,
  channel: 'email' | 'sms',
  limit: number,
): Promise<PendingRow[]> {
  return db.notification.findMany({
    where: { eventId: { in: [...eventIds] }, listener, channel, state: 'pending', ...due() },
    orderBy: { id: 'asc' },
    take: limit,
    select: { id: true, template: true, recipient: true, data: true, orderId: true, lastError: true },
  })
}

/** Calls that were begun and have no outcome yet. */
export function findUnderWay(db: Db, { eventIds, listener }: Sending, channel: 'email' | 'sms') {
  return db.notificationDispatch.findMany({
    where: {
      channel,
      state: 'sending',
      notifications: { some: { eventId: { in: [...eventIds] }, listener } },
    },
    orderBy: { startedAt: 'asc' },
  })
}

/** Nothing can be done for a message before `retryAt`: the run is over until then. */
export class MessagesPostponed extends Error {
  override name = 'MessagesPostponed'
  readonly retryAt: Date
  constructor(reason: string, retryAt: Date) {
    super(reason)
    this.retryAt = retryAt
  }
}

/**
 * Whether none of these messages waits or is under way, in one look: a message moves between the two. What is postponed
 * is not these runs' any more: `send-due-texts` takes it up.
 */
export async function isSettled(db: Db, { eventIds, listener }: Sending): Promise<boolean> {
  const open = await db.notification.count({
    where: { eventId: { in: [...eventIds] }, listener, state: { in: ['pending', 'sending'] }, ...due() },
  })
  return open === 0
}

/** Puts off a message that nobody has claimed. */
export async function postpone(db: Db, notificationId: string, until: Date): Promise<void> {
  await db.notification.updateMany({
    where: { id: notificationId, state: 'pending' },
    data: { notBefore: until },
  })
}

/** Settles the messages whose recipient cannot be found any more: nothing will ever be sent for them. */
export async function refuseUnreachable(
  db: Db,
  rows: readonly { id: string }[],
  found: readonly { id: string }[],
): Promise<void> {
  const reachable = new Set(found.map(({ id }) => id))
  const lost = rows.filter(({ id }) => !reachable.has(id)).map(({ id }) => id)
  if (lost.length === 0) return
  await db.notification.updateMany({
    where: { id: { in: lost }, state: 'pending' },
    data: { state: 'refused', lastError: 'The recipient does not exist any more.' },
  })
}

/** Carries "somebody else claimed one of them" out of the transaction. */
class Lost extends Error {}

/**
 * Claims notifications for one call at a provider: the dispatch row, with members and rendered contents frozen, is
 * committed before the call. False when one of them is claimed already; then nothing was claimed.
 */
export async function claim(
  db: Db,
  dispatch: { id: string; channel: 'email' | 'sms'; body: Prisma.InputJsonValue; windowEndsAt: Date },
  notificationIds: readonly string[],
): Promise<boolean> {
  try {
    await inTransaction(db, async (tx) => {
      await tx.$executeRaw`
        INSERT INTO notification_dispatches (id, channel, body, window_ends_at, state, attempts)
        VALUES (${dispatch.id}::uuid, ${dispatch.channel}, ${JSON.stringify(dispatch.body)}::jsonb,
          ${dispatch.windowEndsAt}::timestamptz, 'sending', 1)`
      const { count } = await tx.notification.updateMany({
        where: { id: { in: [...notificationIds] }, state: 'pending' },
        data: { state: 'sending', dispatchId: dispatch.id },
      })
      if (count !== notificationIds.length) throw new Lost()
    })
    return true
  } catch (error) {
    if (error instanceof Lost) return false
    throw error
  }
}

/** The members of a dispatch in the order in which they were frozen. */
export async function memberIds(db: Db, dispatchId: string): Promise<string[]> {
  const rows = await db.notification.findMany({
    where: { dispatchId },
    orderBy: { id: 'asc' },
    select: { id: true },
  })
  return rows.map((row) => row.id)
}

/**
 * Writes a call's outcome down, once: who settles a settled dispatch changes nothing. Rendered contents are forgotten,
 * because they name people. `providerIds` are in the order of the members.
 */
export async function settle(
  db: Db,
  dispatchId: string,
  outcome:
    | { state: 'sent'; providerIds: readonly string[] }
    | { state: 'refused' | 'unknown' | 'pending'; reason: string },
): Promise<void> {
  const now = new Date()
  await inTransaction(db, async (tx) => {
    const state = outcome.state === 'sent' ? 'done' : outcome.state === 'pending' ? 'refused' : outcome.state
    const lastError = outcome.state === 'sent' ? null : outcome.reason
    const { count } = await tx.notificationDispatch.updateMany({
      where: { id: dispatchId, state: 'sending' },
      data: { state, lastError, settledAt: now, ...(outcome.state === 'unknown' ? {} : { body: {} }) },
    })
    if (count === 0) return
    const ids = await memberIds(tx as Db, dispatchId)
    const providerIds = outcome.state === 'sent' ? outcome.providerIds : []
    await tx.$executeRaw`
      UPDATE notifications AS n SET state = ${outcome.state}, last_error = ${lastError}, provider_id = m.provider_id,
        sent_at = ${outcome.state === 'sent' ? now : null}::timestamptz,
        dispatch_id = CASE WHEN ${outcome.state} = 'pending' THEN NULL ELSE n.dispatch_id END
      FROM unnest(${ids}::uuid[], ${ids.map((_, index) => providerIds[index] ?? '')}::text[]) AS m (id, provider_id)
      WHERE n.id = m.id`
  })
}
