import { cn } from '#app/_components/ui/cn.ts'
import { formatMoney } from '#server/core/money.ts'
import { stockState } from '#server/modules/catalog/schema.ts'
import { countryName } from '../_lib/countries.ts'

/** Minor units, tax included: `base` per parcel, `perItem` for each further unit, nothing from `freeFrom` on. */
export type DeliveryRate = { base: number; perItem: number; freeFrom: number | null; country: string }

/** Whether it can be had, in words and colour. */
export function StockLine({ available }: { available: number }) {
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
      {state === 'in-stock' && 'In stock'}
      {state === 'few' && (available === 1 ? 'Only one left' : `Only ${available} left`)}
      {state === 'sold-out' && 'Sold out at the moment'}
    </p>
  )
}

type DeliveryLineProps = { rate: DeliveryRate | null; freight: number | null; currency: string }

/** What delivery costs, before the cart knows where to. A variant's own freight replaces the vendor's rate. */
export function DeliveryLine({ rate, freight, currency }: DeliveryLineProps) {
  return <p className="text-sm text-muted-foreground">{deliveryWords({ rate, freight, currency })}</p>
}

function deliveryWords({ rate, freight, currency }: DeliveryLineProps): string {
  const money = (amount: number) => formatMoney({ amount, currency })
  if (freight !== null) return freight === 0 ? 'Free delivery' : `Delivery ${money(freight)} each`
  if (!rate) return 'What delivery costs is shown in the cart.'
  const country = countryName(rate.country)
  if (rate.base === 0 && rate.perItem === 0) return `Free delivery to ${country}`
  const more = rate.perItem > 0 ? `, ${money(rate.perItem)} for each further piece` : ''
  const free = rate.freeFrom ? `; free from ${money(rate.freeFrom)} in this shop` : ''
  return `Delivery to ${country} ${money(rate.base)}${more}${free}`
}
