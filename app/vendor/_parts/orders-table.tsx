import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { AllChoice, RowChoice } from '#app/_components/selection.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ListEmpty } from './list-empty.tsx'
import { ORDERS_PATH, type OrderColumn, STANDARD_COLUMNS } from './orders-query.ts'
import { PartStatus } from './part-status.tsx'
import type { PartLine } from './types.ts'

type OrdersTableProps = {
  caption: string
  parts: readonly PartLine[]
  columns?: readonly OrderColumn[]
  /** By column: what makes its header sort. */
  sorts?: Partial<Record<OrderColumn, Column<PartLine>['sort']>>
  /** Lets orders be chosen; needs a `Selection` around it. */
  choosing?: boolean
  pages?: PaginationProps
  /** Whether something is filtered. */
  narrowed?: boolean
}

/** A vendor's parts of orders. */
export function OrdersTable({
  caption,
  parts,
  columns = STANDARD_COLUMNS,
  sorts = {},
  choosing = false,
  pages,
  narrowed = false,
}: OrdersTableProps) {
  const t = useTranslations('vendor.orders')
  const all = useColumns()
  const shown = all.filter(({ id }) => id === 'code' || id === 'status' || columns.some((one) => one === id))
  return (
    <DataTable
      caption={caption}
      columns={shown.map((column) => ({ ...column, sort: sorts[column.id as OrderColumn] }))}
      rows={parts}
      rowKey={({ id }) => id}
      choice={
        choosing ? { all: <AllChoice />, of: ({ id, code }) => <RowChoice id={id} name={code} /> } : undefined
      }
      pages={pages}
      empty={
        <ListEmpty path={ORDERS_PATH} narrowed={narrowed} icon={<ShoppingBag />} title={t('none')}>
          {t('noneText')}
        </ListEmpty>
      }
    />
  )
}

function useColumns(): Column<PartLine>[] {
  const t = useTranslations('vendor.orders')
  return [
    {
      id: 'code',
      header: t('order'),
      phone: 'title',
      cell: ({ id, code }) => (
        <Link href={`${ORDERS_PATH}/${id}`} className="link whitespace-nowrap font-medium">
          {code}
        </Link>
      ),
    },
    {
      id: 'customer',
      header: t('customer'),
      cell: ({ customer }) => customer ?? <span className="text-muted-foreground">{t('noCustomer')}</span>,
    },
    { id: 'items', header: t('items'), className: 'md:max-w-64', cell: (part) => <Items {...part} /> },
    { id: 'country', header: t('country'), cell: ({ country }) => country ?? '–' },
    {
      id: 'placed',
      header: t('placed'),
      className: 'md:whitespace-nowrap',
      cell: ({ placedAt }) => <DateTime value={placedAt} style="date" />,
    },
    { id: 'status', header: t('status'), cell: ({ status }) => <PartStatus status={status} /> },
    {
      id: 'shipBy',
      header: t('shipBy'),
      className: 'md:whitespace-nowrap',
      cell: ({ shipBy, status }) =>
        shipBy && (status === 'placed' || status === 'accepted') ? (
          <DateTime value={shipBy} style="date" />
        ) : (
          '–'
        ),
    },
    {
      id: 'total',
      header: t('total'),
      align: 'end',
      cell: ({ total, currency }) => <Price amount={total} currency={currency} />,
    },
    {
      id: 'net',
      header: t('net'),
      align: 'end',
      cell: ({ net, currency }) => <Price amount={net} currency={currency} />,
    },
  ]
}

function Items({ item, moreItems, units }: PartLine) {
  const t = useTranslations('vendor.orders')
  return (
    <span className="block truncate" title={item}>
      {moreItems > 0 ? t('more', { title: item, count: moreItems }) : item}
      <span className="block text-xs text-muted-foreground">{t('units', { count: units })}</span>
    </span>
  )
}
