'use client'

import { useLocale, useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { nameOf } from '#app/(storefront)/_lib/cart-change.ts'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import { type Cart, type CartGroup, useCartChanges } from '#app/(storefront)/_lib/use-cart.ts'
import { CartProblem } from '#app/(storefront)/_parts/cart-notices.tsx'
import { ShippingPrice } from '#app/(storefront)/_parts/shipping-price.tsx'

/** How everything comes: a parcel of each vendor, with its own cost. */
export function DeliveryStep({ cart }: { cart: Cart }) {
  const t = useTranslations('checkout.delivery')
  const locale = useLocale()
  return (
    <>
      <p className="text-sm text-muted-foreground">
        {t('text', { count: cart.groups.length, country: countryName(cart.country, locale) })}
      </p>
      <ul className="divide-y divide-border rounded-lg border border-border">
        {cart.groups.map((group) => (
          <Parcel key={group.vendor.id} group={group} currency={cart.currency} />
        ))}
      </ul>
      <CartProblem problem={cart.problem} />
    </>
  )
}

function Parcel({ group, currency }: { group: CartGroup; currency: string }) {
  const t = useTranslations('checkout.delivery')
  const { saveLine } = useCartChanges()
  const nobodyDelivers = group.shipping === null
  return (
    <li className="flex items-start justify-between gap-4 p-4 text-sm">
      <div className="min-w-0 space-y-1">
        <p className="font-medium">{t('from', { vendor: group.vendor.name })}</p>
        <p className="text-muted-foreground [overflow-wrap:anywhere]">
          {group.lines.map((line) => `${line.quantity} × ${nameOf(line)}`).join(', ')}
        </p>
        {nobodyDelivers && (
          <Button
            variant="link"
            onClick={() => {
              for (const { variantId } of group.lines) saveLine.mutate({ variantId })
            }}
          >
            {t('keepForLater')}
          </Button>
        )}
      </div>
      <p className="shrink-0 font-medium">
        <ShippingPrice amount={group.shipping} currency={currency} />
      </p>
    </li>
  )
}
