import type { Resend } from 'resend'
import { env } from '#server/env.ts'
import { type Delivery, kept, retryAfter, withoutAnswer, withoutSuccess } from './outcomes.ts'

/** How long Resend may take to answer, in milliseconds. */
const TIMEOUT_MS = 10_000

/** How many mails one batch may hold: Resend's limit. */
export const EMAIL_BATCH_SIZE = 100

/** How long Resend remembers an idempotency key, in milliseconds. */
export const EMAIL_KEY_LIFETIME_MS = 24 * 60 * 60 * 1000

export interface Email {
  to: string
  subject: string
  html: string
  text: string
  replyTo?: string
}

type Answer<T> = Awaited<ReturnType<Resend['post']>> & { data: T | null }

/**
 * Sends one mail from MAIL_FROM. Idempotent for 24 hours under `idempotencyKey`: an `unknown` is settled by sending
 * the identical mail under the same key again. Never throws for what the provider or the network does.
 */
export async function sendEmail(
  email: Email,
  idempotencyKey: string,
  options: { timeoutMs?: number } = {},
): Promise<Delivery<{ providerId: string }>> {
  return settle(
    (resend, request) =>
      resend.emails.send(toResend(email), { idempotencyKey, ...request }) as Promise<Answer<{ id: string }>>,
    ({ id }) => ({ providerId: id }),
    options,
  )
}

/**
 * Sends up to 100 mails, all or none. One key covers the whole batch, for 24 hours: an `unknown` is settled by sending
 * the identical batch, in the same order, under the same key again; only `refused` allows another grouping.
 * `providerIds` are in the order of `emails`.
 */
export async function sendEmailBatch(
  emails: Email[],
  idempotencyKey: string,
  options: { timeoutMs?: number } = {},
): Promise<Delivery<{ providerIds: string[] }>> {
  return settle(
    (resend, request) =>
      resend.batch.send(emails.map(toResend), { idempotencyKey, ...request }) as Promise<
        Answer<{ data: { id: string }[] }>
      >,
    ({ data }) => ({ providerIds: data.map(({ id }) => id) }),
    options,
  )
}

async function settle<T, Sent>(
  send: (resend: Resend, request: { signal: AbortSignal }) => Promise<Answer<T>>,
  read: (data: T) => Sent,
  { timeoutMs = TIMEOUT_MS }: { timeoutMs?: number },
): Promise<Delivery<Sent>> {
  const resend = await client(env.RESEND_API_KEY, env.RESEND_BASE_URL)
  try {
    const { data, error, headers } = await send(resend, { signal: AbortSignal.timeout(timeoutMs) })
    if (data) return { outcome: 'sent', ...read(data) }
    return withoutSuccess({
      status: error?.statusCode ?? undefined,
      reason: error?.message ?? 'no answer',
      retryAfterMs: retryAfter(headers?.['retry-after']),
    })
  } catch (failure) {
    if (failure instanceof NoAnswer) return withoutAnswer(failure.cause)
    throw failure
  }
}

function toResend({ to, subject, html, text, replyTo }: Email) {
  return { from: env.MAIL_FROM, to: [to], subject, html, text, replyTo }
}

/** The request came to nothing; `cause` is the error of the network. */
class NoAnswer extends Error {}

/** Loaded at the first mail: the web role sends none. */
const client = kept(async (key: string, baseUrl: string | undefined): Promise<Resend> => {
  const { Resend } = await import('resend')
  /** The SDK's own transport drops the cause of a failed request, and a refused connection is not a time-out. */
  class TellingResend extends Resend {
    override async fetchRequest<T>(path: string, options = {}): ReturnType<typeof this.post<T>> {
      const response = await fetch(`${this.baseUrl}${path}`, options).catch((cause) => {
        throw new NoAnswer('no answer from Resend', { cause })
      })
      const headers = Object.fromEntries(response.headers.entries())
      const body = await response
        .json()
        .catch(() => ({ message: `Resend answered ${response.status} without JSON` }))
      if (response.ok && !body.message) return { data: body as T, error: null, headers }
      return { data: null, error: { ...body, statusCode: response.status }, headers }
    }
  }
  return new TellingResend(key, { baseUrl })
})
