import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'

/** One minute, in seconds. */
const WINDOW_S = 60

const limiters = new Map<number, RateLimiterMemory>()

/**
 * Counts a placement by this owner in this process; true while they are below `perMinute` (0: no limit). In memory,
 * because the placement is the hot path: each copy of the web role counts for itself.
 */
export async function mayPlace(owner: string, perMinute: number): Promise<boolean> {
  if (perMinute === 0) return true
  const limiter = limiters.get(perMinute) ?? new RateLimiterMemory({ points: perMinute, duration: WINDOW_S })
  limiters.set(perMinute, limiter)
  try {
    await limiter.consume(owner)
    return true
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return false
    throw refused
  }
}
