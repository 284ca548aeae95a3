import { ShoppingBag } from 'lucide-react'
import Link from 'next/link'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { PartLine } from './types.ts'

const columns: Column<PartLine>[] = [
  {
    id: 'code',
    header: 'Order',
    phone: 'title',
    cell: ({ id, code }) => (
      <Link href={`/vendor/orders/${id}`} className="link whitespace-nowrap font-medium">
        {code}
      </Link>
    ),
  },
  { id: 'placed', header: 'Placed', cell: ({ placedAt }) => <DateTime value={placedAt} /> },
  { id: 'status', header: 'Status', cell: ({ status }) => <PartStatus status={status} /> },
  {
    id: 'ship-by',
    header: 'Ship by',
    cell: ({ shipBy, status }) =>
      shipBy && (status === 'placed' || status === 'accepted') ? (
        <DateTime value={shipBy} style="date" />
      ) : (
        '–'
      ),
  },
  { id: 'units', header: 'Units', align: 'end', phone: 'hidden', cell: ({ units }) => units },
  {
    id: 'net',
    header: 'You earn',
    align: 'end',
    cell: ({ net, currency }) => <Price amount={net} currency={currency} />,
  },
]

/** A vendor's parts of orders. */
export function OrdersTable({
  caption,
  parts,
  empty,
}: {
  caption: string
  parts: readonly PartLine[]
  empty?: string
}) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={parts}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<ShoppingBag />} title={empty ?? 'No orders yet'}>
          Orders appear here as soon as a customer places one.
        </EmptyState>
      }
    />
  )
}

/** A part's state in a vendor's words: what a customer calls "placed" waits for the vendor. */
export function PartStatus({ status }: { status: PartLine['status'] }) {
  return (
    <StatusBadge
      kind="order"
      status={status}
      label={status === 'placed' ? 'To accept' : status === 'accepted' ? 'To ship' : undefined}
    />
  )
}
