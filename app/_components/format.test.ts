import { describe, expect, test } from 'vitest'
import { formatDate, formatDuration, formatMoney, formatRate, minorUnitsToDecimal } from './format.ts'

describe('formatMoney', () => {
  test('writes each currency with its own number of decimals', () => {
    expect(formatMoney({ amount: 123450, currency: 'EUR' })).toBe('€1,234.50')
    expect(formatMoney({ amount: 1235, currency: 'JPY' })).toBe('¥1,235')
    expect(formatMoney({ amount: 1234, currency: 'KWD' }).replace(/\s/g, ' ')).toBe('KWD 1.234')
  })

  test('follows the locale', () => {
    expect(formatMoney({ amount: 123450, currency: 'EUR' }, 'de').replace(/\s/g, ' ')).toBe('1.234,50 €')
  })

  test('loses no cent at the edge of safe integers', () => {
    expect(formatMoney({ amount: Number.MAX_SAFE_INTEGER, currency: 'EUR' })).toBe('€90,071,992,547,409.91')
  })

  test('writes small and negative amounts', () => {
    expect(formatMoney({ amount: 5, currency: 'EUR' })).toBe('€0.05')
    expect(formatMoney({ amount: -1999, currency: 'EUR' })).toBe('-€19.99')
  })
})

test('minor units become decimals without passing through a float', () => {
  expect(minorUnitsToDecimal(0, 2)).toBe('0.00')
  expect(minorUnitsToDecimal(7, 3)).toBe('0.007')
  expect(minorUnitsToDecimal(-7, 0)).toBe('-7')
})

test('a rate in basis points is shown in per cent', () => {
  expect(formatRate(1250)).toBe('12.5%')
})

test('an instant names its zone', () => {
  expect(formatDate('2026-03-09T14:05:00Z', { style: 'date-time' })).toBe('9 Mar 2026, 14:05 UTC')
})

test('durations change their unit as they grow', () => {
  expect(formatDuration(850)).toBe('850 ms')
  expect(formatDuration(2400)).toBe('2.4 s')
  expect(formatDuration(95_000)).toBe('1 min 35 s')
  expect(formatDuration(7_500_000)).toBe('2 h 5 min')
})
