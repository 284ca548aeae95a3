import { expect, test } from 'vitest'
import { minuteOf, timeOf } from './minute-of-day.ts'

test('every minute of the day has a time of its own', () => {
  const minutes = Array.from({ length: 1440 }, (_, minute) => minute)
  expect(minutes.map((minute) => minuteOf(timeOf(minute)))).toEqual(minutes)
  expect(timeOf(1320)).toBe('22:00')
})

test('what is no time is no minute', () => {
  for (const time of ['', '24:00', '7:00', 'noon']) expect(minuteOf(time)).toBeNull()
})
