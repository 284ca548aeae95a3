'use client'

import { ShoppingBag } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ErrorState } from '#app/_components/error-state.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { isGone, nameOf } from '#app/(storefront)/_lib/cart-change.ts'
import { type Cart, useCart, useCountry } from '#app/(storefront)/_lib/use-cart.ts'
import { usePlacement } from '../_lib/use-placement.ts'
import type { KeptAddress } from './address-step.tsx'
import { CheckoutFormView } from './checkout-form.tsx'
import { PlacementState } from './placement-state.tsx'

export type CheckoutProps = {
  initial: Cart | null
  known: { email: string; name: string }
  /** What a signed-in customer keeps; null for guests. */
  kept: readonly KeptAddress[] | null
  publishableKey: string | null
}

/** From a cart to an order. A client component because what was typed and sent must outlive refusals and reloads. */
export function Checkout({ initial, known, kept, publishableKey }: CheckoutProps) {
  const t = useTranslations('checkout')
  const [country, setCountry] = useCountry(initial?.country ?? 'DE')
  const cart = useCart(initial, country)
  const { placement, place, again, abandon } = usePlacement({ onRefused: () => void cart.refetch() })
  const left = useLeaveUnavailable(cart.data ?? null, () => void cart.refetch())
  const keepAddress = useKeepAddress()

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
        title={t('empty.title')}
        action={<ButtonLink href="/">{t('empty.action')}</ButtonLink>}
      >
        {left.length > 0 ? t('left.text', { names: left.join(', ') }) : t('empty.text')}
      </EmptyState>
    )
  }
  return (
    <>
      {left.length > 0 && (
        <Alert live title={t('left.title', { count: left.length })} className="mb-4">
          {t('left.text', { names: left.join(', ') })}
        </Alert>
      )}
      <CheckoutFormView
        cart={cart.data}
        pricing={cart.isFetching}
        country={country}
        onCountry={setCountry}
        known={known}
        kept={kept}
        publishableKey={publishableKey}
        placement={placement}
        onPlace={place}
        onKeepAddress={(address) => keepAddress.mutate({ address })}
      />
    </>
  )
}

/**
 * What cannot be had is kept for later as soon as it is known, so that the rest can be ordered. Returns the names of what
 * was left behind, to be told.
 */
function useLeaveUnavailable(cart: Cart | null, onLeft: () => void): string[] {
  const [left, setLeft] = useState<string[]>([])
  const leaving = useRef(false)
  // biome-ignore lint/correctness/useExhaustiveDependencies: for each cart once
  useEffect(() => {
    const gone = cart?.groups.flatMap(({ lines }) => lines.filter(isGone).map(nameOf)) ?? []
    if (gone.length === 0 || leaving.current) return
    leaving.current = true
    client.cart.saveUnavailable
      .mutate()
      .then(() => {
        setLeft((before) => [...new Set([...before, ...gone])])
        onLeft()
      })
      // The cart stays as it is, and says why it cannot be ordered; the next look at it tries again.
      .catch(() => undefined)
      .finally(() => {
        leaving.current = false
      })
  }, [cart])
  return left
}

/** Keeps a new address in the customer's account; the order does not wait for it. */
function useKeepAddress() {
  const t = useTranslations('checkout.address')
  const messageOf = useErrorMessage()
  return useMutation(client.account.addresses.save.mutate, {
    onSuccess: ({ ok }) => (ok ? toast.success(t('isKept')) : toast.error(t('isNotKept'))),
    onError: (error) => toast.error(messageOf(error)),
  })
}
