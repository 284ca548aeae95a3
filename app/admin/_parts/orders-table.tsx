import { ShoppingBag } from 'lucide-react'
import Link from 'next/link'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import type { OrderRow } from './types.ts'

const columns: Column<OrderRow>[] = [
  {
    id: 'code',
    header: 'Order',
    phone: 'title',
    cell: ({ code }) => (
      <Link href={`/admin/orders/${code}`} className="link whitespace-nowrap font-medium">
        {code}
      </Link>
    ),
  },
  { id: 'placed', header: 'Placed', cell: ({ placedAt }) => <DateTime value={placedAt} /> },
  {
    id: 'customer',
    header: 'Customer',
    className: 'md:min-w-56',
    cell: ({ email }) => <span className="[overflow-wrap:anywhere]">{email}</span>,
  },
  { id: 'status', header: 'Status', cell: ({ status }) => <StatusBadge kind="order" status={status} /> },
  {
    id: 'payment',
    header: 'Payment',
    cell: ({ paymentMethod, paymentState }) => (
      <span className="whitespace-nowrap">
        {paymentMethod === 'card' ? 'Card' : 'Transfer'}
        {paymentState ? <span className="text-muted-foreground">, {paymentWords(paymentState)}</span> : null}
      </span>
    ),
  },
  {
    id: 'parts',
    header: 'Parcels sent',
    align: 'end',
    phone: 'hidden',
    cell: ({ parts, shipped }) => `${shipped} of ${parts}`,
  },
  {
    id: 'total',
    header: 'Total',
    align: 'end',
    cell: ({ total, currency }) => <Price amount={total} currency={currency} />,
  },
]

function paymentWords(state: string): string {
  const words: Record<string, string> = { captured: 'paid', 'awaiting-transfer': 'awaited' }
  return words[state] ?? state.replaceAll('-', ' ')
}

/** Orders of all vendors. */
export function OrdersTable({
  caption,
  orders,
  empty,
}: {
  caption: string
  orders: readonly OrderRow[]
  empty?: string
}) {
  return (
    <DataTable
      caption={caption}
      columns={columns}
      rows={orders}
      rowKey={({ id }) => id}
      empty={
        <EmptyState icon={<ShoppingBag />} title={empty ?? 'No orders yet'}>
          {empty
            ? 'Try another filter, or the beginning of a code or an e-mail address.'
            : 'They appear as customers place them.'}
        </EmptyState>
      }
    />
  )
}
