import { expect, test } from 'vitest'
import { byWeek, salesOf } from './sales-days.ts'

const sold = (day: string, gross: number, currency = 'EUR') => ({ day, currency, orders: 1, units: 2, gross })

test('a period stands beside the days before it, day by day', () => {
  const days = [sold('2026-02-27', 100), sold('2026-03-01', 300), sold('2026-03-02', 500)]
  const [euros] = salesOf(days, { from: '2026-03-01', length: 2 })
  expect(euros).toMatchObject({
    now: { orders: 2, units: 4, gross: 800 },
    before: { orders: 1, units: 2, gross: 100 },
    points: [
      { day: '2026-03-01', gross: 300, before: 100 },
      { day: '2026-03-02', gross: 500, before: 0 },
    ],
  })
})

test('currencies are never added up; the one that sold most comes first', () => {
  const days = [sold('2026-03-01', 300, 'EUR'), sold('2026-03-01', 900, 'BRL')]
  expect(
    salesOf(days, { from: '2026-03-01', length: 1 }).map(({ currency, now }) => [currency, now.gross]),
  ).toEqual([
    ['BRL', 900],
    ['EUR', 300],
  ])
})

test('weeks lose no day', () => {
  const points = Array.from({ length: 10 }, (_, index) => ({
    day: `2026-03-${index + 1}`,
    gross: 1,
    before: 2,
  }))
  expect(byWeek(points).map(({ gross, before }) => [gross, before])).toEqual([
    [7, 14],
    [3, 6],
  ])
})
