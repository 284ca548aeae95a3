import { formatDate } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'

interface Day {
  day: string
  currency: string
  orders: number
  gross: number
}

const DAY_MS = 86_400_000
const HEIGHT = 96

/**
 * One bar a day for each currency, with the sum above; the same figures are a table for screen readers. `from` and
 * `to`: YYYY-MM-DD, both included.
 */
export function SalesChart({ days, from, to }: { days: readonly Day[]; from: string; to: string }) {
  if (days.length === 0) return <p className="text-sm text-muted-foreground">No sales in these days yet.</p>
  const all = allDays(from, to)
  const byCurrency = Map.groupBy(days, ({ currency }) => currency)
  return [...byCurrency].map(([currency, own]) => {
    const grossOn = new Map(own.map(({ day, gross }) => [day, gross]))
    const most = Math.max(1, ...own.map(({ gross }) => gross))
    const total = own.reduce((sum, { gross }) => sum + gross, 0)
    return (
      <figure key={currency}>
        <figcaption className="text-2xl font-semibold tabular-nums">
          <Price amount={total} currency={currency} />
        </figcaption>
        <svg
          viewBox={`0 0 ${all.length * 10} ${HEIGHT}`}
          preserveAspectRatio="none"
          className="mt-3 h-24 w-full text-primary"
          aria-hidden
        >
          {all.map((day, index) => {
            const height = Math.max(1, ((grossOn.get(day) ?? 0) / most) * HEIGHT)
            return (
              <rect
                key={day}
                x={index * 10 + 1}
                y={HEIGHT - height}
                width={8}
                height={height}
                fill="currentColor"
              />
            )
          })}
        </svg>
        <p className="mt-1 flex justify-between text-xs text-muted-foreground" aria-hidden>
          <span>{formatDate(from)}</span>
          <span>{formatDate(to)}</span>
        </p>
        <table className="sr-only">
          <caption>Sales by day</caption>
          <thead>
            <tr>
              <th scope="col">Day</th>
              <th scope="col">Orders</th>
              <th scope="col">Sales</th>
            </tr>
          </thead>
          <tbody>
            {own.map(({ day, orders, gross }) => (
              <tr key={day}>
                <th scope="row">{formatDate(day)}</th>
                <td>{orders}</td>
                <td>
                  <Price amount={gross} currency={currency} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </figure>
    )
  })
}

function allDays(from: string, to: string): string[] {
  const count = Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1
  return Array.from({ length: count }, (_, index) =>
    new Date(Date.parse(from) + index * DAY_MS).toISOString().slice(0, 10),
  )
}
