const DEFAULT_LOCALE = 'en-IE'

/** Basis points as per cent: 1250 is "12.5%". */
export function formatRate(basisPoints: number, locale: string = DEFAULT_LOCALE): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}

export function formatNumber(value: number, locale: string = DEFAULT_LOCALE): string {
  return new Intl.NumberFormat(locale).format(value)
}

/** A change of a count: 1200 is "+1,200", -3 is "−3". */
export function formatChange(value: number, locale: string = DEFAULT_LOCALE): string {
  return `${value > 0 ? '+' : '−'}${formatNumber(Math.abs(value), locale)}`
}

const dateOptions: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  'date-time': {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  },
  time: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
}

export type DateStyle = 'date' | 'date-time' | 'time'

/**
 * An instant for people. The zone is named and the same on server and client (UTC unless given), so that what
 * is rendered on one is what hydrates on the other.
 */
export function formatDate(
  instant: Date | string,
  options: { style?: DateStyle; locale?: string; timeZone?: string } = {},
): string {
  const { style = 'date', locale = DEFAULT_LOCALE, timeZone = 'UTC' } = options
  return new Intl.DateTimeFormat(locale, { ...dateOptions[style], timeZone }).format(new Date(instant))
}

/** 850 -> "850 ms", 2_400 -> "2.4 s", 95_000 -> "1 min 35 s". Milliseconds in. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
