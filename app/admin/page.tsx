import type { Metadata } from 'next'
import Link from 'next/link'
import { Suspense } from 'react'
import { DataTable } from '#app/_components/data-table.tsx'
import { formatDate, formatDuration, formatNumber } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import { api } from '#server/trpc/caller.ts'
import { JobServerNotice, JobServerState } from './_parts/job-server.tsx'
import { OrdersTable } from './_parts/orders-table.tsx'
import type { Overview } from './_parts/types.ts'
import { VerifyAudit } from './_parts/verify-audit.tsx'
import { VerifyBooks } from './_parts/verify-books.tsx'

export const metadata: Metadata = { title: 'Overview' }

export default async function AdminOverview() {
  const { admin } = await api()
  const [overview, latest] = await Promise.all([admin.overview.get(), admin.orders.list({ limit: 6 })])
  return (
    <>
      <PageHeader
        title="Overview"
        description={`${formatDate(overview.now, { timeZone: overview.zone })}, counted in ${overview.zone}`}
      />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      <Today overview={overview} />
      <Waiting overview={overview} />
      <div className="mt-6 grid items-start gap-6 xl:grid-cols-2">
        <Proofs />
        <LowStock overview={overview} />
      </div>
      <Card className="mt-6 overflow-hidden">
        <CardHeader
          title="Latest orders"
          actions={
            <Link href="/admin/orders" className="link text-sm">
              All orders
            </Link>
          }
        />
        <OrdersTable caption="Latest orders" orders={latest.orders} />
      </Card>
    </>
  )
}

function Today({ overview: { sales, currency } }: { overview: Overview }) {
  const shown = sales.length > 0 ? sales : [{ currency, orders: 0, gross: 0, commission: 0 }]
  const orders = shown.reduce((sum, { orders }) => sum + orders, 0)
  return (
    <section aria-labelledby="today">
      <h2 id="today" className="mb-3 text-lg font-semibold">
        Today
      </h2>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(10rem,1fr))] gap-3 md:gap-4">
        <Stat
          label="Orders today"
          value={formatNumber(orders)}
          href="/admin/orders"
          hint="Cancelled ones left out"
        />
        {shown.map((sale) => (
          <Stat
            key={sale.currency}
            label={shown.length > 1 ? `Revenue, ${sale.currency}` : 'Revenue'}
            value={<Price amount={sale.gross} currency={sale.currency} />}
            hint="Goods, delivery and tax"
          />
        ))}
        {shown.map((sale) => (
          <Stat
            key={sale.currency}
            label={shown.length > 1 ? `Commission, ${sale.currency}` : 'Commission'}
            value={<Price amount={sale.commission} currency={sale.currency} />}
            hint="Of today's orders"
          />
        ))}
      </div>
    </section>
  )
}

function Waiting({ overview: { now, transfers, refunds, outbox, jobs, low } }: { overview: Overview }) {
  const age = (since: Date) => formatDuration(Math.max(0, now.getTime() - since.getTime()))
  return (
    <section aria-labelledby="waiting" className="mt-6">
      <h2 id="waiting" className="mb-3 text-lg font-semibold">
        Waiting
      </h2>
      <div className="grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4 xl:grid-cols-6">
        <Stat
          label="Transfers awaited"
          value={formatNumber(transfers.count)}
          href={pathWith('/admin/orders', { status: 'awaiting-payment', paymentMethod: 'transfer' })}
          hint={transfers.oldestAt ? `Oldest for ${age(transfers.oldestAt)}` : 'None is awaited'}
        />
        <Stat
          label="Refunds to pay"
          value={`${formatNumber(refunds.count)}${refunds.more ? '+' : ''}`}
          href="/admin/refunds"
          tone={refunds.count > 0 ? 'warning' : 'neutral'}
          hint="By a transfer of yours"
        />
        <Stat
          label="Outbox"
          value={formatNumber(outbox.waiting)}
          href="/admin/outbox"
          tone={outbox.failing > 0 ? 'warning' : 'neutral'}
          hint={outbox.oldestAt ? `Oldest for ${age(outbox.oldestAt)}` : 'Everything is sent'}
        />
        <Stat
          label="Open runs"
          value={formatNumber(jobs.open + jobs.failing)}
          href="/admin/jobs"
          tone={jobs.failing > 0 ? 'warning' : 'neutral'}
          hint={jobs.failing > 0 ? `${formatNumber(jobs.failing)} of them failing` : 'None is failing'}
        />
        <Stat
          label="Dead runs"
          value={formatNumber(jobs.dead)}
          href={pathWith('/admin/jobs', { state: 'dead' })}
          tone={jobs.dead > 0 ? 'destructive' : 'neutral'}
          hint={jobs.dead > 0 ? 'They wait for a replay' : 'Nothing waits for you'}
        />
        <Stat
          label="Low stock"
          value={formatNumber(low.count)}
          tone={low.count > 0 ? 'warning' : 'neutral'}
          hint="Variants under their threshold"
        />
      </div>
    </section>
  )
}

function Proofs() {
  return (
    <Card>
      <CardHeader
        title="Health"
        actions={
          <Suspense fallback={<Skeleton className="h-5 w-40 rounded-full" />}>
            <span className="text-sm text-muted-foreground">Job server</span>
            <JobServerState />
          </Suspense>
        }
      />
      <CardContent className="space-y-6">
        <VerifyAudit />
        <VerifyBooks brief />
      </CardContent>
    </Card>
  )
}

function LowStock({ overview: { low } }: { overview: Overview }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Scarcest on the shelves" description="On sale and under their threshold" />
      <DataTable
        caption="Scarcest variants"
        rows={low.lines}
        rowKey={({ variantId }) => variantId}
        empty={
          <CardContent>
            <p className="text-sm text-muted-foreground">Every variant is above its threshold.</p>
          </CardContent>
        }
        columns={[
          {
            id: 'product',
            header: 'Product',
            phone: 'title',
            cell: ({ product, variant }) => (
              <span>
                {product} <span className="text-muted-foreground">{variant}</span>
              </span>
            ),
          },
          { id: 'vendor', header: 'Vendor', cell: ({ vendor }) => vendor },
          { id: 'available', header: 'Free', align: 'end', cell: ({ available }) => available },
        ]}
      />
    </Card>
  )
}
