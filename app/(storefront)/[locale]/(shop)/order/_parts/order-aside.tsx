import { useLocale, useTranslations } from 'next-intl'
import { DateTime } from '#app/_components/date-time.tsx'
import { DefinitionList } from '#app/_components/definition-list.tsx'
import { MoneyTable } from '#app/_components/money-table.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { addressLines } from '#app/(storefront)/_lib/address-rules.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import type { OrderPageData } from '../_lib/timeline.ts'
import { CancelOrder } from './cancel-order.tsx'

type Order = OrderPageData['order']

/** What was paid, how, and where it goes. */
export function OrderAside({ order, orderKey }: { order: Order; orderKey: string | undefined }) {
  const t = useTranslations('order')
  const locale = formatLocale(useLocale())
  const { payment, address, refunds, currency } = order
  return (
    <div className="space-y-4">
      <Card aria-labelledby="amounts">
        <CardHeader id="amounts" title={t('costs')} />
        <CardContent>
          <MoneyTable
            caption={t('costs')}
            currency={currency}
            rows={[
              { id: 'goods', label: t('goods'), amount: order.goods },
              ...(order.discount > 0
                ? [{ id: 'discount', label: t('discount'), amount: -order.discount }]
                : []),
              { id: 'shipping', label: t('delivery'), amount: order.shipping },
              { id: 'total', label: t('total'), amount: order.total, kind: 'total' as const },
              { id: 'tax', label: t('tax'), amount: order.tax, kind: 'included' as const },
            ]}
          />
        </CardContent>
      </Card>
      <Card aria-labelledby="details">
        <CardHeader id="details" title={t('details')} />
        <CardContent>
          <DefinitionList
            layout="rows"
            items={[
              { term: t('placedAt'), value: <DateTime value={order.placedAt} /> },
              {
                term: t('payment'),
                value: payment && (
                  <span className="flex flex-wrap items-center gap-2">
                    {t(payment.method === 'card' ? 'card' : 'transfer')}
                    <StatusBadge kind="payment" status={payment.state} />
                  </span>
                ),
              },
              ...refunds.map((refund) => ({
                term: t('refund'),
                value: (
                  <span className="flex flex-wrap items-center gap-2">
                    {formatMoney({ amount: refund.amount, currency: refund.currency }, locale)}
                    <StatusBadge kind="refund" status={refund.state} />
                  </span>
                ),
              })),
              { term: t('deliveredTo'), value: address && <AddressLines address={address} /> },
              ...(order.phone ? [{ term: t('phone'), value: order.phone }] : []),
            ]}
          />
        </CardContent>
      </Card>
      {order.mayCancel && <CancelOrder code={order.code} orderKey={orderKey} paid={order.paidAt !== null} />}
    </div>
  )
}

function AddressLines({ address }: { address: NonNullable<Order['address']> }) {
  const locale = useLocale()
  const lines = [...addressLines(address), countryName(address.country, locale)]
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
