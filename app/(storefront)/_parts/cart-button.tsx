'use client'

import { lazy, type MouseEvent, Suspense, useState } from 'react'
import { CartLink } from '#app/_components/storefront-shell.tsx'
import { usePathname } from '#app/_i18n/use-navigation.ts'
import { openCart, useCartDrawer } from '../_lib/cart-drawer.ts'
import { HeaderCartCount } from './header.tsx'

// Loaded when somebody first wants it: cached pages carry none of it.
const CartDrawer = lazy(async () => ({ default: (await import('./cart-drawer.tsx')).CartDrawer }))

/** The way to the cart: beside the page, or to its own page where a new tab is wanted or one is on it already. */
export function CartButton() {
  const onCartPage = usePathname() === '/cart'
  const { open } = useCartDrawer()
  const [wanted, setWanted] = useState(false)
  if (open && !wanted) setWanted(true)

  function press(event: MouseEvent) {
    if (onCartPage || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    openCart()
  }
  return (
    <>
      <CartLink onClick={press}>
        <HeaderCartCount />
      </CartLink>
      {wanted && (
        <Suspense>
          <CartDrawer />
        </Suspense>
      )}
    </>
  )
}
