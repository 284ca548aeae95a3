/**
 * How a request whose outcome is unknown is asked after, at a provider that remembers an idempotency key for 24 hours.
 * Nothing is ever done twice: within the window the identical request is repeated under its key, later it is looked up.
 */

const HOUR_MS = 3_600_000

/** Within this long after the request was made up, the provider certainly remembers the key. */
export const KEY_WINDOW_MS = 23 * HOUR_MS

/** How long a call rests before somebody else asks again: longer than any call lasts. */
export const ASK_AGAIN_MS = 20_000

/** The same once the key is forgotten: so long that a look-up which finds nothing proves that nothing arrived. */
export const LOOK_UP_AGAIN_MS = HOUR_MS

/**
 * What to do now about a request that was made up at `requestedAt` and last asked at `askedAt` (null: never). Who does
 * it must first note `now` as the new `askedAt`, under a lock, so that only one asks.
 */
export function nextAsk(
  { requestedAt, askedAt }: { requestedAt: Date; askedAt: Date | null },
  now: Date,
): 'send' | 'look-up' | 'wait' {
  if (!askedAt) return 'send'
  const rested = now.getTime() - askedAt.getTime()
  if (now.getTime() - requestedAt.getTime() < KEY_WINDOW_MS) return rested >= ASK_AGAIN_MS ? 'send' : 'wait'
  return rested >= LOOK_UP_AGAIN_MS ? 'look-up' : 'wait'
}
