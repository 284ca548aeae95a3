import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { OrderRow } from './types.ts'

interface OrdersTableProps {
  caption: string
  orders: readonly OrderRow[]
  /** What stands there when there are none. */
  empty?: string
  emptyText?: string
  pages?: PaginationProps
  /** Columns that the page around it says already, or has no room for. */
  without?: readonly ('customer' | 'payment' | 'parts' | 'time')[]
}

/** Orders of all vendors. */
export function OrdersTable(props: OrdersTableProps) {
  const { caption, orders, empty, emptyText, pages, without = [] } = props
  const t = useTranslations('admin.orders')
  const columns = useColumns(without.includes('time') ? 'date' : 'date-time').filter(
    ({ id }) => !without.some((left) => left === id),
  )
  return (
    <DataTable
      caption={caption}
      rows={orders}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<ShoppingBag />} title={empty ?? t('empty')}>
          {emptyText ?? t('emptyText')}
        </EmptyState>
      }
      columns={columns}
    />
  )
}

function useColumns(style: 'date' | 'date-time'): Column<OrderRow>[] {
  const t = useTranslations('admin.orders')
  return [
    {
      id: 'code',
      header: t('order'),
      phone: 'title',
      cell: ({ code }) => (
        <Link href={`/admin/orders/${code}`} className="link whitespace-nowrap font-medium">
          {code}
        </Link>
      ),
    },
    {
      id: 'placed',
      header: t('placed'),
      cell: ({ placedAt }) => <DateTime value={placedAt} style={style} />,
    },
    {
      id: 'customer',
      header: t('customer'),
      className: 'md:min-w-56',
      cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
    },
    {
      id: 'status',
      header: t('status'),
      cell: ({ status }) => <StatusBadge kind="order" status={status} />,
    },
    { id: 'payment', header: t('payment'), cell: (order) => <Payment order={order} /> },
    {
      id: 'parts',
      header: t('parcels'),
      align: 'end',
      phone: 'hidden',
      cell: ({ parts, shipped }) => t('shipped', { shipped, parts }),
    },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: ({ total, currency }) => <Price amount={total} currency={currency} />,
    },
  ]
}

function Payment({ order: { paymentMethod, paymentState } }: { order: OrderRow }) {
  const t = useTranslations('admin.orders')
  return (
    <span className="inline-flex flex-wrap items-center gap-x-2 gap-y-1 max-md:justify-end">
      {t(`methods.${paymentMethod}`)}
      {paymentState ? <StatusBadge kind="payment" status={paymentState} /> : null}
    </span>
  )
}
