import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { formatMoney } from '#server/core/money.ts'
import { countryName } from '../_lib/countries.ts'
import type { OrderPageData } from '../_lib/timeline.ts'

type Order = OrderPageData['order']

/** What was paid, how, and where it goes. */
export function OrderAside({ order }: { order: Order }) {
  const { payment, address, refunds, currency } = order
  return (
    <div className="space-y-4">
      <Card aria-labelledby="amounts">
        <CardHeader id="amounts" title="What it costs" />
        <CardContent>
          <MoneyTable
            caption="What the order costs"
            currency={currency}
            rows={[
              { id: 'goods', label: 'Goods', amount: order.goods },
              ...(order.discount > 0 ? [{ id: 'discount', label: 'Discount', amount: -order.discount }] : []),
              { id: 'shipping', label: 'Delivery', amount: order.shipping },
              { id: 'total', label: 'Total', amount: order.total, kind: 'total' as const },
              { id: 'tax', label: 'of which VAT', amount: order.tax, kind: 'included' as const },
            ]}
          />
        </CardContent>
      </Card>
      <Card aria-labelledby="details">
        <CardHeader id="details" title="Details" />
        <CardContent>
          <DefinitionList
            layout="rows"
            items={[
              { term: 'Placed', value: <DateTime value={order.placedAt} /> },
              {
                term: 'Payment',
                value: payment && (
                  <span className="flex flex-wrap items-center gap-2">
                    {payment.method === 'card' ? 'Card' : 'Bank transfer'}
                    <StatusBadge kind="payment" status={payment.state} />
                  </span>
                ),
              },
              ...refunds.map((refund) => ({
                term: 'Refund',
                value: (
                  <span className="flex flex-wrap items-center gap-2">
                    {formatMoney({ amount: refund.amount, currency: refund.currency })}
                    <StatusBadge kind="refund" status={refund.state} />
                  </span>
                ),
              })),
              { term: 'Delivered to', value: address && <AddressLines address={address} /> },
              ...(order.phone ? [{ term: 'Phone', value: order.phone }] : []),
            ]}
          />
        </CardContent>
      </Card>
    </div>
  )
}

function AddressLines({ address }: { address: NonNullable<Order['address']> }) {
  const { name, line1, line2, postalCode, city, region, country } = address
  const lines = [name, line1, line2, `${postalCode} ${city}`, region, countryName(country)].filter(Boolean)
  return (
    <address className="not-italic">
      {lines.map((line) => (
        <span key={line} className="block">
          {line}
        </span>
      ))}
    </address>
  )
}
