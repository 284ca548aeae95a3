import { createHmac } from 'node:crypto'
import type { Event, Store } from './store.ts'

export interface Endpoint {
  url: string
  secret: string
}

/** How many events are on their way at a time. */
const PARALLEL = 4
const TIMEOUT_MS = 10_000
const LONGEST_WAIT_MS = 60_000
/** Stripe tries for three days; nobody runs a local stack that long without its shop. */
const ATTEMPTS = 100

/**
 * Brings events to the endpoint, signed as Stripe signs them, in no particular order and again until it answers 2xx:
 * after 1, 2, 4 ... 60 seconds. What was not taken when the process died is sent by the next one.
 */
export class Webhooks {
  readonly #store: Store
  readonly #endpoint: Endpoint
  readonly #attempts = new Map<string, number>()
  readonly #waiting = new Set<string>()
  readonly #timers = new Set<NodeJS.Timeout>()
  readonly #closing = new AbortController()
  #active = 0

  constructor(store: Store, endpoint: Endpoint) {
    this.#store = store
    this.#endpoint = endpoint
  }

  /** Starts on whatever is pending. */
  wake(): void {
    for (const [id, event] of this.#store.pending) {
      if (this.#active >= PARALLEL || this.#closing.signal.aborted) return
      if (this.#waiting.has(id)) continue
      this.#waiting.add(id)
      void this.#deliver(event)
    }
  }

  close(): void {
    this.#closing.abort()
    for (const timer of this.#timers) clearTimeout(timer)
  }

  async #deliver(event: Event): Promise<void> {
    this.#active += 1
    const taken = await this.#send(event)
    this.#active -= 1
    if (this.#closing.signal.aborted) return
    const attempts = (this.#attempts.get(event.id) ?? 0) + 1
    if (taken || attempts >= ATTEMPTS) {
      this.#attempts.delete(event.id)
      this.#waiting.delete(event.id)
      this.#store.delivered(event.id)
    } else {
      this.#attempts.set(event.id, attempts)
      const timer = setTimeout(
        () => {
          this.#timers.delete(timer)
          this.#waiting.delete(event.id)
          this.wake()
        },
        Math.min(1000 * 2 ** (attempts - 1), LONGEST_WAIT_MS),
      )
      this.#timers.add(timer)
    }
    this.wake()
  }

  async #send(event: Event): Promise<boolean> {
    const body = JSON.stringify({
      id: event.id,
      object: 'event',
      api_version: null,
      created: event.created,
      data: { object: event.object },
      livemode: false,
      pending_webhooks: 1,
      request: null,
      type: event.type,
    })
    try {
      const response = await fetch(this.#endpoint.url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'stripe-signature': sign(body, this.#endpoint.secret),
        },
        body,
        signal: AbortSignal.any([this.#closing.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await response.body?.cancel()
      return response.ok
    } catch {
      return false
    }
  }
}

/** The header `Stripe-Signature` for a body: HMAC-SHA256 over the time in seconds and the body. */
export function sign(body: string, secret: string, at = Math.floor(Date.now() / 1000)): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`
}
