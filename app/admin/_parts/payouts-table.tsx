import { HandCoins } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { PayoutRow } from './types.ts'

interface PayoutsTableProps {
  payouts: readonly PayoutRow[]
  /** What stands there when there are none. */
  empty: string
  emptyText?: string
  pages?: PaginationProps
  /** On a vendor's own page. */
  withoutVendor?: boolean
}

/** Payouts, with what the provider says of each. */
export function PayoutsTable({ payouts, empty, emptyText, pages, withoutVendor }: PayoutsTableProps) {
  const t = useTranslations('admin.payouts')
  const vendor = {
    id: 'vendor',
    header: t('vendor'),
    phone: 'title' as const,
    cell: (row: PayoutRow) => (
      <Link href={`/admin/vendors/${row.vendorSlug}`} className="link font-medium">
        {row.vendor}
      </Link>
    ),
  }
  return (
    <DataTable
      caption={t('title')}
      rows={payouts}
      rowKey={({ id }) => id}
      pages={pages}
      className={withoutVendor ? 'border-t border-border' : undefined}
      empty={
        <EmptyState icon={<HandCoins />} title={empty}>
          {emptyText}
        </EmptyState>
      }
      columns={[
        ...(withoutVendor ? [] : [vendor]),
        {
          id: 'state',
          header: t('state'),
          cell: ({ state }) => <StatusBadge kind="payout" status={state} />,
        },
        {
          id: 'requested',
          header: t('requested'),
          phone: withoutVendor ? 'title' : undefined,
          cell: ({ requestedAt }) => <DateTime value={requestedAt} />,
        },
        {
          id: 'settled',
          header: t('settled'),
          cell: ({ settledAt }) => (settledAt ? <DateTime value={settledAt} /> : '–'),
        },
        {
          id: 'provider',
          header: t('provider'),
          className: 'md:max-w-64',
          cell: ({ providerReference, lastError }) => (
            <span className="[overflow-wrap:anywhere]">
              <code className="font-mono text-xs">{providerReference ?? '–'}</code>
              {lastError ? <span className="block text-destructive">{lastError}</span> : null}
            </span>
          ),
        },
        {
          id: 'amount',
          header: t('amount'),
          align: 'end',
          cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
        },
      ]}
    />
  )
}
