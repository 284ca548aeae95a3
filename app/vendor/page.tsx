import type { Metadata } from 'next'
import { formatNumber } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Price } from '#app/_components/price.tsx'
import { Stat } from '#app/_components/stat.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from './_parts/orders-table.tsx'
import { SalesChart } from './_parts/sales-chart.tsx'

export const metadata: Metadata = { title: 'Overview' }

export default async function VendorOverview() {
  const { vendor } = await api()
  const [overview, latest] = await Promise.all([vendor.overview.get(), vendor.orders.list({ limit: 5 })])
  const { orders, balances, low, days } = overview
  return (
    <>
      <PageHeader title="Overview" description={overview.vendor.name} />
      <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
        <Stat
          label="To accept"
          value={formatNumber(orders.placed ?? 0)}
          href="/vendor/orders?status=placed"
          hint="Paid and waiting for you"
        />
        <Stat
          label="To ship"
          value={formatNumber(orders.accepted ?? 0)}
          href="/vendor/orders?status=accepted"
        />
        {balances.length === 0 ? <Stat label="Available" value="Nothing yet" href="/vendor/balance" /> : null}
        {balances.map(({ currency, available, pending }) => (
          <Stat
            key={currency}
            label="Available"
            value={<Price amount={available} currency={currency} />}
            href="/vendor/balance"
            hint={
              <>
                <Price amount={pending} currency={currency} /> pending
              </>
            }
          />
        ))}
        <Stat
          label="Low stock"
          value={formatNumber(low)}
          tone={low > 0 ? 'warning' : 'neutral'}
          href="/vendor/stock?low=1"
        />
      </div>
      <Card className="mt-6">
        <CardHeader
          title="Sales of the last 30 days"
          description="What customers pay for your parts, delivery included"
        />
        <CardContent>
          <SalesChart days={days} from={overview.from} to={overview.to} />
        </CardContent>
      </Card>
      <Card className="mt-6 overflow-hidden">
        <CardHeader title="Latest orders" />
        <OrdersTable caption="Latest orders" parts={latest.parts} />
      </Card>
    </>
  )
}
