import type { Twilio } from 'twilio'
import { env } from '#server/env.ts'
import { type Delivery, kept, withoutAnswer, withoutSuccess } from './outcomes.ts'

/** How long Twilio may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000

/** How many of the newest messages to a number are looked through. */
const LOOK_BACK = 200

export interface Sms {
  /** E.164, such as +491701234567. */
  to: string
  body: string
}

/**
 * Sends one SMS from TWILIO_FROM. Twilio has no idempotency key: an `unknown` must never be sent again blindly, but
 * looked up with `findSms`; `retry` has certainly sent nothing. Never throws for what the provider or the network does.
 */
export async function sendSms(
  sms: Sms,
  options: { timeoutMs?: number } = {},
): Promise<Delivery<{ providerId: string }>> {
  const twilio = await clientFor(options)
  try {
    const { sid } = await twilio.messages.create({ from: env.TWILIO_FROM, to: sms.to, body: sms.body })
    return { outcome: 'sent', providerId: sid }
  } catch (error) {
    const failure = withoutProvider(error)
    // A missing account answers 404: ours to put right, the message itself was never looked at.
    return failure.outcome === 'refused' && statusOf(error) === 404
      ? { outcome: 'retry', reason: failure.reason, afterMs: 60_000 }
      : failure
  }
}

/**
 * Whether an SMS was accepted: the newest message with this recipient and text that was created at or after `since`.
 * `absent` is only said when Twilio answered.
 */
export async function findSms(
  { to, body, since }: Sms & { since: Date },
  options: { timeoutMs?: number } = {},
): Promise<
  { outcome: 'sent'; providerId: string } | { outcome: 'absent' } | { outcome: 'unknown'; reason: string }
> {
  const twilio = await clientFor(options)
  try {
    const messages = await twilio.messages.list({ to, limit: LOOK_BACK })
    // Twilio's times are whole seconds; a trial account puts a sentence of its own before the text.
    const from = Math.floor(since.getTime() / 1000) * 1000
    const found = messages.find(
      ({ body: text, dateCreated }) => text?.endsWith(body) && dateCreated.getTime() >= from,
    )
    return found ? { outcome: 'sent', providerId: found.sid } : { outcome: 'absent' }
  } catch (error) {
    return { outcome: 'unknown', reason: withoutProvider(error).reason }
  }
}

function withoutProvider(error: unknown) {
  const status = statusOf(error)
  if (status === undefined) return withoutAnswer(error)
  return withoutSuccess({
    status,
    reason: error instanceof Error ? error.message : `Twilio answered ${status}`,
  })
}

function statusOf(error: unknown): number | undefined {
  const { status } = error as { status?: unknown }
  return typeof status === 'number' ? status : undefined
}

async function clientFor({ timeoutMs = TIMEOUT_MS }: { timeoutMs?: number }): Promise<Twilio> {
  return client(env.TWILIO_ACCOUNT_SID, env.TWILIO_AUTH_TOKEN, env.TWILIO_BASE_URL, timeoutMs)
}

/** Loaded at the first SMS: Twilio's SDK takes seconds to load and the web role sends none. */
const client = kept(
  async (sid: string, token: string, baseUrl: string | undefined, timeoutMs: number): Promise<Twilio> => {
    const { default: twilio } = await import('twilio')
    /** The SDK has no setting for another address. */
    class RedirectedClient extends twilio.RequestClient {
      override request<T>(options: Parameters<InstanceType<typeof twilio.RequestClient>['request']>[0]) {
        const uri = baseUrl ? options.uri.replace(/^https:\/\/[^/]+/, baseUrl) : options.uri
        return super.request<T>({ ...options, uri } as typeof options & { data?: T })
      }
    }
    return twilio(sid, token, { httpClient: new RedirectedClient({ timeout: timeoutMs }), autoRetry: false })
  },
)
