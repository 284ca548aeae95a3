/** What an address consists of, in each country that the shop delivers to. Pure; the server takes any that is filled in. */

import type { Destination } from './countries.ts'

export interface AddressForm {
  name: string
  line1: string
  line2: string
  postalCode: string
  city: string
  region: string
  country: string
}
type AddressField = keyof AddressForm

/** Rows of fields below country and name, in the order in which the country writes them. */
type Rows = readonly (readonly AddressField[])[]

const CODE_CITY: Rows = [['line1'], ['line2'], ['postalCode', 'city']]
const CITY_CODE: Rows = [['line1'], ['line2'], ['city', 'postalCode']]
const CODE_CITY_REGION: Rows = [...CODE_CITY, ['region']]
const CITY_REGION_CODE: Rows = [['line1'], ['line2'], ['city'], ['region', 'postalCode']]
const FROM_LARGE_TO_SMALL: Rows = [['postalCode', 'region'], ['city'], ['line1'], ['line2']]

interface AddressFormat {
  /** What a postal code looks like: # a digit, @ a letter, * either; other characters stand for themselves. */
  codes: readonly string[]
  /** One that exists, for the error's words. */
  example: string
  rows: Rows
  /** What the region is called; null where an address has none. */
  region: 'state' | 'province' | 'prefecture' | null
  /** What the postal code is called. */
  code: 'postalCode' | 'zip' | 'postcode' | 'eircode'
}

function like(code: string, example: string, over: Partial<AddressFormat> = {}): AddressFormat {
  return { codes: [code], example, rows: CODE_CITY, region: null, code: 'postalCode', ...over }
}

const BRITISH = ['@# #@@', '@## #@@', '@@# #@@', '@@## #@@', '@#@ #@@', '@@#@ #@@']

/** By ISO 3166 alpha-2. Source of the patterns: Universal Postal Union, addressing systems of each country. */
const FORMATS: Readonly<Record<string, AddressFormat>> = {
  AT: like('####', '1010'),
  AU: like('####', '2000', { rows: CITY_REGION_CODE, region: 'state', code: 'postcode' }),
  BE: like('####', '1000'),
  BG: like('####', '1000'),
  BR: like('#####-###', '01310-100', { rows: CITY_REGION_CODE, region: 'state' }),
  CA: like('@#@ #@#', 'K1A 0B1', { rows: CITY_REGION_CODE, region: 'province' }),
  CH: like('####', '8001'),
  CY: like('####', '1010'),
  CZ: like('### ##', '110 00'),
  DE: like('#####', '10119'),
  DK: like('####', '1050'),
  EE: like('#####', '10111'),
  ES: like('#####', '28013', { rows: CODE_CITY_REGION, region: 'province' }),
  FI: like('#####', '00100'),
  FR: like('#####', '75001'),
  GB: like('', 'SW1A 1AA', { codes: BRITISH, rows: CITY_CODE, code: 'postcode' }),
  GR: like('### ##', '105 57'),
  HR: like('#####', '10000'),
  HU: like('####', '1051'),
  IE: like('@#* ****', 'D02 AF30', { rows: CITY_CODE, code: 'eircode' }),
  IS: like('###', '101'),
  IT: like('#####', '00184', { rows: CODE_CITY_REGION, region: 'province' }),
  JP: like('###-####', '100-0001', { rows: FROM_LARGE_TO_SMALL, region: 'prefecture' }),
  KW: like('#####', '13001'),
  LI: like('####', '9490'),
  LT: like('LT-#####', 'LT-01100'),
  LU: like('####', '1111'),
  LV: like('LV-####', 'LV-1050', { rows: CITY_CODE }),
  MT: like('@@@ ####', 'VLT 1117', { rows: CITY_CODE }),
  MX: like('#####', '06000', { rows: CODE_CITY_REGION, region: 'state' }),
  NL: like('#### @@', '1012 AB'),
  NO: like('####', '0150'),
  NZ: like('####', '6011', { rows: CITY_CODE, code: 'postcode' }),
  PL: like('##-###', '00-001'),
  PT: like('####-###', '1100-148'),
  RO: like('######', '010011'),
  SE: like('### ##', '111 20'),
  SI: like('####', '1000'),
  SK: like('### ##', '811 01'),
  US: like('#####', '10001', {
    ...{ codes: ['#####', '#####-####'], rows: CITY_REGION_CODE },
    ...{ region: 'state', code: 'zip' },
  }),
} satisfies Record<Destination, AddressFormat>

/** How addresses of a country are written; of one that is not in the table as in most of Europe. */
export function addressFormat(country: string): AddressFormat {
  return FORMATS[country] ?? like('', '')
}

const KINDS: Readonly<Record<string, string>> = { '#': '[0-9]', '@': '[A-Z]', '*': '[A-Z0-9]' }
const bare = (code: string) => code.toUpperCase().replace(/[\s-]/g, '')

/**
 * A postal code as its country writes it, whatever the case and grouping it was typed in: "k1a0b1" is "K1A 0B1". Null
 * where it is none.
 */
export function tidyPostalCode(country: string, typed: string): string | null {
  const { codes } = addressFormat(country)
  if (codes.every((code) => code === '')) return typed.trim()
  const letters = bare(typed)
  // Some write their country before it, as on an envelope from abroad.
  const candidates = [letters, letters.replace(new RegExp(`^${country}`), ''), `${country}${letters}`]
  for (const code of codes) {
    const shape = new RegExp(`^${[...bare(code)].map((sign) => KINDS[sign] ?? sign).join('')}$`)
    const found = candidates.find((candidate) => shape.test(candidate))
    if (found) return grouped(code, found)
  }
  return null
}

/** The letters of `bare` with the separators of `code` between them. */
function grouped(code: string, letters: string): string {
  let next = 0
  return [...code].map((sign) => (/[\s-]/.test(sign) ? sign : (letters[next++] ?? ''))).join('')
}

/** What is wrong with a field, as `common.address.problems` has words for it. */
export interface AddressProblem {
  key: 'name' | 'line1' | 'city' | 'region' | 'postalCode' | 'postalCodeForm' | 'country' | 'long' | 'signs'
  values?: { example?: string; max?: number }
}

/** Characters; the server's schema has the same. */
const LONGEST = { name: 120, line1: 160, line2: 160, postalCode: 16, city: 100, region: 100 } as const

/** Everything that is wrong with an address, by field; nothing where it can be delivered to. */
export function addressProblems(address: AddressForm): Partial<Record<AddressField, AddressProblem>> {
  const format = addressFormat(address.country)
  const problems: Partial<Record<AddressField, AddressProblem>> = {}
  for (const field of ['name', 'line1', 'line2', 'postalCode', 'city', 'region'] as const) {
    const value = address[field].trim()
    const needed = field !== 'line2' && (field !== 'region' || format.region !== null)
    if (field === 'region' && format.region === null) continue
    if (value === '' && needed) problems[field] = { key: field as Exclude<typeof field, 'line2'> }
    else if (value.length > LONGEST[field]) problems[field] = { key: 'long', values: { max: LONGEST[field] } }
    else if (!value.isWellFormed() || /\p{Cc}/u.test(value)) problems[field] = { key: 'signs' }
  }
  if (!FORMATS[address.country]) problems.country = { key: 'country' }
  if (!problems.postalCode && tidyPostalCode(address.country, address.postalCode) === null)
    problems.postalCode = { key: 'postalCodeForm', values: { example: format.example } }
  return problems
}

/** An address as it is sent: trimmed, without what was left empty or does not belong to its country. */
export function addressDetails(address: AddressForm) {
  const { name, line1, line2, postalCode, city, region, country } = address
  return {
    ...{ name: name.trim(), line1: line1.trim(), line2: line2.trim() || undefined },
    postalCode: tidyPostalCode(country, postalCode) ?? postalCode.trim(),
    city: city.trim(),
    region: addressFormat(country).region ? region.trim() || undefined : undefined,
    country,
  }
}

/** The lines of an address as its country writes them, without the country's name. */
export function addressLines(
  address: {
    [Field in AddressField]?: string | null
  },
): string[] {
  const rows = addressFormat(address.country ?? '').rows
  const written = rows.map((row) => row.flatMap((field) => address[field] || []).join(' '))
  const region = rows.some((row) => row.includes('region')) ? '' : (address.region ?? '')
  return [address.name ?? '', ...written, region].filter(Boolean)
}
