import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { PriceCell } from '../../_parts/price-cell.tsx'
import { StockDialog } from '../../_parts/stock-dialog.tsx'
import { Available } from '../../_parts/stock-table.tsx'
import type { OwnProduct } from '../../_parts/types.ts'
import { UnitsCell } from '../../_parts/units-cell.tsx'
import { VariantState } from './variant-state.tsx'

/** A product's variants; prices and counts are edited where they stand, of those on sale. */
export function VariantsTable({ caption, variants }: { caption: string } & Pick<OwnProduct, 'variants'>) {
  const t = useTranslations('vendor.product')
  const words = useTranslations('vendor.stock')
  return (
    <DataTable
      caption={caption}
      rows={variants}
      rowKey={({ id }) => id}
      columns={[
        {
          id: 'variant',
          header: t('variant'),
          phone: 'title',
          cell: ({ variant, sku, status, compareAtPrice, currency }) => (
            <>
              {variant && <span className="mr-2 font-medium">{variant}</span>}
              {status === 'archived' && <Badge>{t('offSale')}</Badge>}
              <span className="block text-sm font-normal text-muted-foreground">
                {sku}
                {compareAtPrice !== null && (
                  <>
                    {' · '}
                    {t.rich('before', { price: () => <Price amount={compareAtPrice} currency={currency} /> })}
                  </>
                )}
              </span>
            </>
          ),
        },
        {
          id: 'available',
          header: words('available'),
          align: 'end',
          cell: (line) => <Available {...line} low={line.low && line.status === 'active'} />,
        },
        {
          id: 'on-hand',
          header: t('onHand'),
          align: 'end',
          cell: ({ id, variant, status, onHand }) =>
            status === 'active' ? <UnitsCell variantId={id} name={variant} onHand={onHand} /> : onHand,
        },
        {
          id: 'price',
          header: t('price'),
          align: 'end',
          cell: ({ id, variant, status, price, currency }) =>
            status === 'active' ? (
              <PriceCell variantId={id} name={variant} price={price} currency={currency} />
            ) : (
              <Price amount={price} currency={currency} />
            ),
        },
        {
          id: 'change',
          header: words('more'),
          phone: 'bare',
          align: 'end',
          cell: (line) => (
            <span className="inline-flex flex-wrap justify-end gap-2">
              {line.status === 'active' && <StockDialog line={line} />}
              {variants.length > 1 && (
                <VariantState id={line.id} name={line.variant || line.product} status={line.status} />
              )}
            </span>
          ),
        },
      ]}
    />
  )
}
