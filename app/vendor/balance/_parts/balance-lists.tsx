import { Banknote, BookOpen, Wallet } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ORDERS_PATH } from '../../_parts/orders-query.ts'
import type { BalanceEntry, Earning, Payout, UpcomingRelease } from '../../_parts/types.ts'
import { EarningState } from './earning-state.tsx'

/** What becomes available when. */
export function UpcomingReleases({ upcoming }: { upcoming: readonly UpcomingRelease[] }) {
  const t = useTranslations('vendor.balance')
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader title={t('releases')} />
      <DataTable
        caption={t('releases')}
        rows={upcoming}
        rowKey={({ releaseAt, currency }) => `${releaseAt?.getTime() ?? 'none'}-${currency}`}
        columns={[
          {
            id: 'date',
            header: t('releaseFrom'),
            phone: 'title',
            cell: ({ releaseAt }) =>
              releaseAt ? <DateTime value={releaseAt} style="date" /> : t('afterDelivery'),
          },
          { id: 'parts', header: t('orders'), align: 'end', cell: ({ parts }) => parts },
          amountOf(t('amount')),
        ]}
      />
    </Card>
  )
}

type ListProps<Row> = { rows: readonly Row[]; pages: PaginationProps }

/** Each order's earning. */
export function EarningsList({ rows, pages }: ListProps<Earning>) {
  const t = useTranslations('vendor.balance')
  return (
    <DataTable
      caption={t('earnings')}
      rows={rows}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Wallet />} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'order',
          header: t('order'),
          phone: 'title',
          cell: ({ vendorOrderId, code }) => <OrderLink id={vendorOrderId} code={code} />,
        },
        { id: 'state', header: t('state'), cell: ({ state }) => <EarningState state={state} /> },
        {
          id: 'release',
          header: t('releaseFrom'),
          cell: ({ releasedAt, releaseAt }) => {
            const at = releasedAt ?? releaseAt
            return at ? <DateTime value={at} style="date" /> : '–'
          },
        },
        amountOf(t('amount')),
      ]}
    />
  )
}

/** Every booking that moved the balance, with what it did to each part of it. */
export function EntriesList({ rows, pages, currency }: ListProps<BalanceEntry> & { currency: string }) {
  const t = useTranslations('vendor.balance')
  const bucket = (id: 'pending' | 'available' | 'reserved' | 'inTransit'): Column<BalanceEntry> => ({
    id,
    header: t(id),
    align: 'end',
    cell: (entry) => (entry[id] === 0 ? '–' : <Price amount={entry[id]} currency={currency} />),
  })
  return (
    <DataTable
      caption={t('entries')}
      rows={rows}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<BookOpen />} title={t('noEntries')}>
          {t('noEntriesText')}
        </EmptyState>
      }
      columns={[
        { id: 'entry', header: t('entry'), phone: 'title', cell: (entry) => <Kind {...entry} /> },
        {
          id: 'order',
          header: t('order'),
          cell: ({ vendorOrderId, code }) =>
            vendorOrderId && code ? <OrderLink id={vendorOrderId} code={code} /> : '–',
        },
        { id: 'at', header: t('at'), cell: ({ at }) => <DateTime value={at} /> },
        bucket('pending'),
        bucket('available'),
        bucket('reserved'),
        bucket('inTransit'),
      ]}
    />
  )
}

/** What was paid out. */
export function PayoutsList({ rows, pages }: ListProps<Payout>) {
  const t = useTranslations('vendor.balance')
  return (
    <DataTable
      caption={t('payouts')}
      rows={rows}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Banknote />} title={t('noPayouts')}>
          {t('noPayoutsText')}
        </EmptyState>
      }
      columns={[
        {
          id: 'requested',
          header: t('requested'),
          phone: 'title',
          cell: ({ requestedAt }) => <DateTime value={requestedAt} />,
        },
        {
          id: 'state',
          header: t('state'),
          cell: ({ state }) => <StatusBadge kind="payout" status={state} />,
        },
        amountOf(t('amount')),
      ]}
    />
  )
}

function amountOf<Row extends { amount: number; currency: string }>(header: string): Column<Row> {
  return {
    id: 'amount',
    header,
    align: 'end',
    cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
  }
}

function OrderLink({ id, code }: { id: string; code: string }) {
  return (
    <Link href={`${ORDERS_PATH}/${id}`} className="link whitespace-nowrap font-medium">
      {code}
    </Link>
  )
}

function Kind({ kind, description }: Pick<BalanceEntry, 'kind' | 'description'>) {
  const t = useTranslations('vendor.balance.kinds')
  const known = kind as Parameters<typeof t>[0]
  return t.has(known) ? t(known) : description
}
