import { Boxes } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { DataTable } from '#app/_components/data-table.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { buttonVariants } from '#app/_components/ui/button-variants.ts'
import { Card } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { StockDialog } from '../_parts/stock-dialog.tsx'
import type { SearchParams } from '../_parts/types.ts'

export const metadata: Metadata = { title: 'Stock' }

export default async function VendorStock({ searchParams }: { searchParams: SearchParams }) {
  const lowOnly = (await searchParams).low === '1'
  const lines = await (await api()).vendor.stock.list({ lowOnly })
  return (
    <>
      <PageHeader title="Stock" description="Available is what is on hand and not reserved by orders" />
      <nav aria-label="Filter" className="mb-4 flex flex-wrap gap-2">
        {[
          { label: 'All', href: '/vendor/stock', current: !lowOnly },
          { label: 'Low', href: '/vendor/stock?low=1', current: lowOnly },
        ].map(({ label, href, current }) => (
          <Link
            key={label}
            href={href}
            aria-current={current ? 'page' : undefined}
            className={buttonVariants({ variant: current ? 'secondary' : 'outline', size: 'sm' })}
          >
            {label}
          </Link>
        ))}
      </nav>
      <Card className="overflow-hidden">
        <DataTable
          caption="Stock"
          rows={lines}
          rowKey={({ variantId }) => variantId}
          empty={
            <EmptyState icon={<Boxes />} title={lowOnly ? 'Nothing runs low' : 'Nothing on the shelves yet'}>
              {lowOnly ? 'Every variant has more than its threshold.' : 'Your variants appear here.'}
            </EmptyState>
          }
          columns={[
            {
              id: 'product',
              header: 'Product',
              phone: 'title',
              cell: ({ product, variant, sku }) => (
                <>
                  <span className="font-medium">{product}</span>
                  <span className="block text-sm text-muted-foreground">
                    {variant} · {sku}
                  </span>
                </>
              ),
            },
            {
              id: 'available',
              header: 'Available',
              align: 'end',
              cell: ({ available, low }) => (
                <span className="inline-flex items-center gap-2 tabular-nums">
                  {low ? <Badge tone="warning">{available === 0 ? 'Sold out' : 'Low'}</Badge> : null}
                  {available}
                </span>
              ),
            },
            { id: 'reserved', header: 'Reserved', align: 'end', cell: ({ reserved }) => reserved },
            { id: 'on-hand', header: 'On hand', align: 'end', cell: ({ onHand }) => onHand },
            { id: 'change', header: 'Change', align: 'end', cell: (line) => <StockDialog line={line} /> },
          ]}
        />
      </Card>
    </>
  )
}
