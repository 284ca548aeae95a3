import { expect, test } from 'vitest'
import { formatChange, formatDate, formatDuration, formatRate, formatStars } from './format.ts'

test('a rate in basis points is shown in per cent', () => {
  expect(formatRate(1250)).toBe('12.5%')
})

test('stars are given in tenths, and a mean always with one', () => {
  expect(formatStars(463, 'en-IE', 1)).toBe('4.6')
  expect(formatStars(500, 'de-DE', 1)).toBe('5,0')
  expect(formatStars(500, 'de-DE', 0)).toBe('5')
})

test('a change of a count has a sign', () => {
  expect(formatChange(1200)).toBe('+1,200')
  expect(formatChange(-3)).toBe('−3')
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
