'use client'

import { useTranslations } from 'next-intl'
import { ErrorState } from '#app/_components/error-state.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Drawer } from '#app/_components/ui/drawer.tsx'
import { Loading, Skeleton } from '#app/_components/ui/skeleton.tsx'
import { closeCart, openCart, useCartDrawer } from '../_lib/cart-drawer.ts'
import { type Cart, useCart, useCountry } from '../_lib/use-cart.ts'
import { CartGroupCard } from './cart-group.tsx'
import { CartProblem, canCheckOut, PriceNotice } from './cart-notices.tsx'
import { CartTotals } from './cart-totals.tsx'
import { EmptyCart } from './cart-view.tsx'

/** The cart beside the page. It brings its own API: the page below may have none. */
export function CartDrawer() {
  const t = useTranslations('cart')
  const { open, added } = useCartDrawer()
  return (
    <Drawer title={t('title')} open={open} onOpenChange={(next) => (next ? openCart() : closeCart())}>
      {added && <Alert live tone="success" title={t('added', { name: added })} className="mb-4" />}
      <DrawerContent />
    </Drawer>
  )
}

function DrawerContent() {
  const t = useTranslations('cart')
  const [country] = useCountry('DE')
  const { data: cart, isError, isFetching, refetch } = useCart(undefined, country)
  if (cart === undefined) {
    if (isError) return <ErrorState onRetry={() => refetch()} retrying={isFetching} />
    return (
      <Loading label={t('loading')} className="space-y-4">
        <Skeleton className="h-44 rounded-lg" />
        <Skeleton className="h-32 rounded-lg" />
      </Loading>
    )
  }
  if (cart === null) return <EmptyCart />
  return (
    <div className="space-y-4">
      <PriceNotice cart={cart} />
      {cart.groups.map((group) => (
        <CartGroupCard key={group.vendor.id} group={group} currency={cart.currency} narrow />
      ))}
      <CartTotals cart={cart} pricing={isFetching} />
      <CartProblem problem={cart.problem} />
      <WaysOn cart={cart} />
    </div>
  )
}

function WaysOn({ cart }: { cart: Cart }) {
  const t = useTranslations('cart')
  return (
    <div className="flex flex-col gap-2">
      {canCheckOut(cart) && (
        <ButtonLink href="/checkout" document size="lg">
          {t('toCheckout')}
        </ButtonLink>
      )}
      <ButtonLink href="/cart" variant="outline" onClick={closeCart}>
        {t('toCart')}
      </ButtonLink>
    </div>
  )
}
