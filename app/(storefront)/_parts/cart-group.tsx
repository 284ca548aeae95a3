'use client'

import { useTranslations } from 'next-intl'
import { Price } from '#app/_components/price.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import type { CartGroup } from '../_lib/use-cart.ts'
import { Line } from './cart-line.tsx'
import { ShippingPrice } from './shipping-price.tsx'

type CartGroupProps = { group: CartGroup; currency: string; narrow?: boolean }

/** One vendor's parcel: its lines and what it costs to deliver. */
export function CartGroupCard({ group, currency, narrow = false }: CartGroupProps) {
  const t = useTranslations('cart')
  const titleId = `vendor-${group.vendor.id}${narrow ? '-drawer' : ''}`
  return (
    <Card aria-labelledby={titleId}>
      <header className="border-b border-border px-4 py-3 md:px-6">
        <h2 id={titleId} className="text-sm text-muted-foreground">
          {t.rich('soldBy', {
            vendor: group.vendor.name,
            name: (words) => <span className="font-medium text-foreground">{words}</span>,
          })}
        </h2>
      </header>
      <ul className={narrow ? 'divide-y divide-border px-4' : 'divide-y divide-border px-4 md:px-6'}>
        {group.lines.map((line) => (
          <Line key={line.variantId} line={line} currency={currency} narrow={narrow} />
        ))}
      </ul>
      <footer className="flex flex-wrap justify-between gap-x-6 gap-y-1 rounded-b-lg border-t border-border bg-muted px-4 py-3 text-sm md:px-6">
        <span>
          <span className="text-muted-foreground">{t('delivery')} </span>
          <ShippingPrice amount={group.shipping} currency={currency} empty={group.goods === 0} />
        </span>
        <span className="font-medium">
          <span className="font-normal text-muted-foreground">{t('together')} </span>
          <Price amount={group.total} currency={currency} />
        </span>
      </footer>
    </Card>
  )
}
