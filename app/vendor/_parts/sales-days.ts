/** What was sold on one day; money in minor units. */
export interface Day {
  /** YYYY-MM-DD */
  day: string
  currency: string
  orders: number
  units: number
  gross: number
}

interface Figures {
  orders: number
  units: number
  gross: number
}

/** One currency's sales of a period, beside those of the days before. */
export interface CurrencySales {
  currency: string
  now: Figures
  before: Figures
  /** The days of the period in turn, each with the one that is as far from the end of the period before. */
  points: { day: string; gross: number; before: number }[]
}

const DAY_MS = 86_400_000

/**
 * Splits the days into a period of `length` days from `from` (YYYY-MM-DD) on and as many before it. Currencies stand in the
 * order of what was sold in them.
 */
export function salesOf(
  days: readonly Day[],
  { from, length }: { from: string; length: number },
): CurrencySales[] {
  const byCurrency = [...Map.groupBy(days, ({ currency }) => currency)]
  const sales = byCurrency.map(([currency, own]) => {
    const grossOn = new Map(own.map(({ day, gross }) => [day, gross]))
    const points = Array.from({ length }, (_, index) => {
      const day = shifted(from, index)
      return { day, gross: grossOn.get(day) ?? 0, before: grossOn.get(shifted(day, -length)) ?? 0 }
    })
    const now = sum(own.filter(({ day }) => day >= from))
    return { currency, now, before: sum(own.filter(({ day }) => day < from)), points }
  })
  return sales.sort((a, b) => b.now.gross - a.now.gross)
}

/** Days by weeks, where they are too many to be told apart; the last week may be short. */
export function byWeek(points: CurrencySales['points']): CurrencySales['points'] {
  return Array.from({ length: Math.ceil(points.length / 7) }, (_, index) => {
    const week = points.slice(index * 7, (index + 1) * 7)
    return {
      day: week[0]?.day ?? '',
      gross: week.reduce((total, { gross }) => total + gross, 0),
      before: week.reduce((total, { before }) => total + before, 0),
    }
  })
}

function sum(days: readonly Day[]): Figures {
  return days.reduce(
    (total, { orders, units, gross }) => ({
      orders: total.orders + orders,
      units: total.units + units,
      gross: total.gross + gross,
    }),
    { orders: 0, units: 0, gross: 0 },
  )
}

function shifted(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
