'use client'

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '#app/_trpc/client.tsx'
import { openCart } from './cart-drawer.ts'
import { visitor } from './visitor.ts'

/** Puts so many of a variant into the cart. The header counts them at once, and takes that back where it fails. */
export function useAddToCart(name: string) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  return useMutation(
    trpc.cart.addLine.mutationOptions({
      onMutate: ({ quantity = 1 }) => {
        visitor.change((header) => ({ ...header, units: header.units + quantity }))
      },
      onSuccess: (result) => {
        if (!result.ok) return
        openCart(name)
        void queries.invalidateQueries({ queryKey: trpc.cart.get.queryKey() })
      },
      // Whatever came of it, the server counts.
      onSettled: () => void visitor.refresh(),
    }),
  )
}
