import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DataTable } from '#app/_components/data-table.tsx'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { Price } from '#app/_components/price.tsx'
import { Timeline } from '#app/_components/timeline.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { partInput } from '#server/modules/fulfilment/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { PartStatus } from '../../_parts/orders-table.tsx'
import { PartActions } from '../../_parts/part-actions.tsx'
import type { Part } from '../../_parts/types.ts'

export async function generateMetadata({ params }: { params: Promise<{ id: string }> }): Promise<Metadata> {
  const part = await find((await params).id)
  return { title: part ? part.code : 'Order' }
}

export default async function VendorOrderPage({ params }: { params: Promise<{ id: string }> }) {
  const part = await find((await params).id)
  if (!part) notFound()
  return (
    <>
      <PageHeader
        title={part.code}
        badge={<PartStatus status={part.status} />}
        breadcrumb={[{ label: 'Orders', href: '/vendor/orders' }]}
        description={
          <>
            Placed <DateTime value={part.placedAt} />
          </>
        }
        actions={<PartActions id={part.id} status={part.status} />}
      />
      <div className="grid gap-6 lg:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="space-y-6">
          <Items part={part} />
          <Earnings part={part} />
        </div>
        <div className="space-y-6">
          <Delivery part={part} />
          <History part={part} />
        </div>
      </div>
    </>
  )
}

async function find(id: string): Promise<Part | null> {
  const input = partInput.safeParse({ vendorOrderId: id })
  return input.success ? (await api()).vendor.orders.get(input.data) : null
}

function Items({ part }: { part: Part }) {
  return (
    <Card className="overflow-hidden">
      <CardHeader title="Items" />
      <DataTable
        caption="Items"
        rows={part.items}
        rowKey={({ id }) => id}
        columns={[
          {
            id: 'title',
            header: 'Item',
            phone: 'title',
            cell: (item) => (
              <>
                <span className="font-medium">{item.title}</span>
                <span className="block text-sm text-muted-foreground">
                  {item.variantTitle} · {item.sku}
                </span>
              </>
            ),
          },
          { id: 'quantity', header: 'Units', align: 'end', cell: (item) => item.quantity },
          {
            id: 'goods',
            header: 'Price',
            align: 'end',
            cell: (item) => <Price amount={item.goods - item.discount} currency={part.currency} />,
          },
          {
            id: 'commission',
            header: 'Commission',
            align: 'end',
            cell: (item) => <Price amount={-item.commission} currency={part.currency} />,
          },
        ]}
      />
    </Card>
  )
}

function Earnings({ part }: { part: Part }) {
  return (
    <Card>
      <CardHeader title="What you earn" description={<ReleaseNote part={part} />} />
      <CardContent>
        <MoneyTable
          caption="What you earn"
          currency={part.currency}
          rows={[
            { id: 'goods', label: 'Goods', amount: part.goods },
            ...(part.discount > 0 ? [{ id: 'discount', label: 'Discount', amount: -part.discount }] : []),
            { id: 'shipping', label: 'Delivery', amount: part.shipping },
            { id: 'total', label: 'The customer pays', amount: part.total, kind: 'subtotal' as const },
            { id: 'tax', label: 'Tax, paid for you', amount: -part.tax },
            { id: 'commission', label: 'Commission', amount: -part.commission },
            { id: 'net', label: 'You earn', amount: part.net, kind: 'total' as const },
          ]}
        />
      </CardContent>
    </Card>
  )
}

function ReleaseNote({ part }: { part: Part }) {
  if (part.status === 'cancelled') return 'Nothing: the order was cancelled.'
  const { earning } = part
  if (earning?.releasedAt) {
    return (
      <>
        Available since <DateTime value={earning.releasedAt} style="date" />
      </>
    )
  }
  if (earning?.releaseAt) {
    return (
      <>
        Available from <DateTime value={earning.releaseAt} style="date" />
      </>
    )
  }
  return `Available ${part.holdDays} days after it is delivered`
}

function Delivery({ part }: { part: Part }) {
  const { address, carrier, trackingNumber, trackingUrl, shipBy } = part
  return (
    <Card>
      <CardHeader title="Delivery" />
      <CardContent className="space-y-4">
        {address ? (
          <address className="not-italic text-sm leading-6">
            {address.name}
            <br />
            {address.line1}
            <br />
            {address.line2 ? (
              <>
                {address.line2}
                <br />
              </>
            ) : null}
            {address.postalCode} {address.city}
            <br />
            {address.region ? `${address.region}, ` : null}
            {address.country}
          </address>
        ) : (
          <p className="text-sm text-muted-foreground">
            {part.status === 'cancelled' ? 'Nothing is sent.' : 'You see the address once the order is paid.'}
          </p>
        )}
        <DefinitionList
          items={[
            ...(shipBy && !part.shippedAt ? [{ term: 'Ship by', value: <DateTime value={shipBy} /> }] : []),
            ...(carrier ? [{ term: 'Carrier', value: carrier }] : []),
            ...(trackingNumber
              ? [
                  {
                    term: 'Tracking',
                    value: trackingUrl ? (
                      <a href={trackingUrl} className="link" rel="noreferrer" target="_blank">
                        {trackingNumber}
                      </a>
                    ) : (
                      trackingNumber
                    ),
                  },
                ]
              : []),
          ]}
        />
      </CardContent>
    </Card>
  )
}

const moved: Record<string, string> = {
  'awaiting-payment': 'Placed, waits for payment',
  placed: 'Paid',
  accepted: 'Accepted',
  shipped: 'Shipped',
  delivered: 'Delivered',
  cancelled: 'Cancelled',
}

function History({ part }: { part: Part }) {
  return (
    <Card>
      <CardHeader title="History" />
      <CardContent>
        <Timeline
          label="History of the order"
          entries={part.history.map(({ toStatus, by, at }) => ({
            id: `${toStatus}-${at.getTime()}`,
            title: moved[toStatus] ?? toStatus,
            state: toStatus === 'cancelled' ? ('failed' as const) : ('done' as const),
            description: by === 'vendor' ? 'by you' : `by the ${by}`,
            at,
          }))}
        />
      </CardContent>
    </Card>
  )
}
