import { openMailbox } from './mailbox/server.ts'
import { Messages } from './messages.ts'
import { openResend } from './resend.ts'
import { openStripe } from './stripe/open.ts'
import type { Endpoint } from './stripe/webhooks.ts'
import { openTwilio, TWILIO_DEFAULTS, type TwilioAccount } from './twilio.ts'

export interface EmulatorSettings {
  /** Folder of the journals; made when it is missing. */
  stateDirectory: string
  /** 0, or left out: any free port. */
  ports?: { resend?: number; twilio?: number; stripe?: number; mailbox?: number }
  /** Where Stripe's events go; nowhere when left out. */
  stripeWebhook?: Endpoint
  /** The Twilio account that is accepted. */
  twilio?: Partial<TwilioAccount>
}

export interface Emulators {
  resendUrl: string
  twilioUrl: string
  stripeUrl: string
  mailboxUrl: string
  close(): Promise<void>
}

/** Starts the three providers and the mailbox in this process; answers when all of them listen. */
export async function startEmulators(settings: EmulatorSettings): Promise<Emulators> {
  const { stateDirectory, ports = {}, stripeWebhook } = settings
  const messages = new Messages()
  const open: { close(): Promise<void> }[] = []
  const closeAll = async () => {
    for (const { close } of open.splice(0).reverse()) await close()
  }
  const opened = <T extends { close(): Promise<void> }>(part: T): T => {
    open.push(part)
    return part
  }
  try {
    const resend = opened(await openResend(ports.resend ?? 0, stateDirectory, messages))
    const account = { ...TWILIO_DEFAULTS, ...settings.twilio }
    const twilio = opened(await openTwilio(ports.twilio ?? 0, stateDirectory, messages, account))
    const stripe = opened(await openStripe(ports.stripe ?? 0, stateDirectory, stripeWebhook))
    messages.sort()
    const clear = () => {
      resend.clear()
      twilio.clear()
    }
    const mailbox = opened(await openMailbox(ports.mailbox ?? 0, messages, clear))
    return {
      resendUrl: resend.url,
      twilioUrl: twilio.url,
      stripeUrl: stripe.url,
      mailboxUrl: mailbox.url,
      close: closeAll,
    }
  } catch (error) {
    await closeAll()
    throw error
  }
}
