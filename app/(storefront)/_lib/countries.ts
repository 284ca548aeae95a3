/** Where the shop delivers to, ISO 3166 alpha-2. Whether a vendor does, and for how much, the server says. */
const CODES = [
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
]

const names = new Intl.DisplayNames('en', { type: 'region' })

/** A country's name in words. */
export function countryName(code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code
}

/** For a select, by name. */
export const COUNTRIES = CODES.map((value) => ({ value, label: countryName(value) })).sort((a, b) =>
  a.label.localeCompare(b.label, 'en'),
)

/** "Leipzig, Germany". */
export function placeOf({ city, country }: { city: string | null; country: string }): string {
  return [city, countryName(country)].filter(Boolean).join(', ')
}
