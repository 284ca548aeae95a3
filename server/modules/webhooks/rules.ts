/** When a delivery is tried again, and what an answer means. */

const MINUTE_MS = 60_000

/** How long a delivery rests after each attempt that failed, in milliseconds; after the last one it has failed. */
const BACK_OFF_MS = [0.5, 2, 10, 30, 120, 300, 600].map((minutes) => minutes * MINUTE_MS)

/** How often a delivery is tried, over about 18 hours. */
export const MAX_ATTEMPTS = BACK_OFF_MS.length + 1

/** How long an endpoint may take to answer, in milliseconds. */
export const TIMEOUT_MS = 10_000

/** When the attempt after number `attempt` (from 1) is due; null when that was the last. */
export function nextAttemptAt(attempt: number, now: Date): Date | null {
  const rest = BACK_OFF_MS[attempt - 1]
  return rest === undefined ? null : new Date(now.getTime() + rest)
}

/** What an endpoint's answer means: 410 says that it wants nothing any more, everything but 2xx is tried again. */
export function verdict(status: number): 'delivered' | 'gone' | 'again' {
  if (status >= 200 && status < 300) return 'delivered'
  return status === 410 ? 'gone' : 'again'
}
