'use client'

import { client } from '#app/_trpc/client.ts'
import { useMutation } from '#app/_trpc/use-mutation.ts'
import { openCart } from '#app/(storefront)/_lib/cart-drawer.ts'
import { carts } from '#app/(storefront)/_lib/carts.ts'
import { visitor } from '#app/(storefront)/_lib/visitor.ts'

type Line = { variantId: string; quantity: number }

/** Puts so many of a variant into the cart. The header counts them at once, and takes that back where it fails. */
export function useAddToCart(name: string) {
  return useMutation(
    (line: Line) => {
      visitor.change((header) => ({ ...header, units: header.units + line.quantity }))
      return client.cart.addLine.mutate(line)
    },
    {
      onSuccess: (result) => {
        if (!result.ok) return
        openCart(name)
        void carts.refresh()
      },
      // Whatever came of it, the server counts.
      onSettled: () => void visitor.refresh(),
    },
  )
}
