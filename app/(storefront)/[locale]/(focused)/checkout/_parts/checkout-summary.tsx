'use client'

import { ChevronDown } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { Price } from '#app/_components/price.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { Link } from '#app/_i18n/link.tsx'
import { isGone, nameOf } from '#app/(storefront)/_lib/cart-change.ts'
import type { Cart, CartGroup } from '#app/(storefront)/_lib/use-cart.ts'
import { CartTotals } from '#app/(storefront)/_parts/cart-totals.tsx'
import { ShippingPrice } from '#app/(storefront)/_parts/shipping-price.tsx'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'

type CheckoutSummaryProps = { cart: Cart; pricing: boolean }

/** What is ordered and what it costs, by vendor; on a phone it is folded away until somebody wants to see it. */
export function CheckoutSummary({ cart, pricing }: CheckoutSummaryProps) {
  const t = useTranslations('checkout')
  const locale = formatLocale(useLocale())
  const [open, setOpen] = useState(false)
  const total = formatMoney({ amount: cart.total, currency: cart.currency }, locale)
  return (
    <Card aria-labelledby="order" className="lg:sticky lg:top-6 lg:col-start-2 lg:row-start-1">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="order-content"
        onClick={() => setOpen(!open)}
        className="flex min-h-12 w-full items-center justify-between gap-4 rounded-lg px-4 text-sm font-medium lg:hidden"
      >
        <span className="flex items-center gap-2">
          {t('yourOrder')}
          <ChevronDown aria-hidden className={cn('size-4 transition-transform', open && 'rotate-180')} />
        </span>
        <span className="tabular-nums">{total}</span>
      </button>
      <div id="order-content" className={cn(!open && 'max-lg:hidden')}>
        <CardHeader
          id="order"
          title={t('yourOrder')}
          actions={
            <Link href="/cart" className="link text-sm">
              {t('change')}
              <span className="sr-only"> ({t('yourCart')})</span>
            </Link>
          }
        />
        <CardContent className="space-y-5">
          <ul className="space-y-5">
            {cart.groups.map((group) => (
              <Parcel key={group.vendor.id} group={group} currency={cart.currency} />
            ))}
          </ul>
          <div className="border-t border-border pt-3">
            <CartTotals cart={cart} pricing={pricing} />
          </div>
        </CardContent>
      </div>
    </Card>
  )
}

function Parcel({ group, currency }: { group: CartGroup; currency: string }) {
  const t = useTranslations('cart')
  return (
    <li>
      <p className="text-sm font-medium">{group.vendor.name}</p>
      <ul className="mt-1.5 space-y-1.5">
        {group.lines.map((line) => (
          <li key={line.variantId} className="text-sm">
            <span className={cn('flex justify-between gap-4', isGone(line) && 'line-through')}>
              <span className="min-w-0 text-muted-foreground [overflow-wrap:anywhere]">
                {line.quantity} × {nameOf(line)}
              </span>
              <Price amount={line.goods} currency={currency} />
            </span>
            {line.problem && (
              <span className="text-destructive">
                {t(`problems.${line.problem}`, { available: line.available })}
              </span>
            )}
          </li>
        ))}
        <li className="flex justify-between gap-4 text-sm">
          <span className="text-muted-foreground">{t('delivery')}</span>
          <span>
            <ShippingPrice amount={group.shipping} currency={currency} />
          </span>
        </li>
      </ul>
    </li>
  )
}
