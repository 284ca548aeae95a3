'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from '#app/_components/ui/toast.ts'
import { client } from '#app/_trpc/client.ts'
import { useAnswer } from '#app/_trpc/use-answer.ts'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import type { Cart, CartApi, SavedLine } from './cart.ts'
import { withQuantity } from './cart-change.ts'
import { carts, inTurn, readAnew, savedLines } from './carts.ts'

export type { Cart, CartGroup, CartLine, SavedLine } from './cart.ts'

/** Where the chosen country of delivery is remembered in the browser. */
const COUNTRY_KEY = 'tradehall-country'

/**
 * The country that delivery is priced for: what was chosen before in this browser, else `fallback`. Known only after
 * the first render, so that it is the same on server and client.
 */
export function useCountry(fallback: string): [string, (country: string) => void] {
  const [country, setCountry] = useState(fallback)
  useEffect(() => {
    const kept = localStorage.getItem(COUNTRY_KEY)
    if (kept && /^[A-Z]{2}$/.test(kept)) setCountry(kept)
  }, [])
  return [
    country,
    (next) => {
      localStorage.setItem(COUNTRY_KEY, next)
      setCountry(next)
    },
  ]
}

/** The cart, priced for `country`; `initial` is what the page was rendered with, absent where it knows of none. */
export function useCart(initial: Cart | null | undefined, country: string) {
  return useAnswer(carts, country, {
    initial: (initial?.country ?? country) === country ? initial : undefined,
  })
}

/** What is kept for later; `initial` as in `useCart`. */
export function useSavedLines(initial?: SavedLine[]) {
  return useAnswer(savedLines, undefined, { initial })
}

type Answer = { ok: boolean; reason?: Refusal }
type Refusal = Extract<CartApi['setQuantity' | 'restoreLine'], { ok: false }>['reason']

/**
 * What every change of the cart has in common: it is shown at once (`expect` says how the cart will look), undone with
 * words and a way to repeat it where it fails, and what the server made of it is read once the last one has ended.
 */
function useCartChange<Variables>(
  send: (variables: Variables) => Promise<Answer>,
  expect: (cart: Cart, variables: Variables) => Cart | null,
) {
  const t = useTranslations('cart')
  const messageOf = useErrorMessage()
  const fail = (message: string, variables: Variables) =>
    toast.error(message, { action: { label: t('retry'), onClick: () => change.mutate(variables) } })
  const change = useMutation(async (variables: Variables) => {
    const undo = carts.change((cart) => cart && expect(cart, variables))
    try {
      const answer = await inTurn(() => send(variables))
      if (answer.ok) return
      undo()
      toast.error(t(`refusals.${answer.reason ?? 'no-cart'}`))
    } catch (error) {
      undo()
      fail(messageOf(error), variables)
    } finally {
      await readAnew()
    }
  })
  return change
}

type Named = { variantId: string }

const asItIs = (cart: Cart) => cart
const without = (cart: Cart, { variantId }: Named) => withQuantity(cart, variantId, 0)

/** Everything that can be done with what is in the cart or kept for later. */
export function useCartChanges() {
  const { cart } = client
  return {
    /** 0 removes the line. */
    setQuantity: useCartChange(
      (line: { variantId: string; quantity: number }) => cart.setQuantity.mutate(line),
      (shown, { variantId, quantity }) => withQuantity(shown, variantId, quantity),
    ),
    addLine: useCartChange(
      (line: { variantId: string; quantity: number }) => cart.addLine.mutate(line),
      asItIs,
    ),
    saveLine: useCartChange((line: Named) => cart.saveLine.mutate(line), without),
    restoreLine: useCartChange((line: Named) => cart.restoreLine.mutate(line), asItIs),
    removeSaved: useCartChange((line: Named) => cart.removeSaved.mutate(line), asItIs),
    acceptPrices: useCartChange<void>(() => cart.acceptPrices.mutate(), asItIs),
  }
}
