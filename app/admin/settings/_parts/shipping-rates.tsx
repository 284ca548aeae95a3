'use client'

import { useTranslations } from 'next-intl'
import { DataTable } from '#app/_components/data-table.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { Price } from '#app/_components/price.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { client } from '#app/_trpc/client.ts'
import { ConfirmAction } from '../../_parts/confirm-action.tsx'
import type { Settings } from '../../_parts/types.ts'
import { useCountryName } from './rate-words.ts'
import { ShippingRateDialog } from './shipping-rate-dialog.tsx'

type ShippingRate = Settings['shipping'][number]

/** What delivery costs where a vendor has no rate of its own. An island: its rows are changed in dialogs. */
export function ShippingRates({ rates, currency }: { rates: readonly ShippingRate[]; currency: string }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('deliveries')}
        description={t('deliveriesText')}
        actions={<ShippingRateDialog rates={rates} currency={currency} />}
      />
      <DataTable
        caption={t('deliveries')}
        className="border-t border-border"
        rows={rates}
        rowKey={({ id }) => id}
        empty={<EmptyState title={t('noDeliveries')}>{t('noDeliveriesText')}</EmptyState>}
        columns={[
          {
            id: 'country',
            header: t('country'),
            phone: 'title',
            cell: ({ country, currency }) => (
              <span>
                {countryName(country)} <span className="font-normal text-muted-foreground">{currency}</span>
              </span>
            ),
          },
          {
            id: 'base',
            header: t('parcel'),
            align: 'end',
            cell: ({ base, currency }) => <Price amount={base} currency={currency} />,
          },
          {
            id: 'item',
            header: t('furtherUnit'),
            align: 'end',
            cell: ({ perItem, currency }) => <Price amount={perItem} currency={currency} />,
          },
          {
            id: 'free',
            header: t('freeFrom'),
            align: 'end',
            cell: ({ freeFrom, currency }) =>
              freeFrom === null ? t('never') : <Price amount={freeFrom} currency={currency} />,
          },
          {
            id: 'days',
            header: t('days'),
            align: 'end',
            cell: ({ daysMin, daysMax }) => t('daysOf', { min: daysMin, max: daysMax }),
          },
          {
            id: 'edit',
            header: t('change'),
            phone: 'bare',
            align: 'end',
            cell: (rate) => (
              <span className="inline-flex justify-end gap-2">
                <ShippingRateDialog rate={rate} rates={rates} currency={rate.currency} />
                <Remove rate={rate} />
              </span>
            ),
          },
        ]}
      />
    </Card>
  )
}

function Remove({ rate }: { rate: ShippingRate }) {
  const [t, countryName] = [useTranslations('admin.rates'), useCountryName()]
  const name = `${countryName(rate.country)}, ${rate.currency}`
  return (
    <ConfirmAction
      trigger={
        <Button variant="ghost" size="sm" aria-label={t('removeDeliveryOf', { name })}>
          {t('remove')}
        </Button>
      }
      title={t('removeDeliveryTitle', { name })}
      description={t(rate.country === '*' ? 'removeAllOthersText' : 'removeDeliveryText')}
      confirmLabel={t('remove')}
      destructive
      act={async () => {
        await client.admin.settings.removeShippingRate.mutate({ id: rate.id })
        return { ok: true, message: t('deliveryRemoved', { name }) }
      }}
    />
  )
}
