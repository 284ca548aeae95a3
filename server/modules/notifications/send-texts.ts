import { newId } from '#server/core/ids.ts'
import type { Db } from '#server/db/index.ts'
import { findSms, type Sms, sendSms } from '#server/gateways/sms.ts'
import {
  claim,
  findPending,
  findUnderWay,
  MessagesPostponed,
  postpone,
  refuseUnreachable,
  type Sending,
  settle,
} from './claim-notifications.ts'
import { loadMessages } from './load-messages.ts'
import { renderSms } from './render-sms.ts'
import { quietUntil } from './rules.ts'

/** How long a call may take before its outcome is looked up instead of waited for, in milliseconds. */
const CALL_MS = 30_000

/** How many SMS one run sends at once. */
const PARALLEL = 10

/**
 * Sends the SMS of these events. The provider has no idempotency key, so a call without an answer is looked up there
 * once it must be over; what is not found stays `unknown` for an operator and is never sent again blindly. Throws when
 * one has to wait: run it again later, and for a look-up not before it can tell (`MessagesPostponed`). At most once per
 * notification. Nobody is woken: what falls into the recipient's quiet hours is put off until they end.
 */
export async function sendTexts(db: Db, sending: Sending): Promise<{ sent: number }> {
  let lookUpAt = 0
  for (const { id, body, startedAt } of await findUnderWay(db, sending, 'sms')) {
    const sms = body as unknown as Sms
    const overAt = startedAt.getTime() + CALL_MS
    if (Date.now() < overAt) lookUpAt = Math.max(lookUpAt, overAt)
    else await lookUp(db, id, sms, startedAt)
  }
  let sent = 0
  for (;;) {
    const rows = await findPending(db, sending, 'sms', PARALLEL)
    if (rows.length === 0) break
    const messages = await loadMessages(db, rows)
    await refuseUnreachable(db, rows, messages)
    const outcomes = await Promise.all(messages.map((message) => sendOne(db, message)))
    sent += outcomes.filter(({ outcome }) => outcome === 'sent').length
    if (outcomes.some(({ outcome }) => outcome === 'unknown')) lookUpAt = Date.now() + CALL_MS
    const refused = outcomes.filter((one) => one.outcome === 'retry')
    if (refused.length > 0) throw notNow(refused)
  }
  if (lookUpAt > 0)
    throw new MessagesPostponed(
      'The SMS provider has not answered for every message yet.',
      new Date(lookUpAt),
    )
  return { sent }
}

/** What is due later: at the time that was named, or whenever the job server tries again. */
function notNow(refused: { afterMs?: number }[]): Error {
  const words = 'The SMS provider does not take messages now.'
  const afterMs = Math.max(0, ...refused.map((one) => one.afterMs ?? 0))
  return afterMs > 0 ? new MessagesPostponed(words, new Date(Date.now() + afterMs)) : new Error(words)
}

/** What became of one message. */
type Tried = { outcome: 'sent' | 'settled' | 'unknown' } | { outcome: 'retry'; afterMs?: number }

async function sendOne(db: Db, message: Awaited<ReturnType<typeof loadMessages>>[number]): Promise<Tried> {
  const sms = renderSms(message)
  const id = newId()
  if (!sms) {
    await db.notification.updateMany({
      where: { id: message.id, state: 'pending' },
      data: { state: 'refused', lastError: 'There is no number to send to.' },
    })
    return { outcome: 'settled' }
  }
  const quiet = message.to.quiet && quietUntil(message.to.quiet, new Date())
  if (quiet) {
    await postpone(db, message.id, quiet)
    return { outcome: 'settled' }
  }
  const windowEndsAt = new Date(Date.now() + CALL_MS)
  if (!(await claim(db, { id, channel: 'sms', body: { ...sms }, windowEndsAt }, [message.id])))
    return { outcome: 'settled' }
  const delivery = await sendSms(sms)
  switch (delivery.outcome) {
    case 'sent':
      await settle(db, id, { state: 'sent', providerIds: [delivery.providerId] })
      return { outcome: 'sent' }
    case 'refused':
      await settle(db, id, { state: 'refused', reason: delivery.reason })
      return { outcome: 'settled' }
    case 'retry': // certainly not accepted: it may be sent again
      await settle(db, id, { state: 'pending', reason: delivery.reason })
      return { outcome: 'retry', afterMs: delivery.afterMs }
    case 'unknown': // it stays claimed, and is looked up by a later run
      return { outcome: 'unknown' }
  }
}

async function lookUp(db: Db, id: string, sms: Sms, since: Date): Promise<void> {
  const found = await findSms({ ...sms, since })
  if (found.outcome === 'sent') return settle(db, id, { state: 'sent', providerIds: [found.providerId] })
  if (found.outcome === 'unknown') throw new Error(`The SMS provider could not be asked: ${found.reason}`)
  return settle(db, id, {
    state: 'unknown',
    reason: 'The provider did not answer and does not list the message.',
  })
}
