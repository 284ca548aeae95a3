import type { Metadata } from 'next'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { SearchField } from '#app/_components/search-field.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { orderPageInput } from '#server/modules/orders/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { Filters } from '../_parts/filters.tsx'
import { OrdersTable } from '../_parts/orders-table.tsx'

export const metadata: Metadata = { title: 'Orders' }

const FILTERS = [
  { label: 'All', query: {} },
  { label: 'Transfer awaited', query: { status: 'awaiting-payment', paymentMethod: 'transfer' } },
  { label: 'Awaiting payment', query: { status: 'awaiting-payment' } },
  { label: 'Placed', query: { status: 'placed' } },
  { label: 'Cancelled', query: { status: 'cancelled' } },
] as const

const PATH = '/admin/orders'

export default async function AdminOrders({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = orderPageInput.safeParse({ ...query, search: q })
  const { status, paymentMethod, search, after } = parsed.success ? parsed.data : {}
  const { admin } = await api()
  const { orders, next } = await admin.orders.list({ status, paymentMethod, search, after })
  const kept = { q: search, status, paymentMethod }
  const filtered = Boolean(search || status || paymentMethod)
  return (
    <>
      <PageHeader title="Orders" />
      <div className="mb-4 flex flex-col gap-3 xl:flex-row-reverse xl:items-center xl:justify-between">
        <SearchField
          action={PATH}
          label="Search orders"
          placeholder="Order code or e-mail"
          defaultValue={search}
          className="xl:w-80"
        />
        <Filters
          label="Filter by status"
          filters={FILTERS.map(({ label, query }) => ({
            label,
            href: pathWith(PATH, { q: search, ...query }),
            current:
              status === ('status' in query ? query.status : undefined) &&
              paymentMethod === ('paymentMethod' in query ? query.paymentMethod : undefined),
          }))}
        />
      </div>
      <Card className="overflow-hidden">
        <OrdersTable
          caption="Orders"
          orders={orders}
          empty={search ? `No order matches "${search}"` : filtered ? 'No orders in this state' : undefined}
        />
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={after ? pathWith(PATH, kept) : undefined}
            nextHref={next ? pathWith(PATH, { ...kept, after: next }) : undefined}
            summary={after ? 'Older orders' : 'Newest orders'}
          />
        ) : null}
      </Card>
    </>
  )
}
