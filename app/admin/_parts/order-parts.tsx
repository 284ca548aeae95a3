import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import type { Order } from './types.ts'

type Part = Order['parts'][number]

/** What each vendor sends, what it costs, and what the platform keeps of it. */
export function OrderParts({ order }: { order: Order }) {
  return order.parts.map((part) => (
    <Card key={part.id} className="overflow-hidden">
      <CardHeader
        title={part.vendor.name}
        description={part.code}
        actions={<StatusBadge kind="order" status={part.status} />}
      />
      <Items part={part} currency={order.currency} />
      <CardContent className="grid gap-x-8 gap-y-4 border-t border-border pt-4 md:grid-cols-2 md:pt-6">
        <Delivery part={part} />
        <Shares part={part} order={order} />
      </CardContent>
    </Card>
  ))
}

function Items({ part, currency }: { part: Part; currency: string }) {
  return (
    <DataTable
      caption={`Items of ${part.vendor.name}`}
      rows={part.items}
      rowKey={({ lineNumber }) => String(lineNumber)}
      className="border-t border-border"
      columns={[
        {
          id: 'title',
          header: 'Item',
          phone: 'title',
          cell: (item) => (
            <span>
              <span className="font-medium">{item.title}</span>
              <span className="block text-sm font-normal text-muted-foreground">
                {item.variantTitle} · {item.sku}
              </span>
            </span>
          ),
        },
        { id: 'units', header: 'Units', align: 'end', cell: ({ quantity }) => quantity },
        {
          id: 'each',
          header: 'Each',
          align: 'end',
          phone: 'hidden',
          cell: ({ unitPrice }) => <Price amount={unitPrice} currency={currency} />,
        },
        {
          id: 'goods',
          header: 'Goods',
          align: 'end',
          cell: ({ goods, discount }) => <Price amount={goods - discount} currency={currency} />,
        },
      ]}
    />
  )
}

function Delivery({ part }: { part: Part }) {
  const { carrier, trackingNumber, trackingUrl } = part
  const times = [
    ['Paid', part.paidAt],
    ['Ship by', part.shippedAt ? null : part.shipBy],
    ['Accepted', part.acceptedAt],
    ['Shipped', part.shippedAt],
    ['Delivered', part.deliveredAt],
    ['Cancelled', part.cancelledAt],
  ] as const
  return (
    <DefinitionList
      items={[
        ...times.flatMap(([term, at]) => (at ? [{ term, value: <DateTime value={at} /> }] : [])),
        ...(carrier ? [{ term: 'Carrier', value: carrier }] : []),
        ...(trackingNumber
          ? [{ term: 'Tracking', value: <Tracking number={trackingNumber} url={trackingUrl} /> }]
          : []),
        ...(times.every(([, at]) => !at) ? [{ term: 'Paid', value: 'Not yet' }] : []),
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
  const share = order.money.find(({ id }) => id === part.id)
  return (
    <MoneyTable
      caption={`Shares of ${part.code}`}
      currency={order.currency}
      rows={[
        { id: 'goods', label: 'Goods', amount: part.goods },
        ...(part.discount > 0 ? [{ id: 'discount', label: 'Discount', amount: -part.discount }] : []),
        { id: 'shipping', label: 'Delivery', amount: part.shipping },
        { id: 'total', label: 'The customer pays', amount: part.total, kind: 'subtotal' as const },
        { id: 'tax', label: 'Tax', amount: -(share?.tax ?? 0) },
        { id: 'commission', label: 'Commission', amount: -(share?.commission ?? 0) },
        { id: 'net', label: 'The vendor earns', amount: share?.net ?? null, kind: 'subtotal' as const },
      ]}
    />
  )
}
