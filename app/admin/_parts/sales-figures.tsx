import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { BarChart } from '#app/_components/bar-chart.tsx'
import { formatNumber, formatRate } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { formatMoney } from '#server/core/money.ts'
import type { Period } from '#server/modules/stats/schema.ts'
import { api } from '#server/trpc/caller.ts'
import type { Figures } from './types.ts'

type OfCurrency = Figures['figures'][number]

/** Orders, revenue and commission of a period beside the one before, and a chart of each currency. */
export async function SalesFigures({ period, currency }: { period: Period; currency: string }) {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.overview')])
  const { orders, figures } = await admin.overview.figures({ period })
  const nothing = { gross: 0, commission: 0, before: { gross: 0, commission: 0 }, points: [] }
  const shown = figures.length > 0 ? figures : [{ currency, ...nothing }]
  const several = shown.length > 1
  return (
    <>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(11rem,1fr))] gap-3 md:gap-4">
        <Stat
          label={t('orders')}
          value={formatNumber(orders.orders)}
          href="/admin/orders"
          hint={<Change now={orders.orders} before={orders.before} told={formatNumber(orders.before)} />}
        />
        {shown.map((one) => (
          <Money
            key={one.currency}
            label={several ? t('revenueOf', { currency: one.currency }) : t('revenue')}
            currency={one.currency}
            now={one.gross}
            before={one.before.gross}
          />
        ))}
        {shown.map((one) => (
          <Money
            key={one.currency}
            label={several ? t('commissionOf', { currency: one.currency }) : t('commission')}
            href="/admin/journals?account=commission"
            currency={one.currency}
            now={one.commission}
            before={one.before.commission}
          />
        ))}
      </div>
      <div className="mt-4 grid gap-4">
        {shown.map((one) => (
          <Chart key={one.currency} figures={one} period={period} />
        ))}
      </div>
    </>
  )
}

interface MoneyProps {
  label: string
  href?: string
  currency: string
  now: number
  before: number
}

function Money({ label, href, currency, now, before }: MoneyProps) {
  return (
    <Stat
      label={label}
      href={href}
      value={<Price amount={now} currency={currency} />}
      hint={<Change now={now} before={before} told={<Price amount={before} currency={currency} />} />}
    />
  )
}

/** "+12 % against 340 before". */
function Change({ now, before, told }: { now: number; before: number; told: ReactNode }) {
  const t = useTranslations('admin.overview')
  if (before === 0) return t('fresh')
  const bps = Math.round(((now - before) / before) * 10_000)
  return t.rich('change', {
    change: `${bps > 0 ? '+' : ''}${formatRate(Math.round(bps / 100) * 100)}`,
    before: () => told,
  })
}

function Chart({ figures: { currency, points }, period }: { figures: OfCurrency; period: Period }) {
  const t = useTranslations('admin.overview')
  const step = period === 'today' ? 'hour' : period === '365' ? 'week' : 'day'
  return (
    <Card>
      <CardHeader title={t('chart', { step, currency })} />
      <CardContent>
        {points.every(({ gross, before }) => gross === 0 && before === 0) ? (
          <p className="text-sm text-muted-foreground">{t('noSales')}</p>
        ) : (
          <BarChart
            caption={t('chart', { step, currency })}
            series={[{ id: 'gross', label: t('revenue'), tone: 'primary' }]}
            bars={barsOf(points, period)}
            format={(amount) => formatMoney({ amount: Math.round(amount), currency })}
            beforeLabel={t('before')}
          />
        )}
      </CardContent>
    </Card>
  )
}

/** A year's days are too thin to be told apart: a bar stands for a week then. */
function barsOf(points: OfCurrency['points'], period: Period) {
  const size = period === '365' ? 7 : 1
  const groups = Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size),
  )
  return groups.map((group) => {
    const [first] = group
    const sum = (key: 'gross' | 'before') => group.reduce((total, point) => total + point[key], 0)
    const at = first?.at ?? ''
    return { id: at, label: labelOf(at, period), values: { gross: sum('gross') }, before: sum('before') }
  })
}

function labelOf(at: string, period: Period): string {
  if (period === 'today') return `${at}:00`
  return new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    new Date(at),
  )
}
