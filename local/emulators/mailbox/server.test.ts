import { randomUUID } from 'node:crypto'
import { beforeEach, describe, expect, it } from 'vitest'
import { sendEmail } from '#server/gateways/email.ts'
import { sendSms } from '#server/gateways/sms.ts'
import { runEmulators } from '../testing.ts'

const emulators = runEmulators()

const get = async (path: string) => fetch(`${emulators.urls.mailboxUrl}${path}`)
const text = async (path: string) => (await get(path)).text()

async function sent(
  to: string,
  changes: { subject?: string; html?: string; text?: string } = {},
): Promise<string> {
  const mail = { to, subject: 'Hello', html: '<p>Hello</p>', text: 'Hello', ...changes }
  const result = await sendEmail(mail, randomUUID())
  return result.outcome === 'sent' ? result.providerId : ''
}

beforeEach(async () => {
  await fetch(`${emulators.urls.mailboxUrl}/api/messages`, { method: 'DELETE' })
})

describe('the list', () => {
  it('says so when nothing was sent yet', async () => {
    expect(await text('/')).toContain('No mail and no SMS yet.')
  })

  it('shows mails and SMS, newest first', async () => {
    await sent('ada@example.com', { subject: 'The first' })
    await sendSms({ to: '+4915123456789', body: 'The second' })
    const page = await text('/')
    expect(page).toContain('2 messages')
    expect(page.indexOf('The second')).toBeGreaterThan(0)
    expect(page.indexOf('The first')).toBeGreaterThan(page.indexOf('The second'))
  })

  it('gives headlines page by page to who counts them', async () => {
    for (const subject of ['One', 'Two', 'Three']) await sent('ada@example.com', { subject })
    const page = async (skip: number) => (await get(`/api/headlines?limit=2&skip=${skip}`)).json()
    const subjects = ({ messages }: { messages: { subject: string }[] }) => messages.map((one) => one.subject)
    expect(subjects(await page(0))).toEqual(['Three', 'Two'])
    expect(subjects(await page(2))).toEqual(['One'])
    expect(subjects(await page(4))).toEqual([])
  })

  it('finds by a part of the recipient, in any case', async () => {
    await sent('Ada@Example.com', { subject: 'For Ada' })
    await sent('bob@example.com', { subject: 'For Bob' })
    const page = await text('/?to=ada')
    expect(page).toContain('For Ada')
    expect(page).not.toContain('For Bob')
    expect(page).toContain('1 message to <strong>ada</strong>')
  })
})

describe('one message', () => {
  it('shows a mail in a frame that runs no scripts', async () => {
    const id = await sent('ada@example.com', { html: '<head></head><p>Hello <script>alert(1)</script></p>' })
    const frame = /<iframe[^>]*>/.exec(await text(`/messages/${id}`))?.[0] ?? ''
    expect(frame).toContain(`src="/messages/${id}/html"`)
    expect(frame).toMatch(/sandbox="(?!.*allow-scripts)/)
    const mail = await get(`/messages/${id}/html`)
    expect(mail.headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(mail.headers.get('content-security-policy')).not.toContain('script-src')
    expect(await mail.text()).toContain('<head><base target="_blank"></head><p>Hello')
  })

  it('shows the plain text with links that open in a new tab, and nothing of it as HTML', async () => {
    const id = await sent('ada@example.com', { text: '<b>Track</b> at https://shop.example/o?a=1&b=2.' })
    const page = await text(`/messages/${id}?view=text`)
    expect(page).toContain('&#60;b&#62;Track')
    expect(page).toContain(
      '<a href="https://shop.example/o?a=1&#38;b=2" target="_blank" rel="noopener noreferrer">',
    )
  })

  it('cannot be broken out of by what a customer typed', async () => {
    const id = await sent('ada@example.com', { subject: '"><script>alert(1)</script>' })
    expect(await text(`/messages/${id}?to=%22%3E%3Cscript%3E`)).not.toContain('<script>')
  })

  it('answers 404 with the list when it is gone', async () => {
    const response = await get('/messages/nothing')
    expect(response.status).toBe(404)
    expect(await response.text()).toContain('Mailbox')
  })
})

describe('the JSON', () => {
  it('has the contents, the total, and as many as are asked for', async () => {
    for (const n of [1, 2, 3]) await sent('ada@example.com', { subject: `Number ${n}` })
    const { total, messages } = await (await get('/api/messages?to=ada@example.com&limit=2')).json()
    expect(total).toBe(3)
    expect(messages).toMatchObject([
      { channel: 'email', subject: 'Number 3', to: ['ada@example.com'], html: '<p>Hello</p>', text: 'Hello' },
      { subject: 'Number 2' },
    ])
  })

  it('is emptied by DELETE, and stays so', async () => {
    await sent('ada@example.com')
    const response = await fetch(`${emulators.urls.mailboxUrl}/api/messages`, { method: 'DELETE' })
    expect(await response.json()).toEqual({ deleted: 1 })
    expect((await (await get('/api/messages')).json()).total).toBe(0)
  })
})
