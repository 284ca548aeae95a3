import { Package } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { ListEmpty } from '../../_parts/list-empty.tsx'
import type { ShelfLine } from '../../_parts/types.ts'
import { ProductStatus } from './product-status.tsx'

type ProductsTableProps = {
  caption: string
  products: readonly ShelfLine[]
  categories: readonly { value: string; label: string }[]
  narrowed: boolean
  pages: PaginationProps
}

/** Everything that a vendor has, whatever its state. */
export function ProductsTable({ caption, products, categories, narrowed, pages }: ProductsTableProps) {
  const t = useTranslations('vendor.products')
  return (
    <DataTable
      caption={caption}
      rows={products}
      rowKey={({ id }) => id}
      pages={pages}
      empty={
        <ListEmpty path="/vendor/products" narrowed={narrowed} icon={<Package />} title={t('none')}>
          {t('noneText')}
        </ListEmpty>
      }
      columns={[
        {
          id: 'product',
          header: t('product'),
          phone: 'title',
          cell: ({ id, title, category, picture }) => (
            <span className="flex items-center gap-3">
              <ProductPicture picture={picture} sizes="2.5rem" className="size-10 shrink-0 rounded-md" />
              <span className="min-w-0">
                <Link href={`/vendor/products/${id}`} className="link font-medium">
                  {title}
                </Link>
                <span className="block text-sm font-normal text-muted-foreground">
                  {categories.find(({ value }) => value === category)?.label}
                </span>
              </span>
            </span>
          ),
        },
        { id: 'status', header: t('status'), cell: ({ status }) => <ProductStatus status={status} /> },
        {
          id: 'available',
          header: t('available'),
          align: 'end',
          cell: ({ available, low }) => (
            <span className="inline-flex items-center gap-2 tabular-nums">
              {low > 0 && (
                <Badge tone="warning">{available <= 0 ? t('sold-out') : t('lowCount', { count: low })}</Badge>
              )}
              {available}
            </span>
          ),
        },
        { id: 'variants', header: t('variants'), align: 'end', cell: ({ variants }) => variants },
        {
          id: 'price',
          header: t('price'),
          align: 'end',
          cell: ({ price, priceTo, currency }) =>
            currency ? <Price amount={price} currency={currency} from={priceTo > price} /> : '–',
        },
      ]}
    />
  )
}
