import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { EarningState } from './earning-state.tsx'
import type { Earning, Payout, UpcomingRelease } from './types.ts'

/** What becomes available when. */
export function UpcomingReleases({ upcoming }: { upcoming: readonly UpcomingRelease[] }) {
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader title="Next releases" />
      <DataTable
        caption="Next releases"
        rows={upcoming}
        rowKey={({ releaseAt, currency }) => `${releaseAt?.getTime() ?? 'none'}-${currency}`}
        columns={[
          {
            id: 'date',
            header: 'Available from',
            phone: 'title',
            cell: ({ releaseAt }) =>
              releaseAt ? <DateTime value={releaseAt} style="date" /> : 'After payment and delivery',
          },
          { id: 'parts', header: 'Orders', align: 'end', cell: ({ parts }) => parts },
          {
            id: 'amount',
            header: 'Amount',
            align: 'end',
            cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
          },
        ]}
      />
    </Card>
  )
}

/** Each order's earning, newest first. */
export function EarningsList({
  earnings,
  next,
  after,
}: {
  earnings: readonly Earning[]
  next: string | null
  after: string | undefined
}) {
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader title="Earnings" />
      <DataTable
        caption="Earnings"
        rows={earnings}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'order',
            header: 'Order',
            phone: 'title',
            cell: ({ vendorOrderId, code }) => (
              <Link href={`/vendor/orders/${vendorOrderId}`} className="link whitespace-nowrap font-medium">
                {code}
              </Link>
            ),
          },
          { id: 'state', header: 'State', cell: ({ state }) => <EarningState state={state} /> },
          {
            id: 'release',
            header: 'Available from',
            cell: ({ releasedAt, releaseAt }) => {
              const at = releasedAt ?? releaseAt
              return at ? <DateTime value={at} style="date" /> : '–'
            },
          },
          {
            id: 'amount',
            header: 'Amount',
            align: 'end',
            cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
          },
        ]}
      />
      {after || next ? (
        <Pagination
          className="border-t border-border px-4 py-3 md:px-6"
          previousHref={after ? '/vendor/balance' : undefined}
          nextHref={next ? `/vendor/balance?after=${next}` : undefined}
        />
      ) : null}
    </Card>
  )
}

/** What was paid out. */
export function PayoutsList({ payouts }: { payouts: readonly Payout[] }) {
  return (
    <Card className="mt-6 overflow-hidden">
      <CardHeader title="Payouts" />
      <DataTable
        caption="Payouts"
        rows={payouts}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'requested',
            header: 'Requested',
            phone: 'title',
            cell: ({ requestedAt }) => <DateTime value={requestedAt} />,
          },
          {
            id: 'state',
            header: 'State',
            cell: ({ state }) => <StatusBadge kind="payout" status={state} />,
          },
          {
            id: 'amount',
            header: 'Amount',
            align: 'end',
            cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
          },
        ]}
      />
    </Card>
  )
}
