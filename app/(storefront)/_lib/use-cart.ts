'use client'

import {
  keepPreviousData,
  type UseMutationResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query'
import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import { toast } from '#app/_components/ui/toast.ts'
import { useTRPC, useTRPCClient } from '#app/_trpc/client.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import type { Cart, CartApi, SavedLine } from './cart.ts'
import { withQuantity } from './cart-change.ts'
import { visitor } from './visitor.ts'

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
  const trpc = useTRPC()
  return useQuery({
    ...trpc.cart.get.queryOptions({ country }),
    initialData: (initial?.country ?? country) === country ? initial : undefined,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
}

/** What is kept for later; `initial` as in `useCart`. */
export function useSavedLines(initial?: SavedLine[]) {
  const trpc = useTRPC()
  return useQuery({ ...trpc.cart.saved.queryOptions(), initialData: initial, staleTime: 5_000 })
}

type Answer = { ok: boolean; reason?: Refusal }
type Refusal = Extract<CartApi['setQuantity' | 'restoreLine'], { ok: false }>['reason']

/** Changes of one cart follow each other, in the order in which they were asked for. */
const SCOPE = { id: 'cart' }

/**
 * What every change of the cart has in common: it is shown at once (`expect` says how the cart will look), undone with
 * words and a way to repeat it where it fails, and what the server made of it is read once the last one has ended.
 */
function useCartChange<Variables>(
  send: (variables: Variables) => Promise<Answer>,
  expect: (cart: Cart, variables: Variables) => Cart | null,
) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const t = useTranslations('cart')
  const messageOf = useErrorMessage()
  const carts = { queryKey: trpc.cart.get.queryKey() }
  const fail = (message: string, variables: Variables) =>
    toast.error(message, { action: { label: t('retry'), onClick: () => change.mutate(variables) } })
  const change: UseMutationResult<Answer, Error, Variables> = useMutation({
    mutationKey: ['cart'],
    mutationFn: send,
    scope: SCOPE,
    // Without a connection it fails now, with words, rather than some time later.
    networkMode: 'always',
    onMutate: async (variables: Variables) => {
      await queries.cancelQueries(carts)
      const before = queries.getQueriesData<Cart | null>(carts)
      queries.setQueriesData<Cart | null>(carts, (cart) => cart && expect(cart, variables))
      return before
    },
    onError: (error, variables, before) => {
      for (const [key, cart] of before ?? []) queries.setQueryData(key, cart)
      fail(messageOf(error), variables)
    },
    onSuccess: (answer, _variables, before) => {
      if (answer.ok) return
      for (const [key, cart] of before) queries.setQueryData(key, cart)
      toast.error(t(`refusals.${answer.reason ?? 'no-cart'}`))
    },
    onSettled: async () => {
      if (queries.isMutating({ mutationKey: ['cart'] }) > 1) return
      await Promise.all([
        visitor.refresh(),
        queries.invalidateQueries(carts),
        queries.invalidateQueries({ queryKey: trpc.cart.saved.queryKey() }),
      ])
    },
  })
  return change
}

type Named = { variantId: string }

const asItIs = (cart: Cart) => cart
const without = (cart: Cart, { variantId }: Named) => withQuantity(cart, variantId, 0)

/** Everything that can be done with what is in the cart or kept for later. */
export function useCartChanges() {
  const { cart } = useTRPCClient()
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
    acceptPrices: useCartChange(() => cart.acceptPrices.mutate(), asItIs),
  }
}
