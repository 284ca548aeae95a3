import { randomUUID } from 'node:crypto'
import { describe, expect, it, vi } from 'vitest'
import { nobodyListens, runEmulators } from '#local/emulators/testing.ts'
import { sendEmail, sendEmailBatch } from './email.ts'

const emulators = runEmulators()
const impatient = { timeoutMs: 300 }

const mail = (to = `${randomUUID()}@example.com`) => ({
  to,
  subject: 'Your order TH-7K3M',
  html: '<p>Thank you</p>',
  text: 'Thank you',
})

async function received(to: string): Promise<{ id: string; subject: string; html: string }[]> {
  return (await (await fetch(`${emulators.urls.mailboxUrl}/api/messages?to=${to}`)).json()).messages
}

describe('sendEmail', () => {
  it('sends a mail with both its bodies', async () => {
    const email = mail()
    const sent = await sendEmail(email, randomUUID())
    const [message] = await received(email.to)
    expect(sent).toEqual({ outcome: 'sent', providerId: message?.id })
    expect(message).toMatchObject({
      subject: email.subject,
      html: email.html,
      text: email.text,
      to: [email.to],
    })
  })

  it('sends one mail under one key, however often it is asked', async () => {
    const email = mail()
    const key = randomUUID()
    const first = await sendEmail(email, key)
    expect(await sendEmail(email, key)).toEqual(first)
    expect(await received(email.to)).toHaveLength(1)
  })

  it('does not take another mail under a used key for a refusal: the first one is out', async () => {
    const key = randomUUID()
    await sendEmail(mail(), key)
    expect(await sendEmail(mail(), key)).toMatchObject({ outcome: 'unknown' })
  })

  it('is refused for an address that is none', async () => {
    expect(await sendEmail(mail('nobody'), randomUUID())).toMatchObject({
      outcome: 'refused',
      reason: expect.stringContaining('nobody'),
    })
  })

  it('may be tried again after a rate limit, when the provider says', async () => {
    await emulators.fault('resend', { mode: 'rate-limit' })
    expect(await sendEmail(mail(), randomUUID())).toMatchObject({ outcome: 'retry', afterMs: 1000 })
  })

  it('may be tried again when the key of our account is wrong: no mail is lost by that', async () => {
    await emulators.fault('resend', { mode: 'error', status: 401 })
    expect(await sendEmail(mail(), randomUUID())).toMatchObject({ outcome: 'retry', afterMs: 60_000 })
  })

  it('may be tried again when nobody listened', async () => {
    vi.stubEnv('RESEND_BASE_URL', await nobodyListens())
    expect(await sendEmail(mail(), randomUUID())).toMatchObject({ outcome: 'retry', reason: 'ECONNREFUSED' })
  })

  it.each([
    { mode: 'error', status: 500 },
    { mode: 'timeout-before' },
    { mode: 'timeout-after' },
    { mode: 'reset-after' },
  ] as const)('knows nothing after %o, and the same mail under the same key settles it', async (fault) => {
    const email = mail()
    const key = randomUUID()
    await emulators.fault('resend', { ...fault, times: 1 })
    expect(await sendEmail(email, key, impatient)).toMatchObject({ outcome: 'unknown' })
    expect(await sendEmail(email, key)).toMatchObject({ outcome: 'sent' })
    expect(await received(email.to)).toHaveLength(1)
  })
})

describe('sendEmailBatch', () => {
  it('sends all, and names them in their order', async () => {
    const emails = [mail(), mail(), mail()]
    const sent = await sendEmailBatch(emails, randomUUID())
    const ids = await Promise.all(emails.map(async ({ to }) => (await received(to))[0]?.id))
    expect(sent).toEqual({ outcome: 'sent', providerIds: ids })
  })

  it('sends none when one of them is refused', async () => {
    const good = mail()
    expect(await sendEmailBatch([good, mail('nobody')], randomUUID())).toMatchObject({ outcome: 'refused' })
    expect(await received(good.to)).toHaveLength(0)
  })

  it('sends each once when the answer got lost and the batch is repeated', async () => {
    const emails = [mail(), mail()]
    const key = randomUUID()
    await emulators.fault('resend', { mode: 'timeout-after', times: 1 })
    expect(await sendEmailBatch(emails, key, impatient)).toMatchObject({ outcome: 'unknown' })
    expect(await sendEmailBatch(emails, key)).toMatchObject({ outcome: 'sent' })
    for (const { to } of emails) expect(await received(to)).toHaveLength(1)
  })

  it('takes a regrouped batch under the same key neither for sent nor for refused', async () => {
    const emails = [mail(), mail()]
    const key = randomUUID()
    await sendEmailBatch(emails, key)
    expect(await sendEmailBatch(emails.slice(1), key)).toMatchObject({ outcome: 'unknown' })
  })
})
