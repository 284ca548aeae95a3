'use client'

import { ShoppingBag } from 'lucide-react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ErrorState } from '#app/_components/error-state.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { type Cart, useCart, useCountry } from '../_lib/use-cart.ts'
import { usePlacement } from '../_lib/use-placement.ts'
import { CheckoutFormView } from './checkout-form.tsx'
import { PlacementState } from './placement-state.tsx'

export type CheckoutProps = {
  initial: Cart | null
  known: { email: string; name: string }
  signedIn: boolean
  publishableKey: string | null
}

/** From a cart to an order. A client component because what was typed and sent must outlive refusals and reloads. */
export function Checkout({ initial, known, signedIn, publishableKey }: CheckoutProps) {
  const [country, setCountry] = useCountry(initial?.country ?? 'DE')
  const cart = useCart(initial, country)
  const { placement, place, again, abandon } = usePlacement({ onRefused: () => void cart.refetch() })

  if (placement.state !== 'idle' && placement.state !== 'placing') {
    return <PlacementState placement={placement} onAgain={again} onAbandon={abandon} />
  }
  // Its cart is gone because it became an order: the answer is on its way.
  if (!cart.data && placement.state === 'placing') {
    return <PlacementState placement={placement} onAgain={again} onAbandon={abandon} />
  }
  if (cart.isError && !cart.data)
    return <ErrorState onRetry={() => cart.refetch()} retrying={cart.isFetching} />
  if (!cart.data) {
    return (
      <EmptyState
        icon={<ShoppingBag />}
        title="There is nothing to order"
        action={<ButtonLink href="/">Look around</ButtonLink>}
      >
        Your cart is empty. If you have just ordered, the confirmation is in your mail.
      </EmptyState>
    )
  }
  return (
    <CheckoutFormView
      cart={cart.data}
      pricing={cart.isFetching}
      country={country}
      onCountry={setCountry}
      known={known}
      signedIn={signedIn}
      publishableKey={publishableKey}
      placement={placement}
      onPlace={place}
    />
  )
}
