/** When customers order: over a year with its seasons, weekdays and hours. */
import type { Random } from '#prisma/seed/random.ts'

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** How much each month buys, January first: presents in November and December, holidays in July and August. */
const MONTHS = [0.9, 0.85, 0.95, 0.95, 1, 0.95, 0.8, 0.8, 1, 1.05, 1.35, 1.6]
/** How much each weekday buys, Sunday first: people look at the weekend and buy when it ends. */
const WEEKDAYS = [1.2, 1.15, 1, 0.95, 0.95, 0.85, 0.9]
/** How much each hour of the day (UTC) buys. */
const HOURS = [2, 1, 1, 1, 1, 2, 4, 6, 8, 9, 10, 10, 10, 9, 9, 9, 9, 10, 12, 14, 14, 11, 7, 4]

/**
 * The instants of `count` orders within the 365 days before `now`, oldest first. Nothing is placed in the last hour, so
 * that every order's card is captured by now.
 */
export function* placementTimes(count: number, now: Date, random: Random): Generator<Date> {
  const last = now.getTime() - HOUR_MS
  const days = Array.from({ length: 365 }, (_, index) => last - (365 - index) * DAY_MS)
  const weights = days.map((day) => {
    const date = new Date(day)
    return (MONTHS[date.getUTCMonth()] ?? 1) * (WEEKDAYS[date.getUTCDay()] ?? 1)
  })
  const total = weights.reduce((sum, weight) => sum + weight, 0)
  const hours = HOURS.flatMap((weight, hour) => Array.from({ length: weight }, () => hour))
  let passed = 0
  let made = 0
  for (const [index, day] of days.entries()) {
    passed += weights[index] ?? 0
    const upTo = Math.round((count * passed) / total)
    const dayEnd = day + DAY_MS
    const midnight = Math.floor(day / DAY_MS) * DAY_MS
    const times = Array.from({ length: upTo - made }, () => {
      const at = midnight + random.pick(hours) * HOUR_MS + Math.floor(random.next() * HOUR_MS)
      // A day here begins at now's time of day, not at midnight.
      return at < day ? at + DAY_MS : Math.min(at, dayEnd)
    }).sort((a, b) => a - b)
    for (const at of times) yield new Date(Math.min(at, last))
    made = upTo
  }
}
