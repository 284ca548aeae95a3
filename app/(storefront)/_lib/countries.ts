import { DEFAULT_LOCALE } from '#server/messages/locales.ts'

/** The countries that the shop delivers to (ISO 3166 alpha-2); what an address there consists of is in address-rules.ts. */
export const DELIVERED_TO = [
  'AT',
  'AU',
  'BE',
  'BG',
  'BR',
  'CA',
  'CH',
  'CY',
  'CZ',
  'DE',
  'DK',
  'EE',
  'ES',
  'FI',
  'FR',
  'GB',
  'GR',
  'HR',
  'HU',
  'IE',
  'IS',
  'IT',
  'JP',
  'KW',
  'LI',
  'LT',
  'LU',
  'LV',
  'MT',
  'MX',
  'NL',
  'NO',
  'NZ',
  'PL',
  'PT',
  'RO',
  'SE',
  'SI',
  'SK',
  'US',
] as const
export type Destination = (typeof DELIVERED_TO)[number]

const names = new Map<string, Intl.DisplayNames>()

function namesIn(locale: string): Intl.DisplayNames {
  const known = names.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  names.set(locale, known)
  return known
}

/** A country's name in words. */
export function countryName(code: string, locale: string = DEFAULT_LOCALE): string {
  return /^[A-Z]{2}$/.test(code) ? (namesIn(locale).of(code) ?? code) : code
}

/** The countries that the shop delivers to, for a select, by name. */
export function countryOptions(locale: string): { value: string; label: string }[] {
  return DELIVERED_TO.map((value) => ({ value, label: countryName(value, locale) })).sort((a, b) =>
    a.label.localeCompare(b.label, locale),
  )
}

/** "Leipzig, Germany". */
export function placeOf(
  { city, country }: { city: string | null; country: string },
  locale: string = DEFAULT_LOCALE,
): string {
  return [city, countryName(country, locale)].filter(Boolean).join(', ')
}
