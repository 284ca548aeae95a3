import type { Metadata } from 'next'
import Link from 'next/link'
import { PageHeader } from '#app/_components/page-header.tsx'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Card } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { partPageInput } from '#server/modules/fulfilment/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from '../_parts/orders-table.tsx'
import type { SearchParams } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Orders' }

const filters = [
  { label: 'All', status: undefined },
  { label: 'To accept', status: 'placed' },
  { label: 'To ship', status: 'accepted' },
  { label: 'Shipped', status: 'shipped' },
  { label: 'Delivered', status: 'delivered' },
  { label: 'Awaiting payment', status: 'awaiting-payment' },
  { label: 'Cancelled', status: 'cancelled' },
] as const

export default async function VendorOrders({ searchParams }: { searchParams: SearchParams }) {
  // What somebody typed into the address is a wish: what is no filter is no filter.
  const parsed = partPageInput.safeParse(await searchParams)
  const { status, after } = parsed.success ? parsed.data : {}
  const { vendor } = await api()
  const [{ parts, next }, counts] = await Promise.all([
    vendor.orders.list({ status, after }),
    vendor.orders.counts(),
  ])
  return (
    <>
      <PageHeader title="Orders" />
      <nav aria-label="Filter by status" className="mb-4 flex flex-wrap gap-2">
        {filters.map((filter) => (
          <Link
            key={filter.label}
            href={hrefOf({ status: filter.status })}
            aria-current={filter.status === status ? 'page' : undefined}
            className={buttonVariants({
              variant: filter.status === status ? 'secondary' : 'outline',
              size: 'sm',
            })}
          >
            {filter.label}
            {filter.status ? (
              <span className="tabular-nums opacity-75">{counts[filter.status] ?? 0}</span>
            ) : null}
          </Link>
        ))}
      </nav>
      <Card className="overflow-hidden">
        <OrdersTable caption="Orders" parts={parts} empty={status ? 'No orders in this state' : undefined} />
        {after || next ? (
          <Pagination
            className="border-t border-border px-4 py-3 md:px-6"
            previousHref={after ? hrefOf({ status }) : undefined}
            nextHref={next ? hrefOf({ status, after: next }) : undefined}
            summary={after ? 'Older orders' : 'Newest orders'}
          />
        ) : null}
      </Card>
    </>
  )
}

function hrefOf(query: { status?: string; after?: string }): string {
  const search = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  )
  return search.size > 0 ? `/vendor/orders?${search}` : '/vendor/orders'
}
