import type { inferRouterOutputs } from '@trpc/server'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { AppRouter } from '#server/trpc/router.ts'

type OrderLine = inferRouterOutputs<AppRouter>['orders']['mine']['orders'][number]

/** A customer's own orders, each a way to its page. */
export function OwnOrdersTable({ orders, empty }: { orders: readonly OrderLine[]; empty: ReactNode }) {
  const t = useTranslations('account.orders')
  const columns: Column<OrderLine>[] = [
    {
      id: 'code',
      header: t('code'),
      phone: 'title',
      cell: ({ code }) => (
        <Link href={`/order/${code}`} className="link font-medium">
          {code}
        </Link>
      ),
    },
    { id: 'placed', header: t('placed'), cell: ({ placedAt }) => <DateTime value={placedAt} style="date" /> },
    { id: 'from', header: t('from'), cell: ({ vendors }) => vendors.join(', ') },
    {
      id: 'status',
      header: t('status'),
      cell: ({ progress }) => <StatusBadge kind="order" status={progress} />,
    },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: ({ total, currency }) => <Price amount={total} currency={currency} />,
    },
  ]
  return (
    <DataTable caption={t('table')} rows={orders} rowKey={({ id }) => id} columns={columns} empty={empty} />
  )
}
