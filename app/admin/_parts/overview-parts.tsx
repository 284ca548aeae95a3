import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { formatDuration, formatNumber } from '#app/_components/format.ts'
import { pathWith } from '#app/_components/path.ts'
import { Stat } from '#app/_components/stat.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Overview } from './types.ts'

/** Everything that waits for somebody, each number with its list. */
export function Waiting({ overview: { now, transfers, refunds, doubts, ...rest } }: { overview: Overview }) {
  const t = useTranslations('admin.overview')
  const age = (since: Date) => formatDuration(Math.max(0, now.getTime() - since.getTime()))
  return (
    <section aria-labelledby="waiting" className="mt-6">
      <h2 id="waiting" className="mb-3 text-lg font-semibold">
        {t('waiting')}
      </h2>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4 md:gap-4 xl:grid-cols-7">
        <Stat
          label={t('transfers')}
          value={formatNumber(transfers.count)}
          href={pathWith('/admin/orders', { status: 'awaiting-payment', paymentMethod: 'transfer' })}
          hint={transfers.oldestAt ? t('oldestFor', { age: age(transfers.oldestAt) }) : t('noTransfers')}
        />
        <Stat
          label={t('refunds')}
          value={`${formatNumber(refunds.count)}${refunds.more ? '+' : ''}`}
          href="/admin/refunds"
          tone={refunds.count > 0 ? 'warning' : 'neutral'}
          hint={t('refundsHint')}
        />
        <Stat
          label={t('doubts')}
          value={formatNumber(doubts.count)}
          href="/admin/reconciliation"
          tone={doubts.byHand > 0 ? 'warning' : 'neutral'}
          hint={t('doubtsHint', { count: doubts.byHand })}
        />
        <Work overview={rest} age={age} />
      </div>
    </section>
  )
}

type WorkProps = { overview: Pick<Overview, 'outbox' | 'jobs' | 'low'>; age: (since: Date) => string }

function Work({ overview: { outbox, jobs, low }, age }: WorkProps) {
  const t = useTranslations('admin.overview')
  return (
    <>
      <Stat
        label={t('outbox')}
        value={formatNumber(outbox.waiting)}
        href={pathWith('/admin/outbox', outbox.waiting > 0 ? { show: 'waiting' } : {})}
        tone={outbox.failing > 0 ? 'warning' : 'neutral'}
        hint={outbox.oldestAt ? t('oldestFor', { age: age(outbox.oldestAt) }) : t('outboxEmpty')}
      />
      <Stat
        label={t('openRuns')}
        value={formatNumber(jobs.open + jobs.failing)}
        href={pathWith('/admin/jobs', { state: jobs.failing > 0 ? 'failing' : 'open' })}
        tone={jobs.failing > 0 ? 'warning' : 'neutral'}
        hint={t('openRunsHint', { count: jobs.failing })}
      />
      <Stat
        label={t('deadRuns')}
        value={formatNumber(jobs.dead)}
        href={pathWith('/admin/jobs', { state: 'dead' })}
        tone={jobs.dead > 0 ? 'destructive' : 'neutral'}
        hint={t('deadRunsHint', { count: jobs.dead })}
      />
      <Stat
        className="col-span-2 xl:col-span-1"
        label={t('lowStock')}
        value={formatNumber(low.count)}
        href="/admin/products/low-stock"
        tone={low.count > 0 ? 'warning' : 'neutral'}
        hint={t('lowStockHint')}
      />
    </>
  )
}

/** The variants that became scarce last. */
export function ScarceStock({ overview: { low } }: { overview: Overview }) {
  const t = useTranslations('admin.overview')
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('scarce')}
        description={t('scarceHint')}
        actions={
          <Link href="/admin/products/low-stock" className="link text-sm">
            {t('seeAll')}
          </Link>
        }
      />
      <DataTable
        caption={t('scarce')}
        rows={low.lines}
        rowKey={({ variantId }) => variantId}
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">{t('scarceNone')}</p>
          </CardContent>
        }
        columns={[
          {
            id: 'product',
            header: t('product'),
            phone: 'title',
            cell: ({ product, variant }) => (
              <span>
                {product} <span className="text-muted-foreground">{variant}</span>
              </span>
            ),
          },
          { id: 'vendor', header: t('vendor'), cell: ({ vendor }) => vendor },
          { id: 'available', header: t('free'), align: 'end', cell: ({ available }) => available },
        ]}
      />
    </Card>
  )
}
