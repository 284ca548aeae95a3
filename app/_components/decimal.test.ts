import { describe, expect, test } from 'vitest'
import { formatDecimal, parseDecimal } from './decimal.ts'

describe('a number that somebody typed', () => {
  test.each([
    ['12.5', 2, 1250],
    ['12,5', 2, 1250],
    [' 7 ', 2, 700],
    ['0.01', 2, 1],
    ['1.234', 3, 1234],
    ['1500', 0, 1500],
  ])('%s with %i decimals is %i', (typed, digits, units) => {
    expect(parseDecimal(typed, digits)).toBe(units)
  })

  test.each([
    ['12.345', 2],
    ['1.5', 0],
    ['-1', 2],
    ['1e3', 2],
    ['', 2],
    ['1.', 2],
    ['9999999999999', 2],
  ])('%s with %i decimals is none', (typed, digits) => {
    expect(parseDecimal(typed, digits)).toBeNull()
  })
})

test('what is shown for editing reads back as what it was', () => {
  for (const [units, digits, shown] of [
    [1250, 2, '12.5'],
    [1, 2, '0.01'],
    [700, 2, '7'],
    [0, 2, '0'],
    [1234, 3, '1.234'],
    [1500, 0, '1500'],
  ] as const) {
    expect(formatDecimal(units, digits)).toBe(shown)
    expect(parseDecimal(shown, digits)).toBe(units)
  }
})
