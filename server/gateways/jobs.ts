import { Inngest } from 'inngest'
import { env } from '#server/env.ts'

/** How long the Inngest server may take for one request, in milliseconds. */
const TIMEOUT_MS = 3_000

/** An event as the job server takes it. It remembers an id for 24 hours and takes it once. */
export interface JobEvent {
  id: string
  name: string
  data: Record<string, unknown>
  /** Milliseconds since 1970; now when left out. */
  ts?: number
}

/** The client that functions are made with. Settings are read when they are needed, so `next build` needs none. */
export const inngest = new Inngest({
  id: 'tradehall',
  get isDev() {
    return env.INNGEST_DEV
  },
  get baseUrl() {
    return env.INNGEST_BASE_URL
  },
  get eventKey() {
    return env.INNGEST_EVENT_KEY
  },
  get signingKey() {
    return env.INNGEST_SIGNING_KEY
  },
  get appVersion() {
    return env.BUILD_ID
  },
  aiMetadata: false,
  fetch: (input, init) => fetch(input, { ...init, signal: deadline(init?.signal) }),
})

/**
 * Hands events to the job server: all of them, or `failed`. Sending the same ids again within 24 hours does nothing, so
 * a `failed` is sent again as it is. Takes at most 20 s, of which the SDK's own five attempts are a part: a lease on
 * the events must outlast that. Nothing is sent for an empty list.
 */
export async function sendEvents(
  events: JobEvent[],
): Promise<{ outcome: 'sent' } | { outcome: 'failed'; reason: string }> {
  if (events.length === 0) return { outcome: 'sent' }
  try {
    await inngest.send(events)
    return { outcome: 'sent' }
  } catch (error) {
    return { outcome: 'failed', reason: error instanceof Error ? error.message : String(error) }
  }
}

/** Whether the job server answers at all. Inngest Cloud is taken to. */
export async function jobServerAnswers(): Promise<boolean> {
  if (!env.INNGEST_BASE_URL) return true
  const asked = fetch(`${env.INNGEST_BASE_URL}/health`, { signal: deadline(undefined) })
  return asked.then(
    () => true,
    () => false,
  )
}

function deadline(signal: AbortSignal | null | undefined): AbortSignal {
  const timeout = AbortSignal.timeout(TIMEOUT_MS)
  return signal ? AbortSignal.any([signal, timeout]) : timeout
}
