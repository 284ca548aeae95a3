'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#app/_trpc/client.tsx'
import { openCart } from './cart-drawer.ts'

/** Puts so many of a variant into the cart. The header counts them at once, and takes that back where it fails. */
export function useAddToCart(name: string) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const headerKey = trpc.account.header.queryKey()
  return useMutation(
    trpc.cart.addLine.mutationOptions({
      onMutate: async ({ quantity = 1 }) => {
        await queries.cancelQueries({ queryKey: headerKey })
        queries.setQueryData(headerKey, (header) => header && { ...header, units: header.units + quantity })
      },
      onSuccess: (result) => {
        if (!result.ok) return
        openCart(name)
        void queries.invalidateQueries({ queryKey: trpc.cart.get.queryKey() })
      },
      // Whatever came of it, the server counts.
      onSettled: () => void queries.invalidateQueries({ queryKey: headerKey }),
    }),
  )
}
