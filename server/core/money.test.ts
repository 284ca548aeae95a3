import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InvariantError } from './errors.ts'
import {
  add,
  allocate,
  CURRENCIES,
  formatMoney,
  isCurrency,
  minorDigits,
  money,
  multiply,
  shareOf,
  subtract,
  taxIncludedIn,
  toDecimal,
} from './money.ts'

const anyAmount = fc.maxSafeInteger()
const anyRate = fc.integer({ min: 0, max: 10_000 })
const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0)

/** n / d to the nearest whole number, half away from zero, in arithmetic that has no limit. */
function nearest(n: bigint, d: bigint): bigint {
  const size = n < 0n ? -n : n
  const rounded = (2n * size + d) / (2n * d)
  return n < 0n ? -rounded : rounded
}

describe('currencies', () => {
  it('have the digits of ISO 4217, also where Intl has others', () => {
    expect([minorDigits('JPY'), minorDigits('EUR'), minorDigits('KWD'), minorDigits('HUF')]).toEqual([
      0, 2, 3, 2,
    ])
  })
  it('are told from other words', () => {
    expect(isCurrency('BRL')).toBe(true)
    for (const word of ['eur', 'XXX', '', 'toString', 'DEM']) {
      expect(isCurrency(word)).toBe(false)
      expect(() => minorDigits(word)).toThrow(InvariantError)
    }
  })
})

describe('sums', () => {
  it('give back what was added', () => {
    const half = fc.integer({ min: -(2 ** 52), max: 2 ** 52 })
    fc.assert(
      fc.property(half, half, fc.constantFrom(...CURRENCIES), (a, b, currency) => {
        expect(subtract(add(money(a, currency), money(b, currency)), money(b, currency))).toEqual(
          money(a, currency),
        )
      }),
    )
  })
  it('refuse two currencies', () => {
    expect(() => add(money(1, 'EUR'), money(1, 'JPY'))).toThrow('EUR and JPY do not mix')
    expect(() => subtract(money(1, 'KWD'), money(1, 'EUR'))).toThrow(InvariantError)
  })
  it('refuse fractions and what a number cannot hold exactly', () => {
    expect(() => money(0.1, 'EUR')).toThrow(InvariantError)
    expect(() => money(Number.NaN, 'EUR')).toThrow(InvariantError)
    expect(() => add(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR'))).toThrow(InvariantError)
    expect(() => multiply(money(2 ** 40, 'EUR'), 2 ** 20)).toThrow(InvariantError)
    expect(() => multiply(money(100, 'EUR'), 1.5)).toThrow(InvariantError)
  })
})

describe('shares', () => {
  it('are the exact share to the nearest unit, for every amount and rate', () => {
    fc.assert(
      fc.property(anyAmount, anyRate, (amount, bps) => {
        expect(BigInt(shareOf(amount, bps))).toBe(nearest(BigInt(amount) * BigInt(bps), 10_000n))
        const tax = nearest(BigInt(amount) * BigInt(bps), 10_000n + BigInt(bps))
        expect(BigInt(taxIncludedIn(amount, bps))).toBe(tax)
      }),
    )
  })
  it('round a half away from zero, so that a reversal negates', () => {
    expect([shareOf(5, 1000), shareOf(-5, 1000), shareOf(4, 1000)]).toEqual([1, -1, 0])
    fc.assert(
      fc.property(anyAmount, anyRate, (amount, bps) => shareOf(-amount, bps) === 0 - shareOf(amount, bps)),
    )
  })
  it('contain 19 in 119 at 19 %, 7 in 107 at 7 %', () => {
    expect([taxIncludedIn(11_900, 1900), taxIncludedIn(107, 700), taxIncludedIn(1, 1900)]).toEqual([
      1900, 7, 0,
    ])
  })
  it('refuse rates that are none', () => {
    for (const bps of [-1, 10_001, 0.5, Number.NaN]) expect(() => shareOf(100, bps)).toThrow(InvariantError)
  })
})

describe('allocate', () => {
  const weights = fc
    .array(fc.integer({ min: 0, max: 2 ** 53 - 1 }), { minLength: 1, maxLength: 20 })
    .filter((list) => list.some((weight) => weight > 0))

  it('loses no unit, and gives everybody the exact share to less than one unit', () => {
    fc.assert(
      fc.property(anyAmount, weights, (amount, list) => {
        const shares = allocate(amount, list)
        expect(shares.reduce((total, share) => total + BigInt(share), 0n)).toBe(BigInt(amount))
        const total = list.reduce((all, weight) => all + BigInt(weight), 0n)
        shares.forEach((share, index) => {
          const off = BigInt(share) * total - BigInt(amount) * BigInt(list[index] ?? 0)
          expect(off < total && off > -total).toBe(true)
        })
      }),
    )
  })
  it('gives the spare units to the largest remainders, the first of equals first', () => {
    expect(allocate(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(allocate(10, [1, 2, 4])).toEqual([1, 3, 6])
    expect(allocate(-100, [1, 1, 1])).toEqual([-34, -33, -33])
    expect(allocate(1, [0, 0, 5])).toEqual([0, 0, 1])
  })
  it('refuses weights that cannot carry anything', () => {
    for (const list of [[], [0, 0], [1, -1], [0.5]]) expect(() => allocate(10, list)).toThrow(InvariantError)
  })
  it('splits yen and fils alike: it knows no decimals', () => {
    expect(sum(allocate(1000, [333, 333, 334]))).toBe(1000)
  })
})

describe('writing', () => {
  it('puts the decimals of the minor unit', () => {
    expect(toDecimal(money(123_456, 'EUR'))).toBe('1234.56')
    expect(toDecimal(money(1234, 'JPY'))).toBe('1234')
    expect(toDecimal(money(-5, 'KWD'))).toBe('-0.005')
    expect(toDecimal(money(199_000, 'HUF'))).toBe('1990.00')
  })
  it('is exact up to the largest amount', () => {
    expect(formatMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'))).toBe('€90,071,992,547,409.91')
  })
  it('keeps the signs and spaces of the locale', () => {
    expect(formatMoney(money(123_450, 'EUR'), 'de-DE')).toBe('1.234,50\u00a0€')
    expect(formatMoney(money(1235, 'JPY'))).toBe('¥1,235')
    expect(formatMoney(money(1234, 'KWD'), 'en-US')).toBe('KWD\u00a01.234')
    expect(formatMoney(money(-990, 'BRL'), 'pt-BR')).toBe('-R$\u00a09,90')
  })
  it('reads back to the amount for every currency', () => {
    fc.assert(
      fc.property(anyAmount, fc.constantFrom(...CURRENCIES), (amount, currency) => {
        const back = BigInt(toDecimal({ amount, currency }).replace('.', ''))
        expect(back).toBe(BigInt(amount))
      }),
    )
  })
})
