'use client'

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { inferRouterOutputs } from '@trpc/server'
import { useEffect, useState } from 'react'
import { useTRPC } from '#app/_trpc/client.tsx'
import type { AppRouter } from '#server/trpc/router.ts'

export type Cart = NonNullable<inferRouterOutputs<AppRouter>['cart']['get']>
export type CartGroup = Cart['groups'][number]
export type CartLine = CartGroup['lines'][number]

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

/** The cart, priced for `country`; `initial` is what the page was rendered with. */
export function useCart(initial: Cart | null, country: string) {
  const trpc = useTRPC()
  return useQuery({
    ...trpc.cart.get.queryOptions({ country }),
    initialData: (initial?.country ?? country) === country ? initial : undefined,
    placeholderData: keepPreviousData,
    staleTime: 5_000,
  })
}

/** Sets a line's quantity (0 removes it); afterwards everything that shows the cart is read anew. */
export function useSetQuantity() {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.cart.setQuantity.mutationOptions({
      onSettled: () =>
        Promise.all([
          queries.invalidateQueries({ queryKey: trpc.cart.get.queryKey() }),
          queries.invalidateQueries({ queryKey: trpc.account.header.queryKey() }),
        ]),
    }),
  )
}
