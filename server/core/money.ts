import { invariant } from './errors.ts'

/**
 * The currencies of ISO 4217 with the digits of their minor unit. `Intl` is no source for these: it has CLDR's, which
 * are customary (HUF 0, IDR 0, IQD 0), and an amount read with those is off by a power of ten. Funds, metals and test
 * codes are left out: nobody pays with them.
 */
// biome-ignore format: a table
const MINOR_DIGITS = {
  AED: 2, AFN: 2, ALL: 2, AMD: 2, AOA: 2, ARS: 2, AUD: 2, AWG: 2, AZN: 2, BAM: 2, BBD: 2, BDT: 2, BHD: 3,
  BIF: 0, BMD: 2, BND: 2, BOB: 2, BRL: 2, BSD: 2, BTN: 2, BWP: 2, BYN: 2, BZD: 2, CAD: 2, CDF: 2, CHF: 2,
  CLP: 0, CNY: 2, COP: 2, CRC: 2, CUP: 2, CVE: 2, CZK: 2, DJF: 0, DKK: 2, DOP: 2, DZD: 2, EGP: 2, ERN: 2,
  ETB: 2, EUR: 2, FJD: 2, FKP: 2, GBP: 2, GEL: 2, GHS: 2, GIP: 2, GMD: 2, GNF: 0, GTQ: 2, GYD: 2, HKD: 2,
  HNL: 2, HTG: 2, HUF: 2, IDR: 2, ILS: 2, INR: 2, IQD: 3, IRR: 2, ISK: 0, JMD: 2, JOD: 3, JPY: 0, KES: 2,
  KGS: 2, KHR: 2, KMF: 0, KPW: 2, KRW: 0, KWD: 3, KYD: 2, KZT: 2, LAK: 2, LBP: 2, LKR: 2, LRD: 2, LSL: 2,
  LYD: 3, MAD: 2, MDL: 2, MGA: 2, MKD: 2, MMK: 2, MNT: 2, MOP: 2, MRU: 2, MUR: 2, MVR: 2, MWK: 2, MXN: 2,
  MYR: 2, MZN: 2, NAD: 2, NGN: 2, NIO: 2, NOK: 2, NPR: 2, NZD: 2, OMR: 3, PAB: 2, PEN: 2, PGK: 2, PHP: 2,
  PKR: 2, PLN: 2, PYG: 0, QAR: 2, RON: 2, RSD: 2, RUB: 2, RWF: 0, SAR: 2, SBD: 2, SCR: 2, SDG: 2, SEK: 2,
  SGD: 2, SHP: 2, SLE: 2, SOS: 2, SRD: 2, SSP: 2, STN: 2, SVC: 2, SYP: 2, SZL: 2, THB: 2, TJS: 2, TMT: 2,
  TND: 3, TOP: 2, TRY: 2, TTD: 2, TWD: 2, TZS: 2, UAH: 2, UGX: 0, USD: 2, UYU: 2, UZS: 2, VES: 2, VND: 0,
  VUV: 0, WST: 2, XAF: 0, XCD: 2, XCG: 2, XOF: 0, XPF: 0, YER: 2, ZAR: 2, ZMW: 2, ZWG: 2,
} as const

export type Currency = keyof typeof MINOR_DIGITS

/** Every currency that Tradehall knows, in alphabetical order. Which one is used is a setting. */
export const CURRENCIES = Object.keys(MINOR_DIGITS) as [Currency, ...Currency[]]

/** An amount in integer minor units (cents, fils, whole yen) of its currency. */
export interface Money<C extends string = Currency> {
  amount: number
  currency: C
}

/** The largest amount that an order or the catalogue holds: their columns are 32-bit. The book's are 64-bit. */
export const MAX_AMOUNT = 2_147_483_647

export function isCurrency(code: string): code is Currency {
  return Object.hasOwn(MINOR_DIGITS, code)
}

/** How many decimals the minor unit has: JPY 0, EUR 2, KWD 3. Throws InvariantError on a currency that is none. */
export function minorDigits(currency: string): number {
  invariant(isCurrency(currency), `${currency} is no currency of ISO 4217`)
  return MINOR_DIGITS[currency]
}

/** The amount as Money. Throws InvariantError where it is no safe integer or the currency is none. */
export function money(amount: number, currency: string): Money {
  invariant(isCurrency(currency), `${currency} is no currency of ISO 4217`)
  return { amount: safe(amount), currency }
}

/** a + b of one currency. Throws InvariantError on two currencies and beyond safe integers. */
export function add<C extends string>(a: Money<C>, b: Money<C>): Money<C> {
  return { amount: safe(safe(a.amount) + safe(b.amount)), currency: same(a, b) }
}

/** a - b of one currency; may be negative. Throws InvariantError on two currencies and beyond safe integers. */
export function subtract<C extends string>(a: Money<C>, b: Money<C>): Money<C> {
  return { amount: safe(safe(a.amount) - safe(b.amount)), currency: same(a, b) }
}

/** A price times a whole number. Throws InvariantError on a fraction and beyond safe integers. */
export function multiply<C extends string>(a: Money<C>, factor: number): Money<C> {
  return { amount: safe(safe(a.amount) * safe(factor)), currency: a.currency }
}

/**
 * `amount * numerator / denominator` in minor units, exact and then rounded to the nearest, half away from zero.
 *
 * Half up is what article 5 of Regulation (EC) 1103/97 has for conversions into euro and what people expect; for taxes
 * the method is left to the member states (Court of Justice, C-484/06, Koninklijke Ahold). Away from zero for negative amounts, so
 * that a reversal is exactly the negation of what it reverses.
 */
function scaled(amount: number, numerator: number, denominator: number): number {
  // Whole multiples first: what is left is below the denominator, so no product leaves the safe integers.
  const size = Math.abs(safe(amount))
  const whole = Math.floor(size / denominator) * numerator
  const rest = (size % denominator) * numerator
  const rounded = safe(whole + Math.floor((2 * rest + denominator) / (2 * denominator)))
  return amount < 0 ? 0 - rounded : rounded
}

/** `basisPoints` (0 to 10,000) of an amount of minor units, to the nearest unit, half away from zero. */
export function shareOf(amount: number, basisPoints: number): number {
  return scaled(amount, rate(basisPoints), 10_000)
}

/** The tax contained in an amount that includes it at `basisPoints` (0 to 10,000): gross * r / (1 + r), to the nearest unit. */
export function taxIncludedIn(gross: number, basisPoints: number): number {
  return scaled(gross, rate(basisPoints), 10_000 + basisPoints)
}

/**
 * Splits an amount of minor units in proportion to `weights` (whole, not negative, not all zero) so that no unit is
 * lost: everybody gets the whole part of the exact share, and what remains goes one unit each to the largest
 * remainders, the first of equals before the others. Throws InvariantError on other weights.
 */
export function allocate(amount: number, weights: readonly number[]): number[] {
  invariant(
    weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0),
    'weights are whole and not negative',
  )
  const sum = weights.reduce((total, weight) => total + BigInt(weight), 0n)
  invariant(sum > 0n, 'some weight is above zero')
  const size = BigInt(Math.abs(safe(amount)))
  const exact = weights.map((weight) => size * BigInt(weight))
  const shares = exact.map((share) => Number(share / sum))
  const left = Math.abs(amount) - shares.reduce((total, share) => total + share, 0)
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share % sum }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder < b.remainder ? 1 : -1))
  for (const { index } of byRemainder.slice(0, left)) shares[index] = (shares[index] ?? 0) + 1
  return amount < 0 ? shares.map((share) => 0 - share) : shares
}

/** The exact decimal number: 123456 with 2 digits is "1234.56", -5 is "-0.05". No float is involved. */
export function toDecimal({ amount, currency }: Money<string>): string {
  const digits = minorDigits(currency)
  const text = String(Math.abs(safe(amount))).padStart(digits + 1, '0')
  const whole = text.slice(0, text.length - digits)
  return `${amount < 0 ? '-' : ''}${whole}${digits === 0 ? '' : `.${text.slice(-digits)}`}`
}

const formats = new Map<string, Intl.NumberFormat>()

/** "€1,234.50", "¥1,235", "KWD 1.234": exact, with the decimals of the minor unit and the locale's own signs. */
export function formatMoney(value: Money<string>, locale = 'en-IE'): string {
  const key = `${locale} ${value.currency}`
  const digits = minorDigits(value.currency)
  const format =
    formats.get(key) ??
    new Intl.NumberFormat(locale, {
      style: 'currency',
      currency: value.currency,
      currencyDisplay: 'narrowSymbol',
      minimumFractionDigits: digits,
      maximumFractionDigits: digits,
    })
  formats.set(key, format)
  // Intl reads a decimal string exactly, however long; its types know such a string as a template of a number.
  return format.format(toDecimal(value) as `${number}`)
}

function safe(amount: number): number {
  invariant(Number.isSafeInteger(amount), 'an amount is a safe integer of minor units')
  return amount
}

function rate(basisPoints: number): number {
  invariant(
    Number.isSafeInteger(basisPoints) && basisPoints >= 0 && basisPoints <= 10_000,
    'a rate is 0 to 10,000 basis points',
  )
  return basisPoints
}

function same<C extends string>(a: Money<C>, b: Money<C>): C {
  invariant(a.currency === b.currency, `${a.currency} and ${b.currency} do not mix`)
  return a.currency
}
