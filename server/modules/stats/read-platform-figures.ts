import type { Db, Tx } from '#server/db/index.ts'
import type { Period } from './schema.ts'

/** An hour or a day, and what was sold in it and in its counterpart of the period before. Minor units. */
export interface FigurePoint {
  /** YYYY-MM-DD, or HH for today. */
  at: string
  gross: number
  commission: number
  before: number
}

/** What was sold in one currency, beside the period before. Minor units; tax and delivery included. */
export interface PlatformFigures {
  currency: string
  gross: number
  commission: number
  before: { gross: number; commission: number }
  points: FigurePoint[]
}

/** Orders that were placed and not cancelled, of all currencies. */
interface OrderCounts {
  orders: number
  before: number
}

interface Row {
  currency: string
  /** How many places from the period's beginning; of either period. */
  place: number
  current: boolean
  gross: number
  commission: number
}

/**
 * The platform's sales in a period up to now, in the platform's business zone, beside as long a period before it. Days
 * come from the vendors' daily figures, today's hours from the orders themselves.
 */
export async function readPlatformFigures(
  db: Db | Tx,
  { period, now }: { period: Period; now: Date },
): Promise<{ from: string; orders: OrderCounts; figures: PlatformFigures[] }> {
  const [zone] = await db.$queryRaw<{ today: string }[]>`
    SELECT to_char(${now}::timestamptz AT TIME ZONE business_zone, 'YYYY-MM-DD') AS today FROM platform_settings`
  const today = zone?.today ?? now.toISOString().slice(0, 10)
  const days = period === 'today' ? 1 : Number(period)
  const from = dayAfter(today, 1 - days)
  const [orders, rows] = await Promise.all([
    countOrders(db, { from, days, now }),
    period === 'today' ? salesByHour(db, { today, now }) : salesByDay(db, { from, days }),
  ])
  const names = Array.from({ length: period === 'today' ? 24 : days }, (_, place) =>
    period === 'today' ? String(place).padStart(2, '0') : dayAfter(from, place),
  )
  const figures = [...Map.groupBy(rows, ({ currency }) => currency)]
    .map(([currency, own]) => toFigures(currency, own, names))
    .sort((a, b) => b.gross - a.gross)
  return { from, orders, figures }
}

function toFigures(currency: string, rows: readonly Row[], names: readonly string[]): PlatformFigures {
  const sum = (current: boolean, key: 'gross' | 'commission', place?: number) =>
    rows
      .filter((row) => row.current === current && (place === undefined || row.place === place))
      .reduce((total, row) => total + row[key], 0)
  return {
    currency,
    gross: sum(true, 'gross'),
    commission: sum(true, 'commission'),
    before: { gross: sum(false, 'gross'), commission: sum(false, 'commission') },
    points: names.map((at, place) => ({
      at,
      gross: sum(true, 'gross', place),
      commission: sum(true, 'commission', place),
      before: sum(false, 'gross', place),
    })),
  }
}

function salesByDay(db: Db | Tx, { from, days }: { from: string; days: number }): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT currency, (day - ${from}::date + CASE WHEN day < ${from}::date THEN ${days}::int ELSE 0 END)::int AS place,
      day >= ${from}::date AS current, sum(gross)::float8 AS gross, sum(commission)::float8 AS commission
    FROM vendor_daily_stats
    WHERE day >= ${from}::date - ${days}::int AND day < ${from}::date + ${days}::int
    GROUP BY currency, day
    HAVING sum(orders) <> 0`
}

/** Today's, and yesterday's up to the same time. */
function salesByHour(db: Db | Tx, { today, now }: { today: string; now: Date }): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    WITH day AS (SELECT ${today}::timestamp AT TIME ZONE business_zone AS begins, business_zone AS zone FROM platform_settings)
    SELECT o.currency, extract(hour FROM o.placed_at AT TIME ZONE day.zone)::int AS place,
      o.placed_at >= day.begins AS current, sum(o.total)::float8 AS gross, sum(part.commission)::float8 AS commission
    FROM day JOIN orders o ON o.placed_at >= day.begins - interval '1 day'
      AND (o.placed_at >= day.begins OR o.placed_at < ${now}::timestamptz - interval '1 day')
    CROSS JOIN LATERAL (SELECT sum(commission) AS commission FROM vendor_orders WHERE order_id = o.id) part
    WHERE o.status <> 'cancelled'
    GROUP BY 1, 2, 3`
}

async function countOrders(
  db: Db | Tx,
  { from, days, now }: { from: string; days: number; now: Date },
): Promise<OrderCounts> {
  // Statuses that are named, rather than one that is not, are read from the index alone.
  const [row] = await db.$queryRaw<OrderCounts[]>`
    WITH period AS (SELECT ${from}::timestamp AT TIME ZONE business_zone AS begins FROM platform_settings)
    SELECT (count(*) FILTER (WHERE placed_at >= begins))::int AS orders,
      (count(*) FILTER (WHERE placed_at < begins))::int AS before
    FROM period JOIN orders ON placed_at >= begins - ${days}::int * interval '1 day'
      AND (placed_at >= begins OR placed_at < ${now}::timestamptz - ${days}::int * interval '1 day')
    WHERE status IN ('awaiting-payment', 'placed')`
  return row ?? { orders: 0, before: 0 }
}

const DAY_MS = 86_400_000

/** The day so many days later, both YYYY-MM-DD. */
function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)
}
