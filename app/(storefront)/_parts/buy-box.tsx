'use client'

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Price } from '#app/_components/price.tsx'
import { QuantityStepper } from '#app/_components/quantity-stepper.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { toast } from '#app/_components/ui/toast.ts'
import { useRouter } from '#app/_i18n/navigation.ts'
import { useTRPC } from '#app/_trpc/client.tsx'
import { messageOf } from '#app/_trpc/errors.ts'
import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'
import { cartRefusal } from '../_lib/cart-words.ts'
import { firstChoice, variantFor } from '../_lib/variants.ts'
import { DeliveryLine, type DeliveryRate, StockLine } from './buy-box-lines.tsx'
import { VariantPicker } from './variant-picker.tsx'

const MOST = 99

type BuyBoxVariant = {
  id: string
  title: string
  options: OptionChoice
  price: number
  compareAtPrice: number | null
  currency: string
  freight: number | null
  available: number
}

type BuyBoxProps = {
  slug: string
  title: string
  axes: readonly OptionAxis[]
  variants: readonly BuyBoxVariant[]
  delivery: DeliveryRate | null
}

/** Choosing a variant and putting it into the cart. A client component: the page around it is cached for everybody. */
export function BuyBox({ slug, title, axes, variants: cached, delivery }: BuyBoxProps) {
  const trpc = useTRPC()
  // The page may be a minute old; stock is asked for anew when it opens.
  const fresh = useQuery(trpc.catalog.availability.queryOptions({ slug })).data
  const variants = cached.map((one) => ({ ...one, available: fresh ? (fresh[one.id] ?? 0) : one.available }))
  const [choice, setChoice] = useState<OptionChoice>(() => firstChoice(cached))
  const [quantity, setQuantity] = useState(1)
  const variant = variantFor(variants, axes, choice) ?? variants[0]
  if (!variant) return null
  const most = Math.min(MOST, variant.available)

  return (
    <div className="mt-5 space-y-5">
      <p className="text-2xl font-semibold">
        <Price amount={variant.price} currency={variant.currency} was={variant.compareAtPrice ?? undefined} />
        <span className="ml-2 text-sm font-normal text-muted-foreground">incl. VAT</span>
      </p>
      <VariantPicker axes={axes} variants={variants} choice={choice} onChoice={setChoice} />
      <StockLine available={variant.available} />
      <AddToCart
        key={variant.id}
        variantId={variant.id}
        name={axes.length > 0 ? `${title}, ${variant.title}` : title}
        quantity={Math.max(1, Math.min(quantity, most))}
        most={most}
        onQuantity={setQuantity}
      />
      <DeliveryLine rate={delivery} freight={variant.freight} currency={variant.currency} />
    </div>
  )
}

type AddToCartProps = {
  variantId: string
  name: string
  quantity: number
  most: number
  onQuantity: (quantity: number) => void
}

function AddToCart({ variantId, name, quantity, most, onQuantity }: AddToCartProps) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const router = useRouter()
  const add = useMutation(
    trpc.cart.addLine.mutationOptions({
      onSuccess: (result) => {
        if (!result.ok) return
        toast.success(`${name} is in your cart`, {
          action: { label: 'Go to cart', onClick: () => router.push('/cart') },
        })
        void queries.invalidateQueries({ queryKey: trpc.account.header.queryKey() })
        void queries.invalidateQueries({ queryKey: trpc.cart.get.queryKey() })
      },
    }),
  )
  const problem = add.error
    ? messageOf(add.error)
    : add.data && !add.data.ok
      ? cartRefusal(add.data.reason)
      : null
  const soldOut = most < 1
  return (
    <div className="space-y-3">
      <div className="flex gap-3">
        <QuantityStepper
          label={`Quantity of ${name}`}
          value={quantity}
          max={Math.max(1, most)}
          onValueChange={onQuantity}
          disabled={soldOut}
        />
        <Button
          className="h-11 flex-1 md:h-10"
          loading={add.isPending}
          disabled={soldOut}
          onClick={() => add.mutate({ variantId, quantity })}
        >
          {soldOut ? 'Sold out' : 'Add to cart'}
        </Button>
      </div>
      {problem && <Alert live tone="destructive" title={problem} />}
    </div>
  )
}
