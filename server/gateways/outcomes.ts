/** What became of a message that was handed to a provider. */
export type Delivery<Sent> =
  | ({ outcome: 'sent' } & Sent)
  /** The provider said no for good: the same request would be refused again. */
  | { outcome: 'refused'; reason: string }
  /** Certainly not accepted, and may be later: wait `afterMs` (milliseconds) where the provider said how long. */
  | { outcome: 'retry'; reason: string; afterMs?: number }
  /** May have been accepted: repeat the identical request, look it up, or leave it to an operator. */
  | { outcome: 'unknown'; reason: string }

/** What a provider answered that is not a success; `status` undefined means that there was no answer. */
export interface Refusal {
  status: number | undefined
  reason: string
  retryAfterMs?: number
}

/** How long to leave a provider alone that does not accept our credentials: an operator has to act first. */
const CREDENTIALS_MS = 60_000

/** Network errors that happen before a byte of the request has left. */
const NEVER_SENT = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
])

/**
 * What an answer without success means for something that must not happen twice. Only a definite 4xx refuses;
 * wrong credentials, a rate limit and a connection that never came about leave nothing behind and are tried again.
 */
export function withoutSuccess({
  status,
  reason: said,
  retryAfterMs,
}: Refusal): Exclude<Delivery<unknown>, { outcome: 'sent' }> {
  const reason = withoutPeople(said)
  if (status === 429) return { outcome: 'retry', reason, afterMs: retryAfterMs }
  if (status === 401 || status === 403)
    return { outcome: 'retry', reason, afterMs: retryAfterMs ?? CREDENTIALS_MS }
  if (status === undefined || status < 400 || status >= 500) return { outcome: 'unknown', reason }
  if (status === 408 || status === 409 || status === 425) return { outcome: 'unknown', reason }
  return { outcome: 'refused', reason }
}

/**
 * A provider's sentence as it may be kept beside a job and in a log: it likes to repeat the e-mail address or telephone
 * number that it was given.
 */
export function withoutPeople(sentence: string): string {
  return sentence
    .replace(/[^\s<>"'`(),;:]+@[^\s<>"'`(),;:]+/g, '(address)')
    .replace(/\+\d[\d ().-]{5,}\d/g, '(number)')
}

/** What an error of the network itself means: a refused connection has certainly sent nothing. */
export function withoutAnswer(error: unknown): { outcome: 'retry' | 'unknown'; reason: string } {
  const code = networkCode(error)
  const reason = code ?? (error instanceof Error ? error.message : String(error))
  return { outcome: code && NEVER_SENT.has(code) ? 'retry' : 'unknown', reason }
}

/** The error code of Node's network layer, wherever fetch, axios or an SDK has wrapped it. */
function networkCode(error: unknown): string | undefined {
  let last: string | undefined
  for (let at: unknown = error, depth = 0; at && typeof at === 'object' && depth < 5; depth += 1) {
    const { code, name, cause, detail } = at as {
      code?: unknown
      name?: unknown
      cause?: unknown
      detail?: unknown
    }
    if (typeof code === 'string') last = code
    else if (name === 'TimeoutError') last = 'ETIMEDOUT'
    at = cause ?? detail
  }
  return last
}

/** Milliseconds from a `Retry-After` header in seconds; undefined when it has none. */
export function retryAfter(header: string | null | undefined): number | undefined {
  const seconds = Number(header)
  return header && Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined
}

/** Keeps what `build` makes of the settings for as long as the settings stay the same. */
export function kept<S extends readonly unknown[], T>(build: (...settings: S) => T): (...settings: S) => T {
  let last: { settings: S; made: T } | undefined
  return (...settings) => {
    if (!last || last.settings.some((value, index) => value !== settings[index])) {
      last = { settings, made: build(...settings) }
    }
    return last.made
  }
}
