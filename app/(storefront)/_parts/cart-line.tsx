'use client'

import { Bookmark, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { announce } from '#app/_components/live-region.tsx'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { QuantityStepper } from '#app/_components/quantity-stepper.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { toast } from '#app/_components/ui/toast.ts'
import { Link } from '#app/_i18n/link.tsx'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import { isGone, nameOf } from '../_lib/cart-change.ts'
import { type CartLine, useCartChanges } from '../_lib/use-cart.ts'

/** One thing in the cart: what it costs, how many, and what to do with it. `narrow`: beside the page, in the drawer. */
export function Line({ line, currency, narrow }: { line: CartLine; currency: string; narrow: boolean }) {
  const t = useTranslations('cart')
  const changes = useCartChanges()
  const { variantId, available, problem } = line
  const name = nameOf(line)
  const setQuantity = (quantity: number) => changes.setQuantity.mutate({ variantId, quantity })

  function remove() {
    setQuantity(0)
    const undo = () => changes.addLine.mutate({ variantId, quantity: line.quantity })
    toast.info(
      t('removed', { name }),
      isGone(line) ? undefined : { action: { label: t('undo'), onClick: undo } },
    )
  }

  function keep() {
    changes.saveLine.mutate({ variantId })
    announce(t('kept', { name }))
  }

  return (
    <li className="flex gap-3 py-4 md:gap-4">
      <ProductPicture
        picture={
          line.picture ? { url: line.picture, alt: '', width: 160, height: 160, blurDataUrl: null } : null
        }
        className={cn(
          'size-16 shrink-0 self-start rounded-md border border-border',
          !narrow && 'md:size-24',
          isGone(line) && 'opacity-50 grayscale',
        )}
      />
      <div className="min-w-0 flex-1">
        <div className="flex items-start justify-between gap-4">
          <LineTitle line={line} />
          <LinePrice line={line} currency={currency} />
        </div>
        {problem && (
          <p className={cn('mt-2 text-sm', isGone(line) ? 'text-muted-foreground' : 'text-destructive')}>
            {t(`problems.${problem}`, { available })}{' '}
            {problem === 'not-enough' && (
              <Button variant="link" onClick={() => setQuantity(available)}>
                {t('takeAvailable', { available })}
              </Button>
            )}
          </p>
        )}
        <div className="mt-3 flex flex-wrap items-center gap-y-2">
          {!isGone(line) && (
            <QuantityStepper
              className="mr-1"
              label={t('quantityOf', { name })}
              value={line.quantity}
              max={Math.max(1, Math.min(99, available))}
              onValueChange={setQuantity}
            />
          )}
          <Button
            variant="ghost"
            size={narrow ? 'icon-sm' : 'md'}
            className={narrow ? undefined : 'max-sm:px-3'}
            onClick={keep}
            aria-label={t('keep', { name })}
          >
            <Bookmark aria-hidden />
            {!narrow && <span className="max-sm:sr-only">{t('keepShort')}</span>}
          </Button>
          <Button
            variant="ghost"
            size={narrow ? 'icon-sm' : 'icon'}
            aria-label={t('remove', { name })}
            onClick={remove}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
    </li>
  )
}

function LineTitle({ line }: { line: CartLine }) {
  const { title, variantTitle, productSlug, problem } = line
  return (
    <div className="min-w-0">
      <p className="font-medium [overflow-wrap:anywhere]">
        {problem === 'unpublished' ? (
          title
        ) : (
          <Link href={`/product/${productSlug}`} className="hover:underline">
            {title}
          </Link>
        )}
      </p>
      {variantTitle && <p className="text-sm text-muted-foreground">{variantTitle}</p>}
    </div>
  )
}

function LinePrice({ line, currency }: { line: CartLine; currency: string }) {
  const t = useTranslations('cart')
  const locale = formatLocale(useLocale())
  const { goods, unitPrice, priceBefore, quantity } = line
  return (
    <p className={cn('shrink-0 text-end font-medium', isGone(line) && 'text-muted-foreground line-through')}>
      <Price amount={goods} currency={currency} />
      {quantity > 1 && (
        <span className="block text-xs font-normal text-muted-foreground">
          {t('each', { price: formatMoney({ amount: unitPrice, currency }, locale) })}
        </span>
      )}
      {priceBefore !== null && !isGone(line) && (
        <span className="block text-xs font-normal text-warning">
          {t('before', { price: formatMoney({ amount: priceBefore, currency }, locale) })}
        </span>
      )}
    </p>
  )
}
