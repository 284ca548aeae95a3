import { getTranslations } from 'next-intl/server'
import { BarChart, type ChartSeries } from '#app/_components/bar-chart.tsx'
import { formatNumber } from '#app/_components/format.ts'
import { pathWith } from '#app/_components/path.ts'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { SPAN_NAMES, type Span } from '#server/modules/jobs/schema.ts'
import { api } from '#server/trpc/caller.ts'
import type { TimelineJob } from '../../_parts/types.ts'

interface RunsOverTimeProps {
  listener?: TimelineJob['listener']
  span: Span
  /** What else of the address stays. */
  query: Record<string, string | undefined>
}

/** How many runs ended when, and how: throughput and failures, of one function or of all. */
export async function RunsOverTime({ listener, span, query }: RunsOverTimeProps) {
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.jobs')])
  const counts = await admin.jobs.counts({ span, listener })
  const series: ChartSeries[] = [
    { id: 'smooth', label: t('smooth'), tone: 'primary' },
    { id: 'retried', label: t('retried'), tone: 'warning' },
    { id: 'dead', label: t('dead'), tone: 'destructive' },
  ]
  return (
    <Card className="mb-6">
      <CardHeader title={t('over')} description={t('overText')} />
      <CardContent>
        <NavTabs
          label={t('span')}
          tabs={SPAN_NAMES.map((one) => ({
            label: t(`spans.${one}`),
            href: pathWith('/admin/jobs', { ...query, span: one === 'day' ? undefined : one }),
            current: one === span,
          }))}
        />
        {counts.every(({ smooth, retried, dead }) => smooth + retried + dead === 0) ? (
          <p className="text-sm text-muted-foreground">{t('nothingEnded')}</p>
        ) : (
          <BarChart
            caption={t('chart', { span })}
            series={series}
            bars={counts.map(({ at, smooth, retried, dead }) => ({
              id: at.toISOString(),
              label: timeOf(at, span),
              values: { smooth, retried, dead },
            }))}
            format={(value) => formatNumber(Math.round(value))}
          />
        )}
      </CardContent>
    </Card>
  )
}

function timeOf(at: Date, span: Span): string {
  const clock = { hour: '2-digit', minute: '2-digit', timeZone: 'UTC' } as const
  const day = span === 'week' ? ({ weekday: 'short', day: 'numeric' } as const) : {}
  return new Intl.DateTimeFormat('en-IE', { ...day, ...clock }).format(at)
}
