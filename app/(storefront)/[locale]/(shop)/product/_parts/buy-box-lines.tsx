import { Truck } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { cn } from '#app/_components/ui/cn.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import { stockState } from '../_lib/stock-state.ts'

/**
 * Minor units, tax included: `base` per parcel, `perItem` for each further unit, nothing from `freeFrom` on; and the
 * working days from the order to the door.
 */
export type DeliveryRate = {
  base: number
  perItem: number
  freeFrom: number | null
  daysMin: number
  daysMax: number
  country: string
}

/** Whether it can be had, in words and colour. */
export function StockLine({ available }: { available: number }) {
  const t = useTranslations('product.stock')
  const state = stockState(available)
  return (
    <p aria-live="polite" className="flex items-center gap-2 text-sm">
      <span
        aria-hidden
        className={cn(
          'size-2 rounded-full',
          state === 'in-stock' && 'bg-success',
          state === 'few' && 'bg-highlight',
          state === 'sold-out' && 'bg-muted-foreground',
        )}
      />
      {state === 'in-stock' && t('in')}
      {state === 'few' && t('few', { count: available })}
      {state === 'sold-out' && t('out')}
    </p>
  )
}

type DeliveryProps = {
  rate: DeliveryRate | null
  /** A variant's own, per piece, which replaces the vendor's rate. */
  freight: number | null
  currency: string
  /** Who sends it, and from where. */
  sender: { name: string; place: string }
}

/** What delivery costs and how long it takes, before the cart knows where to. */
export function Delivery({ rate, freight, currency, sender }: DeliveryProps) {
  const t = useTranslations('product.delivery')
  const locale = useLocale()
  const cost = useCost({ rate, freight, currency })
  return (
    <div className="flex gap-3 border-t border-border pt-5 text-sm">
      <Truck aria-hidden className="mt-0.5 size-4 shrink-0 text-muted-foreground" />
      <div className="space-y-0.5">
        <h2 className="font-medium">{t('title')}</h2>
        {rate ? (
          <p>
            {t('to', { country: countryName(rate.country, locale) })}:{' '}
            <span className="font-medium">{cost}</span>
          </p>
        ) : (
          <p>{cost}</p>
        )}
        {rate && <p>{daysIn(t, rate)}</p>}
        <p className="text-muted-foreground">{t('from', { vendor: sender.name, place: sender.place })}</p>
        {rate && <p className="text-muted-foreground">{t('elsewhere')}</p>}
      </div>
    </div>
  )
}

type Words = ReturnType<typeof useTranslations<'product.delivery'>>

function daysIn(t: Words, { daysMin, daysMax }: DeliveryRate): string {
  return daysMin === daysMax ? t('day', { count: daysMax }) : t('days', { min: daysMin, max: daysMax })
}

function useCost({ rate, freight, currency }: Omit<DeliveryProps, 'sender'>): string {
  const t = useTranslations('product.delivery')
  const locale = formatLocale(useLocale())
  const money = (amount: number) => formatMoney({ amount, currency }, locale)
  if (freight !== null) return freight === 0 ? t('free') : t('each', { price: money(freight) })
  if (!rate) return t('inCart')
  if (rate.base === 0 && rate.perItem === 0) return t('free')
  return [
    money(rate.base),
    rate.perItem > 0 && t('perItem', { price: money(rate.perItem) }),
    rate.freeFrom && t('freeFrom', { price: money(rate.freeFrom) }),
  ]
    .filter(Boolean)
    .join('; ')
}
