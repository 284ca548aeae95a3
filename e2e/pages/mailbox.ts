import { expect } from '@playwright/test'

export interface Mail {
  id: string
  subject: string
  text: string
  html: string
}

const MAILBOX = process.env.E2E_MAILBOX_URL ?? 'http://127.0.0.1:4003'

/** Everything that a person was sent. */
export async function mailsTo(address: string): Promise<Mail[]> {
  const response = await fetch(`${MAILBOX}/api/messages?to=${encodeURIComponent(address)}`)
  if (!response.ok) throw new Error(`The mailbox answered ${response.status}.`)
  return ((await response.json()) as { messages: Mail[] }).messages
}

/** Waits for a mail to this person whose subject matches. */
export async function mailTo(address: string, subject: RegExp | string): Promise<Mail> {
  let found: Mail | undefined
  await expect
    .poll(
      async () => {
        found = (await mailsTo(address)).find((mail) => mail.subject.match(subject))
        return Boolean(found)
      },
      { timeout: 30_000, message: `a mail "${subject}" to ${address}` },
    )
    .toBe(true)
  return found as Mail
}

/** The first address in a mail that contains this. */
export function linkIn(mail: Mail, part: string): string {
  const links = [...mail.html.matchAll(/href="([^"]+)"/g)].map(([, href]) =>
    (href ?? '').replaceAll('&amp;', '&'),
  )
  const link = links.find((href) => href.includes(part))
  if (!link) throw new Error(`The mail "${mail.subject}" has no link with ${part}.`)
  return link
}
