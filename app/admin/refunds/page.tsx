import { Undo2 } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { api } from '#server/trpc/caller.ts'
import { RefundPaid } from '../_parts/refund-paid.tsx'

export const metadata: Metadata = { title: 'Refunds to pay' }

const PATH = '/admin/refunds'

export default async function RefundsToPay({ searchParams }: { searchParams: Query }) {
  const { after } = wishes(await searchParams)
  const { admin } = await api()
  const cursor = after && /^[0-9a-f-]{36}$/.test(after) ? after : undefined
  const { refunds, next } = await admin.orders.refundsByHand({ after: cursor })
  return (
    <>
      <PageHeader
        title="Refunds to pay"
        description="Orders paid by bank transfer are refunded by one: transfer the money at the bank, then say so here. Card refunds pay themselves; those that the provider refused are here too."
      />
      <Card className="overflow-hidden">
        <DataTable
          caption="Refunds to pay"
          rows={refunds}
          rowKey={({ id }) => id}
          empty={
            <EmptyState icon={<Undo2 />} title="No refund waits for you">
              A refund appears here when an order that was paid by transfer is cancelled.
            </EmptyState>
          }
          columns={[
            {
              id: 'order',
              header: 'Order',
              phone: 'title',
              cell: ({ orderCode }) => (
                <Link href={`/admin/orders/${orderCode}`} className="link whitespace-nowrap font-medium">
                  {orderCode}
                </Link>
              ),
            },
            { id: 'since', header: 'Requested', cell: ({ requestedAt }) => <DateTime value={requestedAt} /> },
            { id: 'reason', header: 'Why', cell: ({ reason }) => reason },
            {
              id: 'amount',
              header: 'Amount',
              align: 'end',
              cell: ({ amount, currency }) => <Price amount={amount} currency={currency} />,
            },
            {
              id: 'paid',
              header: 'Done',
              align: 'end',
              cell: (refund) => <RefundPaid refund={refund} />,
            },
          ]}
        />
        {cursor || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={cursor ? PATH : undefined}
            nextHref={next ? pathWith(PATH, { after: next }) : undefined}
            summary="Oldest first"
          />
        ) : null}
      </Card>
    </>
  )
}
