/** An amount in integer minor units of an ISO 4217 currency. */
export type MoneyLike = { amount: number; currency: string }

const DEFAULT_LOCALE = 'en-IE'

const moneyFormats = new Map<string, Intl.NumberFormat>()

function moneyFormat(currency: string, locale: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`
  let format = moneyFormats.get(key)
  if (!format) {
    format = new Intl.NumberFormat(locale, { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    moneyFormats.set(key, format)
  }
  return format
}

/** Writes minor units as a decimal string, exactly: (123456, 2) is "1234.56"; no float is involved. */
export function minorUnitsToDecimal(amount: number, digits: number): string {
  const text = Math.abs(amount)
    .toString()
    .padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  const decimal = digits === 0 ? whole : `${whole}.${text.slice(-digits)}`
  return amount < 0 ? `-${decimal}` : decimal
}

/** "€1,234.50", "¥1,235", "KWD 1.234": the currency's own decimals, the locale's own signs. */
export function formatMoney(money: MoneyLike, locale: string = DEFAULT_LOCALE): string {
  const format = moneyFormat(money.currency, locale)
  const digits = format.resolvedOptions().maximumFractionDigits ?? 2
  // Intl takes decimal strings of any length exactly; TypeScript knows them as a template of numbers.
  return format.format(minorUnitsToDecimal(money.amount, digits) as `${number}`)
}

/** Basis points as per cent: 1250 is "12.5%". */
export function formatRate(basisPoints: number, locale: string = DEFAULT_LOCALE): string {
  return new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 2 }).format(
    basisPoints / 10_000,
  )
}

export function formatNumber(value: number, locale: string = DEFAULT_LOCALE): string {
  return new Intl.NumberFormat(locale).format(value)
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
