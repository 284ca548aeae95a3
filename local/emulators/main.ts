import { startEmulators } from './start.ts'

/**
 * The process that stands for Resend, Twilio and Stripe, with the mailbox. Settings: EMULATOR_STATE_DIR,
 * EMULATOR_PORT_RESEND, EMULATOR_PORT_TWILIO, EMULATOR_PORT_STRIPE, EMULATOR_PORT_MAILBOX (0: any free one),
 * EMULATOR_STRIPE_WEBHOOK_URL with EMULATOR_STRIPE_WEBHOOK_SECRET, and TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN,
 * TWILIO_FROM as the shop has them.
 */
async function main(): Promise<void> {
  const {
    EMULATOR_STATE_DIR,
    EMULATOR_STRIPE_WEBHOOK_URL: url,
    EMULATOR_STRIPE_WEBHOOK_SECRET: secret,
  } = process.env
  if (!EMULATOR_STATE_DIR)
    throw new Error('EMULATOR_STATE_DIR is not set: set it to a folder for the emulators.')
  if (url && !secret) {
    throw new Error(
      'EMULATOR_STRIPE_WEBHOOK_SECRET is not set: set it to what the shop has as STRIPE_WEBHOOK_SECRET.',
    )
  }
  const emulators = await startEmulators({
    stateDirectory: EMULATOR_STATE_DIR,
    ports: {
      resend: port('RESEND'),
      twilio: port('TWILIO'),
      stripe: port('STRIPE'),
      mailbox: port('MAILBOX'),
    },
    ...(url && secret && { stripeWebhook: { url, secret } }),
    twilio: twilioAccount(),
  })
  const { resendUrl, twilioUrl, stripeUrl, mailboxUrl } = emulators
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void emulators.close().finally(() => process.exit(0)))
  }
  console.log(
    `Resend ${resendUrl}\nTwilio ${twilioUrl}\nStripe ${stripeUrl}\nMailbox ${mailboxUrl}\nemulators ready`,
  )
}

function port(service: string): number {
  const name = `EMULATOR_PORT_${service}`
  const value = Number(process.env[name] ?? 0)
  if (!Number.isInteger(value) || value < 0 || value > 65_535) {
    throw new Error(`${name} is no port: set it to a number from 0 to 65535.`)
  }
  return value
}

function twilioAccount() {
  const { TWILIO_ACCOUNT_SID, TWILIO_AUTH_TOKEN, TWILIO_FROM } = process.env
  return {
    ...(TWILIO_ACCOUNT_SID && { accountSid: TWILIO_ACCOUNT_SID }),
    ...(TWILIO_AUTH_TOKEN && { authToken: TWILIO_AUTH_TOKEN }),
    ...(TWILIO_FROM && { from: TWILIO_FROM }),
  }
}

main().catch((error: NodeJS.ErrnoException) => {
  const taken =
    error.code === 'EADDRINUSE' ? 'A port of the emulators is already in use: give them another one. ' : ''
  console.error(`${taken}${error.message}`)
  process.exit(1)
})
