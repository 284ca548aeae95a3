import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { formatChange, formatNumber } from '#app/_components/format.ts'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Product } from '../../_parts/types.ts'

type Facts = { product: Product }

/** Everything that it can be bought as, or could. */
export function Variants({ product: { variants } }: Facts) {
  const t = useTranslations('admin.product')
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('variants')} />
      <DataTable
        caption={t('variants')}
        rows={variants}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('noVariants')}>{t('noVariantsText')}</EmptyState>}
        columns={[
          {
            id: 'variant',
            header: t('variant'),
            phone: 'title',
            cell: ({ title, sku, onSale }) => (
              <span>
                <span className="font-medium">{title || t('only')}</span>{' '}
                {onSale ? null : <Badge tone="neutral">{t('archived')}</Badge>}
                <span className="block text-sm font-normal text-muted-foreground">{sku}</span>
              </span>
            ),
          },
          {
            id: 'price',
            header: t('price'),
            align: 'end',
            cell: ({ price, currency }) => <Price amount={price} currency={currency} />,
          },
          {
            id: 'on-hand',
            header: t('onHand'),
            align: 'end',
            cell: ({ onHand }) => formatNumber(onHand),
          },
          {
            id: 'reserved',
            header: t('reserved'),
            align: 'end',
            cell: ({ reserved }) => formatNumber(reserved),
          },
          {
            id: 'free',
            header: t('free'),
            align: 'end',
            cell: ({ onHand, reserved, lowSince }) => (
              <span className="inline-flex items-center gap-2">
                {lowSince ? <Badge tone="warning">{t('low')}</Badge> : null}
                {formatNumber(onHand - reserved)}
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

/** Why its units changed of late. */
export function Movements({ product: { movements } }: Facts) {
  const t = useTranslations('admin.product')
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('movements')} />
      <DataTable
        caption={t('movements')}
        rows={movements}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('noMovements')}>{t('noMovementsText')}</EmptyState>}
        columns={[
          {
            id: 'reason',
            header: t('reason'),
            phone: 'title',
            cell: ({ reason }) => t(`reasons.${reason}`),
          },
          { id: 'variant', header: t('variant'), cell: ({ variant, sku }) => variant || sku },
          { id: 'when', header: t('when'), cell: ({ at }) => <DateTime value={at} /> },
          {
            id: 'units',
            header: t('units'),
            align: 'end',
            cell: ({ delta }) => formatChange(delta),
          },
        ]}
      />
    </Card>
  )
}

/** What its vendor says of it, and where it stands. */
export function About({ product }: Facts) {
  const t = useTranslations('admin.product')
  const { vendor, category, axes, taxClass, description, slug, sales } = product
  return (
    <Card>
      <CardHeader title={t('about')} />
      <CardContent className="space-y-4">
        <DefinitionList
          items={[
            {
              term: t('vendor'),
              value: (
                <Link href={`/admin/vendors/${vendor.slug}`} className="link">
                  {vendor.name}
                </Link>
              ),
            },
            { term: t('category'), value: category },
            {
              term: t('options'),
              value: axes.map(({ name, values }) => `${name}: ${values.join(', ')}`).join('; '),
            },
            { term: t('taxClass'), value: t(`taxClasses.${taxClass as 'standard'}`) },
            { term: t('address'), value: `/product/${slug}` },
            ...sales.map(({ currency, orders, units, gross }) => ({
              term: t('sold', { currency }),
              value: (
                <>
                  {t('soldValue', { orders, units })} <Price amount={gross} currency={currency} />
                </>
              ),
            })),
          ]}
        />
        <p className="whitespace-pre-line text-sm [overflow-wrap:anywhere]">
          {description || <span className="text-muted-foreground">{t('noDescription')}</span>}
        </p>
      </CardContent>
    </Card>
  )
}

/** Its pictures in their order; the mark that customers see where it has none. */
export function Pictures({ product: { pictures } }: Facts) {
  const t = useTranslations('admin.product')
  return (
    <Card>
      <CardHeader title={t('pictures')} />
      <CardContent>
        <ul className="grid grid-cols-3 gap-3 xl:grid-cols-2">
          {(pictures.length > 0 ? pictures : [null]).map((picture) => (
            <li key={picture?.id ?? 'none'}>
              <ProductPicture picture={picture} sizes="12rem" className="w-full rounded-md" />
            </li>
          ))}
        </ul>
      </CardContent>
    </Card>
  )
}
