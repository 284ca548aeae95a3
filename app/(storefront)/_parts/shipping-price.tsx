'use client'

import { useTranslations } from 'next-intl'
import { Price } from '#app/_components/price.tsx'

type ShippingPriceProps = {
  /** Minor units; null where nobody delivers. */
  amount: number | null
  currency: string
  /** Nothing of the parcel can be had, so that none is sent. */
  empty?: boolean
}

/** What a parcel's delivery costs, in words where it is nothing or not to be had. */
export function ShippingPrice({ amount, currency, empty = false }: ShippingPriceProps) {
  const t = useTranslations('cart')
  if (amount === null) return empty ? '–' : <span className="text-destructive">{t('notThere')}</span>
  return amount === 0 ? t('free') : <Price amount={amount} currency={currency} />
}
