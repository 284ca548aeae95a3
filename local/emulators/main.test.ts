import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { sendEmail } from '#server/gateways/email.ts'
import { authorisePayment, capturePayment, retrievePayment } from '#server/gateways/payments.ts'
import { findSms, sendSms } from '#server/gateways/sms.ts'
import { pointSettingsAt } from './testing.ts'

const stateDirectory = mkdtempSync(join(tmpdir(), 'tradehall-main-'))
const children: ChildProcess[] = []

afterEach(() => vi.unstubAllEnvs())

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  rmSync(stateDirectory, { recursive: true })
})

function start(settings: Record<string, string> = {}) {
  const path = fileURLToPath(new URL('./main.ts', import.meta.url))
  const child = spawn(process.execPath, [path], {
    env: { NODE_ENV: 'test', PATH: process.env.PATH, EMULATOR_STATE_DIR: stateDirectory, ...settings },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  children.push(child)
  let printed = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data) => (printed += data))
  return { child, printed: () => printed }
}

/** Starts the process and points the gateways at it. */
async function ready() {
  const { child, printed } = start()
  await vi.waitFor(() => expect(printed()).toContain('emulators ready'), 20_000)
  const url = (name: string) => new RegExp(`${name} (\\S+)`).exec(printed())?.[1] ?? ''
  const urls = {
    resendUrl: url('Resend'),
    twilioUrl: url('Twilio'),
    stripeUrl: url('Stripe'),
    mailboxUrl: url('Mailbox'),
  }
  pointSettingsAt({ ...urls, close: async () => {} })
  return { child, ...urls }
}

it('loses nothing that it has acknowledged when it is killed', { timeout: 60_000 }, async () => {
  const attempt = {
    attemptId: randomUUID(),
    amount: 777,
    currency: 'EUR',
    paymentMethod: 'pm_card_visa',
    returnUrl: 'http://127.0.0.1:3000/',
  }
  const mail = { to: 'ada@example.com', subject: 'Hello', html: '<p>Hello</p>', text: 'Hello' }
  const sms = { to: '+4915123456789', body: 'Hello', since: new Date() }

  const before = await ready()
  const authorised = await authorisePayment(attempt)
  const sentMail = await sendEmail(mail, 'key-1')
  const sentSms = await sendSms(sms)
  before.child.kill('SIGKILL')
  await once(before.child, 'exit')

  const after = await ready()
  const reference = authorised.outcome === 'authorised' ? authorised.reference : ''
  expect(await retrievePayment(reference)).toEqual(authorised)
  expect(await authorisePayment(attempt)).toEqual(authorised)
  expect(await capturePayment(reference)).toMatchObject({ outcome: 'captured', amount: 777 })
  expect(await sendEmail(mail, 'key-1')).toEqual(sentMail)
  expect(await findSms(sms)).toEqual(sentSms)
  const { messages } = await (await fetch(`${after.mailboxUrl}/api/messages`)).json()
  expect(messages.map(({ channel }: { channel: string }) => channel)).toEqual(['sms', 'email'])
  after.child.kill('SIGTERM')
  expect(await once(after.child, 'exit')).toEqual([0, null])
})

it.each([
  [{ EMULATOR_STATE_DIR: '' }, 'EMULATOR_STATE_DIR is not set: '],
  [{ EMULATOR_PORT_STRIPE: 'many' }, 'EMULATOR_PORT_STRIPE is no port: '],
  [{ EMULATOR_STRIPE_WEBHOOK_URL: 'http://127.0.0.1:1/' }, 'EMULATOR_STRIPE_WEBHOOK_SECRET is not set: '],
])('stops with one sentence for %o', { timeout: 20_000 }, async (settings, sentence) => {
  const { child, printed } = start(settings)
  expect(await once(child, 'exit')).toEqual([1, null])
  expect(printed()).toContain(sentence)
  expect(printed().trim().split('\n')).toHaveLength(1)
})
