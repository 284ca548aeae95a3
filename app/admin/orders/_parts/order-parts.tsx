import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import type { Order } from '../../_parts/types.ts'

type Part = Order['parts'][number]

/** What each vendor sends, what it costs, and what the platform keeps of it. */
export function OrderParts({ order }: { order: Order }) {
  return order.parts.map((part) => (
    <Card key={part.id} className="overflow-hidden">
      <CardHeader
        title={
          <Link href={`/admin/vendors/${part.vendor.slug}`} className="link">
            {part.vendor.name}
          </Link>
        }
        description={part.code}
        actions={<StatusBadge kind="order" status={part.status} />}
      />
      <Items part={part} currency={order.currency} />
      <CardContent className="grid grid-cols-1 gap-x-8 gap-y-4 border-t border-border pt-4 md:grid-cols-2 md:pt-6">
        <Delivery part={part} />
        <Shares part={part} order={order} />
      </CardContent>
    </Card>
  ))
}

function Items({ part, currency }: { part: Part; currency: string }) {
  const t = useTranslations('admin.order')
  return (
    <DataTable
      caption={t('items', { vendor: part.vendor.name })}
      rows={part.items}
      rowKey={({ lineNumber }) => String(lineNumber)}
      className="border-t border-border"
      columns={[
        {
          id: 'title',
          header: t('item'),
          phone: 'title',
          cell: (item) => (
            <span>
              <span className="font-medium">{item.title}</span>
              <span className="block text-sm font-normal text-muted-foreground">
                {[item.variantTitle, item.sku].filter(Boolean).join(' · ')}
              </span>
            </span>
          ),
        },
        { id: 'units', header: t('units'), align: 'end', cell: ({ quantity }) => quantity },
        {
          id: 'each',
          header: t('each'),
          align: 'end',
          phone: 'hidden',
          cell: ({ unitPrice }) => <Price amount={unitPrice} currency={currency} />,
        },
        {
          id: 'goods',
          header: t('goods'),
          align: 'end',
          cell: ({ goods, discount }) => <Price amount={goods - discount} currency={currency} />,
        },
      ]}
    />
  )
}

function Delivery({ part }: { part: Part }) {
  const t = useTranslations('admin.order')
  const { carrier, trackingNumber, trackingUrl } = part
  const times = [
    ['paid', part.paidAt],
    ['shipBy', part.shippedAt ? null : part.shipBy],
    ['accepted', part.acceptedAt],
    ['shipped', part.shippedAt],
    ['delivered', part.deliveredAt],
    ['cancelled', part.cancelledAt],
  ] as const
  return (
    <DefinitionList
      items={[
        ...times.flatMap(([time, at]) =>
          at ? [{ term: t(`times.${time}`), value: <DateTime value={at} /> }] : [],
        ),
        ...(carrier ? [{ term: t('carrier'), value: carrier }] : []),
        ...(trackingNumber
          ? [{ term: t('tracking'), value: <Tracking number={trackingNumber} url={trackingUrl} /> }]
          : []),
        ...(times.every(([, at]) => !at) ? [{ term: t('times.paid'), value: t('notPaid') }] : []),
      ]}
    />
  )
}

function Tracking({ number, url }: { number: string; url: string | null }) {
  if (!url) return number
  return (
    <a href={url} className="link" rel="noreferrer" target="_blank">
      {number}
    </a>
  )
}

function Shares({ part, order }: { part: Part; order: Order }) {
  const t = useTranslations('admin.order')
  const share = order.money.find(({ id }) => id === part.id)
  return (
    <MoneyTable
      caption={t('shares', { code: part.code })}
      currency={order.currency}
      rows={[
        { id: 'goods', label: t('goods'), amount: part.goods },
        ...(part.discount > 0 ? [{ id: 'discount', label: t('discount'), amount: -part.discount }] : []),
        { id: 'shipping', label: t('delivery'), amount: part.shipping },
        { id: 'total', label: t('customerPays'), amount: part.total, kind: 'subtotal' as const },
        { id: 'tax', label: t('tax'), amount: -(share?.tax ?? 0) },
        { id: 'commission', label: t('commission'), amount: -(share?.commission ?? 0) },
        { id: 'net', label: t('vendorEarns'), amount: share?.net ?? null, kind: 'subtotal' as const },
      ]}
    />
  )
}
