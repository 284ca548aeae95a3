'use client'

import { useTranslations } from 'next-intl'
import { QuantityStepper } from '#app/_components/quantity-stepper.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { useErrorMessage } from '#app/_trpc/use-error-message.ts'
import { WishButton } from '#app/(storefront)/_parts/wish-button.tsx'
import { useAddToCart } from '../_lib/use-add-to-cart.ts'

type AddToCartProps = {
  product: { slug: string; title: string }
  variantId: string
  /** What it is called in the cart. */
  name: string
  quantity: number
  most: number
  onQuantity: (quantity: number) => void
}

/** How many, and into the cart or onto the wishlist with it. */
export function AddToCart({ product, variantId, name, quantity, most, onQuantity }: AddToCartProps) {
  const t = useTranslations('product.buy')
  const messageOf = useErrorMessage()
  const add = useAddToCart(name)
  const refused = add.data && !add.data.ok ? t(`refusals.${add.data.reason}`) : null
  const problem = add.error ? messageOf(add.error) : refused
  const soldOut = most < 1
  return (
    <div className="space-y-3">
      <div className="flex gap-3">
        <QuantityStepper
          label={t('quantityOf', { name })}
          value={quantity}
          max={Math.max(1, most)}
          onValueChange={onQuantity}
          disabled={soldOut}
        />
        <Button
          className="h-11 min-w-0 flex-1 md:h-10"
          loading={add.isPending}
          disabled={soldOut}
          onClick={() => add.mutate({ variantId, quantity })}
        >
          {t(soldOut ? 'soldOut' : 'add')}
        </Button>
        <WishButton slug={product.slug} title={product.title} />
      </div>
      {problem && <Alert live tone="destructive" title={problem} />}
    </div>
  )
}
