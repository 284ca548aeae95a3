import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import {
  EMAIL_BATCH_SIZE,
  EMAIL_KEY_LIFETIME_MS,
  type Email,
  sendEmailBatch,
} from '#server/gateways/email.ts'
import {
  claim,
  findPending,
  findUnderWay,
  MessagesPostponed,
  type PendingRow,
  refuseUnreachable,
  type Sending,
  settle,
} from './claim-notifications.ts'
import { loadMessages } from './load-messages.ts'
import { renderEmail } from './render-email.tsx'

/**
 * Sends the e-mails of these events, in batches of up to 100 under one key each. What was begun and has no outcome is
 * repeated identically within the provider's window, never regrouped; only a definite refusal splits a batch into
 * single mails. Idempotent. Throws when a mail has to wait for the provider: run it again later.
 */
export async function sendEmails(db: Db, sending: Sending): Promise<{ sent: number }> {
  let sent = 0
  for (const { id, body, windowEndsAt } of await findUnderWay(db, sending, 'email')) {
    if (windowEndsAt.getTime() > Date.now()) sent += await call(db, id, body as unknown as Email[])
    else await settle(db, id, { state: 'unknown', reason: 'The provider no longer remembers the key.' })
  }
  for (;;) {
    const group = together(await findPending(db, sending, 'email', EMAIL_BATCH_SIZE))
    if (group.length === 0) return { sent }
    sent += await sendGroup(db, group)
  }
}

/** Those that go in one batch: a mail that failed in company goes alone. */
function together(rows: PendingRow[]): PendingRow[] {
  const fresh = rows.filter((row) => row.lastError === null)
  return fresh.length > 0 ? fresh : rows.slice(0, 1)
}

async function sendGroup(db: Db, rows: PendingRow[]): Promise<number> {
  const messages = await loadMessages(db, rows)
  await refuseUnreachable(db, rows, messages)
  if (messages.length === 0) return 0
  const emails = await Promise.all(messages.map(renderEmail))
  const id = newId()
  const windowEndsAt = new Date(Date.now() + EMAIL_KEY_LIFETIME_MS - 60_000)
  const ids = messages.map((message) => message.id)
  const claimed = await claim(
    db,
    { id, channel: 'email', body: emails.map((email) => ({ ...email })), windowEndsAt },
    ids,
  )
  return claimed ? call(db, id, emails) : 0
}

async function call(db: Db, id: string, emails: Email[]): Promise<number> {
  const delivery = await sendEmailBatch(emails, id)
  switch (delivery.outcome) {
    case 'sent':
      await settle(db, id, { state: 'sent', providerIds: delivery.providerIds })
      return emails.length
    case 'refused':
      await settle(db, id, { state: emails.length > 1 ? 'pending' : 'refused', reason: delivery.reason })
      return 0
    default: {
      const words = `The e-mail provider has not taken ${emails.length} mails yet: ${delivery.reason}`
      const afterMs = delivery.outcome === 'retry' ? delivery.afterMs : undefined
      throw afterMs === undefined
        ? new Error(words)
        : new MessagesPostponed(words, new Date(Date.now() + afterMs))
    }
  }
}
