import { Package } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatNumber } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { ProductRow } from '../../_parts/types.ts'
import { ProductBadge } from './product-badge.tsx'
import { ProductListing } from './product-listing.tsx'

interface ProductsTableProps {
  products: readonly ProductRow[]
  filtered: boolean
  pages: PaginationProps
}

/** Products of all vendors, with what of them is in the storefront. */
export function ProductsTable({ products, filtered, pages }: ProductsTableProps) {
  const t = useTranslations('admin.products')
  return (
    <DataTable
      caption={t('title')}
      rows={products}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <EmptyState icon={<Package />} title={t(filtered ? 'noMatch' : 'empty')}>
          {t(filtered ? 'noMatchText' : 'emptyText')}
        </EmptyState>
      }
      columns={[
        { id: 'product', header: t('product'), phone: 'title', cell: (row) => <Title product={row} /> },
        {
          id: 'vendor',
          header: t('vendor'),
          cell: ({ vendor, vendorSlug }) => (
            <Link href={`/admin/vendors/${vendorSlug}`} className="link">
              {vendor}
            </Link>
          ),
        },
        { id: 'state', header: t('state'), cell: (row) => <ProductBadge product={row} /> },
        {
          id: 'rating',
          header: t('rating'),
          align: 'end',
          phone: 'hidden',
          cell: ({ ratingCount, ratingSum }) =>
            ratingCount > 0 ? `${(ratingSum / ratingCount).toFixed(1)} (${formatNumber(ratingCount)})` : '–',
        },
        {
          id: 'free',
          header: t('free'),
          align: 'end',
          cell: ({ available }) => formatNumber(available),
        },
        {
          id: 'price',
          header: t('price'),
          align: 'end',
          cell: ({ price, currency }) =>
            price !== null && currency ? <Price amount={price} currency={currency} /> : '–',
        },
        {
          id: 'change',
          header: t('change'),
          phone: 'bare',
          align: 'end',
          cell: (row) => (row.status === 'published' ? <ProductListing product={row} /> : '–'),
        },
      ]}
    />
  )
}

function Title({ product }: { product: ProductRow }) {
  const t = useTranslations('admin.products')
  const { id, title, category, variants } = product
  return (
    <span>
      <Link href={`/admin/products/${id}`} className="link font-medium">
        {title}
      </Link>
      <span className="block text-sm font-normal text-muted-foreground">
        {[category, t('variants', { count: variants })].filter(Boolean).join(' · ')}
      </span>
    </span>
  )
}
