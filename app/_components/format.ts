const DEFAULT_LOCALE = 'en-IE'

/** Making a format takes a hundred times as long as using one, and a list of cards uses it for each. */
function remembered<Options, Format>(make: (locale: string, options: Options) => Format) {
  const made = new Map<string, Format>()
  return (locale: string, options: Options): Format => {
    const key = `${locale} ${JSON.stringify(options)}`
    const format = made.get(key) ?? make(locale, options)
    made.set(key, format)
    return format
  }
}
const numbers = remembered(
  (locale, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(locale, options),
)
const dates = remembered(
  (locale, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, options),
)

/** Basis points as per cent: 1250 is "12.5%". */
export function formatRate(basisPoints: number, locale: string = DEFAULT_LOCALE): string {
  return numbers(locale, { style: 'percent', maximumFractionDigits: 2 }).format(basisPoints / 10_000)
}

export function formatNumber(value: number, locale: string = DEFAULT_LOCALE): string {
  return numbers(locale, {}).format(value)
}

/** Hundredths of a star in tenths: 463 is "4.6"; 500 is "5", or "5.0" with `digits` 1, for what is a mean. */
export function formatStars(rating: number, locale: string, digits: 0 | 1): string {
  return numbers(locale, { minimumFractionDigits: digits }).format(Math.round(rating / 10) / 10)
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
  return dates(locale, { ...dateOptions[style], timeZone }).format(new Date(instant))
}

/** 850 -> "850 ms", 2_400 -> "2.4 s", 95_000 -> "1 min 35 s". Milliseconds in. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`
  if (milliseconds < 59_950) return `${(milliseconds / 1000).toFixed(1)} s`
  const seconds = Math.round(milliseconds / 1000)
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
  return `${Math.floor(seconds / 3600)} h ${Math.floor((seconds % 3600) / 60)} min`
}
