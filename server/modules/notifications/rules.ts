import type { QuietHours } from './schema.ts'

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60

const clocks = new Map<string, Intl.DateTimeFormat>()

/**
 * When quiet hours that `now` falls into end: the first instant, a whole minute, at which the clocks of their zone stand
 * outside of them. Null when `now` does not fall into them. The clocks decide, also in the nights in which they are put forward or
 * back: an hour that comes twice is quiet twice, one that does not come is not waited for.
 */
export function quietUntil(quiet: QuietHours, now: Date): Date | null {
  const started = Math.floor(now.getTime() / MINUTE_MS)
  if (!isQuiet(quiet, started)) return null
  const left = modulo(quiet.until - minuteAt(quiet.timeZone, started), DAY_MINUTES)
  // Where the clocks show the end after so many minutes, nobody has changed them meanwhile.
  let minute = started + left
  if (minuteAt(quiet.timeZone, minute) !== quiet.until) {
    minute = started
    while (isQuiet(quiet, minute)) minute += 1
  }
  return new Date(minute * MINUTE_MS)
}

/** Whether the clocks stand within the quiet hours; `minute`: of the Unix epoch. */
function isQuiet({ from, until, timeZone }: QuietHours, minute: number): boolean {
  const length = modulo(until - from, DAY_MINUTES)
  return modulo(minuteAt(timeZone, minute) - from, DAY_MINUTES) < length
}

/** The minute of the day that the clocks of a zone show. */
function minuteAt(timeZone: string, minute: number): number {
  const clock =
    clocks.get(timeZone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(timeZone, clock)
  const [hours = 0, minutes = 0] = clock
    .format(minute * MINUTE_MS)
    .split(':')
    .map(Number)
  return hours * 60 + minutes
}

function modulo(value: number, by: number): number {
  return ((value % by) + by) % by
}
