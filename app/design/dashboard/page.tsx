import { ChartLine, Package, Settings, ShoppingBag, Wallet } from 'lucide-react'
import { AccountMenu } from '../../_components/account-menu.tsx'
import { DashboardShell } from '../../_components/dashboard-shell.tsx'
import { DataTable } from '../../_components/data-table.tsx'
import { PageHeader } from '../../_components/page-header.tsx'
import { Price } from '../../_components/price.tsx'
import { Stat } from '../../_components/stat.tsx'
import { Badge } from '../../_components/ui/badge.tsx'
import { Button } from '../../_components/ui/button.tsx'
import { Card, CardHeader } from '../../_components/ui/card.tsx'
import { Pagination } from '../../_components/ui/pagination.tsx'
import { orderColumns } from '../_sections/data.tsx'
import { orders } from '../_sections/samples.ts'

/** The frame of a dashboard around an imagined overview. */
export default function DashboardSpecimen() {
  return (
    <DashboardShell
      area="Vendor"
      homeHref="/design/dashboard"
      subject="Fjord & Fir"
      sections={[
        {
          links: [
            { label: 'Overview', href: '/design/dashboard', icon: <ChartLine aria-hidden />, exact: true },
            {
              label: 'Orders',
              href: '/design#orders',
              icon: <ShoppingBag aria-hidden />,
              badge: <Badge tone="highlight">7</Badge>,
            },
            { label: 'Products', href: '/design#products', icon: <Package aria-hidden /> },
          ],
        },
        {
          label: 'Money',
          links: [{ label: 'Balance', href: '/design#balance', icon: <Wallet aria-hidden /> }],
        },
        {
          label: 'Shop',
          links: [{ label: 'Settings', href: '/design#settings', icon: <Settings aria-hidden /> }],
        },
      ]}
      account={<AccountMenu name="Ada" email="ada@fjord-and-fir.example" />}
    >
      <PageHeader title="Overview" description="Monday, 9 March" actions={<Button>Add a product</Button>} />
      <div className="grid grid-cols-2 gap-3 md:gap-4 xl:grid-cols-4">
        <Stat label="To accept" value="7" href="/design#orders" hint="2 since yesterday" />
        <Stat label="To ship" value="12" href="/design#orders" />
        <Stat label="Available" value={<Price amount={248_130} currency="EUR" />} href="/design#balance" />
        <Stat label="Low stock" value="3" tone="warning" href="/design#products" />
      </div>
      <Card className="mt-6 overflow-hidden">
        <CardHeader title="Latest orders" />
        <DataTable
          caption="Latest orders"
          columns={orderColumns}
          rows={orders}
          rowKey={(order) => order.code}
        />
        <Pagination
          className="border-t border-border px-4 py-3 md:px-6"
          summary="1–4 of 19"
          nextHref="/design/dashboard"
        />
      </Card>
    </DashboardShell>
  )
}
