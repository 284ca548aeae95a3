import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { BarChart } from '#app/_components/bar-chart.tsx'
import { formatNumber, formatRate } from '#app/_components/format.ts'
import { pathWith } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { formatMoney } from '#server/core/money.ts'
import { byWeek, type CurrencySales, salesOf } from './sales-days.ts'
import type { Overview } from './types.ts'

/** More days than these are shown by weeks. */
const MOST_DAYS = 90

/** What was sold in the period beside what was sold in the one before, with a chart of each currency. */
export function SalesFigures({ overview }: { overview: Overview }) {
  const t = useTranslations('vendor.overview')
  const sales = salesOf(overview.days, overview)
  if (sales.length === 0) {
    return (
      <Card>
        <CardContent>
          <p className="text-sm text-muted-foreground">{t('noSales')}</p>
        </CardContent>
      </Card>
    )
  }
  return sales.map((one) => (
    <OfCurrency key={one.currency} sales={one} overview={overview} several={sales.length > 1} />
  ))
}

type OfCurrencyProps = { sales: CurrencySales; overview: Overview; several: boolean }

function OfCurrency({ sales: { currency, now, before, points }, overview, several }: OfCurrencyProps) {
  const t = useTranslations('vendor.overview')
  const href = pathWith('/vendor/orders', { from: overview.from, to: overview.to })
  const count = (key: 'orders' | 'units') => (
    <Stat
      label={t(key)}
      href={href}
      value={formatNumber(now[key])}
      hint={<Change now={now[key]} before={before[key]} told={formatNumber(before[key])} />}
    />
  )
  const byWeeks = overview.length > MOST_DAYS
  const title = t('chart', { step: byWeeks ? 'week' : 'day', currency })
  return (
    <div className="space-y-4 not-first:mt-6">
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4">
        <Stat
          className="max-md:col-span-2"
          label={several ? t('salesIn', { currency }) : t('sales')}
          href={href}
          value={<Price amount={now.gross} currency={currency} />}
          hint={
            <Change
              now={now.gross}
              before={before.gross}
              told={<Price amount={before.gross} currency={currency} />}
            />
          }
        />
        {count('orders')}
        {count('units')}
      </div>
      <Card>
        <CardHeader level={3} title={title} description={t('chartHint')} />
        <CardContent>
          <BarChart
            caption={title}
            series={[{ id: 'gross', label: t('sales'), tone: 'primary' }]}
            bars={(byWeeks ? byWeek(points) : points).map((point) => ({
              id: point.day,
              label: labelOf(point.day),
              values: { gross: point.gross },
              before: point.before,
            }))}
            format={(amount) => formatMoney({ amount: Math.round(amount), currency })}
            beforeLabel={t('before')}
          />
        </CardContent>
      </Card>
    </div>
  )
}

/** "+12 % against 340 before". */
function Change({ now, before, told }: { now: number; before: number; told: ReactNode }) {
  const t = useTranslations('vendor.overview')
  if (before === 0) return t('fresh')
  const percent = Math.round(((now - before) / before) * 100)
  const change = `${percent > 0 ? '+' : ''}${formatRate(percent * 100)}`
  return t.rich('change', { change, before: () => told })
}

const DAY = new Intl.DateTimeFormat('en-IE', { day: 'numeric', month: 'short', timeZone: 'UTC' })

function labelOf(day: string): string {
  return DAY.format(new Date(day))
}
