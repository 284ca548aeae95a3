import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { DataTable } from '#app/_components/data-table.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import type { PaginationProps } from '#app/_components/ui/pagination.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { PriceCell } from './price-cell.tsx'
import { StockDialog } from './stock-dialog.tsx'
import type { StockLine } from './types.ts'
import { UnitsCell } from './units-cell.tsx'

type StockTableProps = {
  caption: string
  lines: readonly StockLine[]
  pages: PaginationProps
  empty: ReactNode
}

/** A vendor's variants; prices and counts are edited where they stand. */
export function StockTable({ caption, lines, pages, empty }: StockTableProps) {
  const t = useTranslations('vendor.stock')
  return (
    <DataTable
      caption={caption}
      rows={lines}
      rowKey={({ id }) => id}
      pages={pages}
      empty={empty}
      columns={[
        {
          id: 'product',
          header: t('product'),
          phone: 'title',
          cell: ({ productId, product, variant, sku }) => (
            <>
              <Link href={`/vendor/products/${productId}`} className="link font-medium">
                {product}
              </Link>
              <span className="block text-sm font-normal text-muted-foreground">
                {[variant, sku].filter(Boolean).join(' · ')}
              </span>
            </>
          ),
        },
        { id: 'available', header: t('available'), align: 'end', cell: (line) => <Available {...line} /> },
        { id: 'reserved', header: t('reserved'), align: 'end', cell: ({ reserved }) => reserved },
        {
          id: 'on-hand',
          header: t('onHand'),
          align: 'end',
          cell: ({ id, product, variant, onHand }) => (
            <UnitsCell variantId={id} name={`${product}, ${variant}`} onHand={onHand} />
          ),
        },
        {
          id: 'price',
          header: t('price'),
          align: 'end',
          cell: ({ id, product, variant, price, currency }) => (
            <PriceCell variantId={id} name={`${product}, ${variant}`} price={price} currency={currency} />
          ),
        },
        {
          id: 'change',
          header: t('more'),
          phone: 'bare',
          align: 'end',
          cell: (line) => <StockDialog line={line} />,
        },
      ]}
    />
  )
}

/** How many are free, and whether that is few. */
export function Available({ available, low }: { available: number; low: boolean }) {
  const t = useTranslations('vendor.stock')
  return (
    <span className="inline-flex items-center gap-2 tabular-nums">
      {low ? <Badge tone="warning">{t(available <= 0 ? 'soldOut' : 'low')}</Badge> : null}
      {available}
    </span>
  )
}
