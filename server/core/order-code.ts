import { invariant } from './errors.ts'

/** Crockford's base32: no I, L, O (read as 1, 1, 0) and no U. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const PREFIX = 'TH'
const RANDOM = 8

/**
 * A new order code such as `TH-7K3M-9QX2-A`: 40 random bits and a check character. It names no sequence and cannot
 * be guessed; it may collide, so the column is unique and the placement draws again.
 */
export function makeOrderCode(): string {
  // 256 is a multiple of 32, so the low five bits of a random byte are as random as the byte.
  const values = Array.from(globalThis.crypto.getRandomValues(new Uint8Array(RANDOM)), (byte) => byte & 31)
  return written(values)
}

/**
 * The code that a person meant, in its one spelling, or null. Lower case, spaces, any or no hyphens, a missing `TH`,
 * O for 0, and I or L for 1 are understood; a code whose check character does not fit is not.
 */
export function parseOrderCode(text: string): string | null {
  const typed = text.toUpperCase().replace(/[\s\u2010-\u2015-]/g, '')
  const body =
    typed.length === PREFIX.length + RANDOM + 1 && typed.startsWith(PREFIX) ? typed.slice(2) : typed
  if (body.length !== RANDOM + 1) return null
  const values = [...body.replaceAll('O', '0').replace(/[IL]/g, '1')].map((char) => ALPHABET.indexOf(char))
  if (values.includes(-1) || checksum(values) !== 0) return null
  return written(values.slice(0, RANDOM))
}

/** The code of the order's `number`th vendor part, from 1: the order's code and `/1`. */
export function vendorOrderCode(orderCode: string, number: number): string {
  invariant(Number.isSafeInteger(number) && number >= 1, 'parts of an order are numbered from 1')
  return `${orderCode}/${number}`
}

function written(values: readonly number[]): string {
  // The last position has weight 1, so its checksum over a zero there is the character that brings the sum to 0.
  const chars = [...values, checksum([...values, 0])].map((value) => ALPHABET[value]).join('')
  return `${PREFIX}-${chars.slice(0, 4)}-${chars.slice(4, 8)}-${chars.slice(8)}`
}

/**
 * Weighted sum over the field of 32 elements: position i from the right counts a^i. As the weights are different and
 * none is zero, any one wrong character and any two exchanged ones change the sum. Crockford's own check (mod 37)
 * finds no more and needs *, ~, $, = and U, which nobody can dictate; a sum mod 32 misses exchanges.
 */
function checksum(values: readonly number[]): number {
  return values.reduce((sum, value) => timesA(sum) ^ value, 0)
}

/** Multiplication by a, the root of x^5 + x^2 + 1, whose powers are all 31 elements but zero. */
function timesA(value: number): number {
  const doubled = value << 1
  return doubled & 32 ? doubled ^ 0b100101 : doubled
}
