import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { type Column, DataTable } from '#app/_components/data-table.tsx'
import { Price } from '#app/_components/price.tsx'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import type { DeliveryRate } from '../../_parts/types.ts'
import { RateDialog } from './rate-dialog.tsx'
import { RateRemove } from './rate-remove.tsx'

type RatesTableProps = {
  caption: string
  rates: readonly DeliveryRate[]
  mayChange: boolean
  empty?: ReactNode
}

/** What delivery costs, country by country. */
export function RatesTable({ caption, rates, mayChange, empty }: RatesTableProps) {
  const t = useTranslations('vendor.settings')
  const placeOf = (country: string) => (country === '*' ? t('everywhere') : countryName(country))
  const money = (id: 'base' | 'perItem', header: string): Column<DeliveryRate> => ({
    id,
    header,
    align: 'end',
    cell: (rate) => <Price amount={rate[id]} currency={rate.currency} />,
  })
  const change: Column<DeliveryRate> = {
    id: 'change',
    header: t('editRate'),
    phone: 'bare',
    align: 'end',
    cell: (rate) => (
      <span className="flex justify-end gap-2">
        <RateDialog rate={rate} rates={rates} currency={rate.currency} />
        <RateRemove id={rate.id} place={placeOf(rate.country)} />
      </span>
    ),
  }
  return (
    <DataTable
      caption={caption}
      rows={rates}
      rowKey={({ id }) => id}
      empty={empty}
      columns={[
        { id: 'country', header: t('country'), phone: 'title', cell: ({ country }) => placeOf(country) },
        money('base', t('base')),
        money('perItem', t('perItem')),
        {
          id: 'freeFrom',
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
        ...(mayChange ? [change] : []),
      ]}
    />
  )
}
