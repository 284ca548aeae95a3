import type { Db } from '#server/db/index.ts'
import { isSettled, type Sending } from './claim-notifications.ts'
import { sendEmails } from './send-emails.ts'
import { sendTexts } from './send-texts.ts'

/**
 * Sends the e-mails and the SMS of these events, side by side: a provider that is away keeps nothing from the other's
 * recipients. Idempotent. Throws the first failure, once both have done what they can: run it again later. So it does
 * while another run (events are handed out again) has claimed one of them: who died with a claim sends nothing, and
 * whoever finished the event meanwhile would leave its message unsent for ever.
 */
export async function sendMessages(db: Db, sending: Sending): Promise<{ emails: number; texts: number }> {
  const [emails, texts] = await Promise.allSettled([sendEmails(db, sending), sendTexts(db, sending)])
  if (emails.status === 'rejected') throw emails.reason
  if (texts.status === 'rejected') throw texts.reason
  if (!(await isSettled(db, sending))) throw new Error('Another run is sending one of these messages.')
  return { emails: emails.value.sent, texts: texts.value.sent }
}
