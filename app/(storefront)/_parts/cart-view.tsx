'use client'

import { ShoppingBag } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ErrorState } from '#app/_components/error-state.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button, ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { Field } from '#app/_components/ui/field.tsx'
import { Select } from '#app/_components/ui/select.tsx'
import { countryOptions } from '../_lib/countries.ts'
import { type Cart, type SavedLine, useCart, useCountry } from '../_lib/use-cart.ts'
import { CartGroupCard } from './cart-group.tsx'
import { CartProblem, canCheckOut, PriceNotice } from './cart-notices.tsx'
import { CartTotals } from './cart-totals.tsx'
import { SavedLines } from './saved-lines.tsx'

type CartViewProps = { initial: Cart | null; saved: SavedLine[] }

/** The cart by vendor, with what each charges for delivery. A client component because every line can be changed. */
export function CartView({ initial, saved }: CartViewProps) {
  const [country, setCountry] = useCountry(initial?.country ?? 'DE')
  const { data: cart, isError, isFetching, refetch } = useCart(initial, country)
  if (isError && cart === undefined) return <ErrorState onRetry={() => refetch()} retrying={isFetching} />
  if (!cart) {
    return (
      <div className="space-y-4">
        <EmptyCart />
        <SavedLines initial={saved} />
      </div>
    )
  }
  return (
    <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8">
      <div className="space-y-4">
        {isError && <OutOfDate onRetry={() => refetch()} retrying={isFetching} />}
        <PriceNotice cart={cart} />
        {cart.groups.map((group) => (
          <CartGroupCard key={group.vendor.id} group={group} currency={cart.currency} />
        ))}
      </div>
      <Summary cart={cart} country={country} onCountry={setCountry} pricing={isFetching} />
      <SavedLines initial={saved} />
    </div>
  )
}

/** The cart could not be read anew: what stands there may have changed meanwhile. */
function OutOfDate({ onRetry, retrying }: { onRetry: () => void; retrying: boolean }) {
  const t = useTranslations('cart')
  return (
    <Alert
      live
      tone="warning"
      title={t('outOfDate')}
      action={
        <Button variant="outline" size="sm" onClick={onRetry} loading={retrying}>
          {t('retry')}
        </Button>
      }
    />
  )
}

export function EmptyCart() {
  const t = useTranslations('cart.empty')
  return (
    <EmptyState
      icon={<ShoppingBag />}
      title={t('title')}
      action={<ButtonLink href="/">{t('action')}</ButtonLink>}
    >
      {t('text')}
    </EmptyState>
  )
}

type SummaryProps = { cart: Cart; country: string; onCountry: (country: string) => void; pricing: boolean }

function Summary({ cart, country, onCountry, pricing }: SummaryProps) {
  const t = useTranslations('cart')
  const locale = useLocale()
  return (
    <Card
      aria-labelledby="summary"
      className="lg:sticky lg:top-6 lg:col-start-2 lg:row-span-2 lg:row-start-1"
    >
      <CardHeader id="summary" title={t('summary')} />
      <CardContent className="space-y-5">
        <Field label={t('deliveredTo')}>
          <Select
            value={country}
            onChange={(event) => onCountry(event.currentTarget.value)}
            options={countryOptions(locale)}
            autoComplete="country"
          />
        </Field>
        <CartTotals cart={cart} pricing={pricing} />
        <CartProblem problem={cart.problem} />
        {canCheckOut(cart) ? (
          <ButtonLink href="/checkout" document size="lg" className="w-full">
            {t('toCheckout')}
          </ButtonLink>
        ) : (
          <p className="rounded-md bg-muted px-4 py-3 text-center text-sm text-muted-foreground">
            {t('notYet')}
          </p>
        )}
      </CardContent>
    </Card>
  )
}
