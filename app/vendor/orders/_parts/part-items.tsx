import { useTranslations } from 'next-intl'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import type { Part } from '../../_parts/types.ts'

/** A line of a part: an item, or its delivery, which the customer pays like one. */
interface Line {
  id: string
  title: string
  detail: string | null
  picture: Part['items'][number]['picture']
  quantity: number | null
  paid: number
  tax: number
  commission: number
  net: number
}

/** What was bought, with what of each line is the vendor's and from when on. */
export function PartItems({ part }: { part: Part }) {
  const t = useTranslations('vendor.order')
  const money = (id: 'paid' | 'tax' | 'commission' | 'net', header: string, sign = 1): Column<Line> => ({
    id,
    header,
    align: 'end',
    cell: (line) => <Price amount={line[id] === 0 ? 0 : sign * line[id]} currency={part.currency} />,
  })
  const columns: Column<Line>[] = [
    {
      id: 'title',
      header: t('item'),
      phone: 'title',
      cell: ({ title, detail, picture, quantity }) => (
        <span className="flex items-center gap-3">
          {quantity === null ? null : (
            <ProductPicture picture={picture} sizes="2.5rem" className="size-10 shrink-0 rounded-md" />
          )}
          <span className="min-w-0">
            <span className="font-medium">{title}</span>
            {detail && <span className="block text-sm font-normal text-muted-foreground">{detail}</span>}
          </span>
        </span>
      ),
    },
    { id: 'units', header: t('units'), align: 'end', cell: ({ quantity }) => quantity ?? '–' },
    money('paid', t('goods')),
    money('tax', t('tax'), -1),
    money('commission', t('commission'), -1),
    money('net', t('net')),
    {
      id: 'available',
      header: t('available'),
      align: 'end',
      className: 'md:whitespace-nowrap',
      cell: () => <Available part={part} />,
    },
  ]
  return (
    <Card className="overflow-hidden">
      <CardHeader title={t('items')} />
      <DataTable caption={t('items')} rows={useLines(part)} rowKey={({ id }) => id} columns={columns} />
    </Card>
  )
}

function useLines(part: Part): Line[] {
  const t = useTranslations('vendor.order')
  const items = part.items.map(
    ({ id, title, variantTitle, sku, picture, quantity, goods, discount, ...item }) => ({
      ...{ id, title, detail: [variantTitle, sku].filter(Boolean).join(' · '), picture, quantity },
      ...{ paid: goods - discount, tax: item.tax, commission: item.commission, net: item.net },
    }),
  )
  // The part's tax is that of its items and of their delivery; commission is on goods alone.
  const tax = part.tax - part.items.reduce((sum, item) => sum + item.tax, 0)
  const delivery = { id: 'delivery', title: t('delivery'), detail: null, picture: null, quantity: null }
  const amounts = { paid: part.shipping, tax, commission: 0, net: part.shipping - tax }
  return part.shipping > 0 ? [...items, { ...delivery, ...amounts }] : items
}

function Available({ part: { status, earning, holdDays } }: { part: Part }) {
  const t = useTranslations('vendor.order')
  const at = earning?.releasedAt ?? earning?.releaseAt
  if (status === 'cancelled') return '–'
  return at ? <DateTime value={at} style="date" /> : t('afterShort', { days: holdDays })
}
