'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Price } from '#app/_components/price.tsx'
import { client } from '#app/_trpc/client.ts'
import { sharedAnswer } from '#app/_trpc/shared-answer.ts'
import { useAnswer } from '#app/_trpc/use-answer.ts'
import type { OptionAxis, OptionChoice } from '#server/modules/catalog/schema.ts'
import { useVariant } from '../_lib/use-variant.ts'
import { AddToCart } from './add-to-cart.tsx'
import { Delivery, type DeliveryRate, StockLine } from './buy-box-lines.tsx'
import { VariantPicker } from './variant-picker.tsx'

const MOST = 99

/** How many there are of each variant of a product, by its slug. */
const availability = sharedAnswer((slug: string) => client.catalog.availability.query({ slug }))

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
  product: { slug: string; title: string }
  axes: readonly OptionAxis[]
  variants: readonly BuyBoxVariant[]
  delivery: DeliveryRate | null
  sender: { name: string; place: string }
}

/** Choosing a variant and putting it into the cart. A client component: the page around it is cached for everybody. */
export function BuyBox({ product, axes, variants: cached, delivery, sender }: BuyBoxProps) {
  const t = useTranslations('product')
  // The page may be a minute old; stock is asked for anew when it opens.
  const fresh = useAnswer(availability, product.slug).data
  const variants = cached.map((one) => ({ ...one, available: fresh ? (fresh[one.id] ?? 0) : one.available }))
  const { choice, choose, variant } = useVariant(axes, variants)
  const [quantity, setQuantity] = useState(1)
  if (!variant) return null
  const most = Math.min(MOST, variant.available)

  return (
    <div className="mt-5 space-y-5">
      <p className="text-2xl font-semibold">
        <Price amount={variant.price} currency={variant.currency} was={variant.compareAtPrice ?? undefined} />
        <span className="ml-2 text-sm font-normal text-muted-foreground">{t('vat')}</span>
      </p>
      <VariantPicker axes={axes} variants={variants} choice={choice} onChoice={choose} />
      <StockLine available={variant.available} />
      <AddToCart
        key={variant.id}
        product={product}
        variantId={variant.id}
        name={axes.length > 0 ? `${product.title}, ${variant.title}` : product.title}
        quantity={Math.max(1, Math.min(quantity, most))}
        most={most}
        onQuantity={setQuantity}
      />
      <Delivery rate={delivery} freight={variant.freight} currency={variant.currency} sender={sender} />
    </div>
  )
}
