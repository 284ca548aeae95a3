import type { inferRouterOutputs } from '@trpc/server'
import { PackageOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import type { AppRouter } from '#server/trpc/router.ts'
import { type PageQuery, queryValue } from '../../../_lib/page-query.ts'
import { SignOutButton } from '../../../_parts/sign-out-button.tsx'

type OrderLine = inferRouterOutputs<AppRouter>['orders']['mine']['orders'][number]

// Never rendered while building: the frame around it reads the database.
export const dynamic = 'force-dynamic'

export const metadata: Metadata = { title: 'Your account', robots: { index: false } }

export default async function AccountPage({
  params,
  searchParams,
}: {
  params: Promise<{ locale: string }>
  searchParams: PageQuery
}) {
  await pageLocale(params)
  await requireUser('/account')
  const caller = await api()
  const after = await queryValue(searchParams, 'after')
  const [me, { orders, next }] = await Promise.all([
    caller.account.me(),
    caller.orders.mine({ after: isId(after) ? after : undefined }),
  ])
  return (
    <>
      <PageHeader
        title={`Hello, ${me.name}`}
        description={me.email}
        actions={
          <>
            {me.role === 'operator' && (
              <ButtonLink href="/admin" variant="outline" document>
                Operator console
              </ButtonLink>
            )}
            {me.vendors.map((vendor) => (
              <ButtonLink key={vendor} href="/vendor" variant="outline" document>
                {vendor}: dashboard
              </ButtonLink>
            ))}
            <SignOutButton />
          </>
        }
      />
      <Card aria-labelledby="orders">
        <CardHeader id="orders" title="Your orders" />
        <Orders orders={orders} />
      </Card>
      <Pagination
        className="mt-4"
        label="Orders"
        previousHref={after ? '/account' : undefined}
        nextHref={next ? `/account?after=${next}` : undefined}
      />
    </>
  )
}

function Orders({ orders }: { orders: readonly OrderLine[] }) {
  return (
    <DataTable
      caption="Your orders"
      rows={orders}
      rowKey={(order) => order.id}
      columns={[
        {
          id: 'code',
          header: 'Order',
          phone: 'title',
          cell: (order) => (
            <a href={`/order/${order.code}`} className="link font-medium">
              {order.code}
            </a>
          ),
        },
        {
          id: 'placed',
          header: 'Placed',
          cell: (order) => <DateTime value={order.placedAt} style="date" />,
        },
        { id: 'vendors', header: 'From', cell: (order) => order.vendors.join(', ') },
        {
          id: 'status',
          header: 'Status',
          cell: (order) => <StatusBadge kind="order" status={order.progress} />,
        },
        {
          id: 'total',
          header: 'Total',
          align: 'end',
          cell: (order) => <Price amount={order.total} currency={order.currency} />,
        },
      ]}
      empty={
        <EmptyState
          icon={<PackageOpen />}
          title="No orders yet"
          action={<ButtonLink href="/">Look around</ButtonLink>}
        >
          What you order while signed in is listed here.
        </EmptyState>
      }
    />
  )
}
