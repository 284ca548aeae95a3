import { PackageCheck } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, wishes } from '#app/_components/path.ts'
import { Card } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'

const PATH = '/admin/products/low-stock'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.lowStock'))('title') }
}

export default async function LowStock({ searchParams }: { searchParams: Query }) {
  const { after, passed } = wishes(await searchParams)
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.lowStock')])
  const cursor = after && after.length <= 100 ? after : undefined
  const { lines, next } = await admin.products.lowStock({ after: cursor })
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('text')}
        breadcrumb={[{ label: t('products'), href: '/admin/products' }]}
      />
      <Card className="overflow-hidden">
        <DataTable
          caption={t('title')}
          rows={lines}
          rowKey={({ variantId }) => variantId}
          pages={neighbours(PATH, {}, { after: cursor, passed, next })}
          empty={
            <EmptyState icon={<PackageCheck />} title={t('empty')}>
              {t('emptyText')}
            </EmptyState>
          }
          columns={[
            {
              id: 'variant',
              header: t('variant'),
              phone: 'title',
              cell: ({ product, productId, variant, sku }) => (
                <span>
                  <Link href={`/admin/products/${productId}`} className="link font-medium">
                    {product}
                  </Link>
                  <span className="block text-sm font-normal text-muted-foreground">
                    {variant} · {sku}
                  </span>
                </span>
              ),
            },
            {
              id: 'vendor',
              header: t('vendor'),
              cell: ({ vendor, vendorSlug }) => (
                <Link href={`/admin/vendors/${vendorSlug}`} className="link">
                  {vendor}
                </Link>
              ),
            },
            { id: 'since', header: t('since'), cell: ({ lowSince }) => <DateTime value={lowSince} /> },
            { id: 'threshold', header: t('threshold'), align: 'end', cell: ({ threshold }) => threshold },
            { id: 'free', header: t('free'), align: 'end', cell: ({ available }) => available },
          ]}
        />
      </Card>
    </>
  )
}
