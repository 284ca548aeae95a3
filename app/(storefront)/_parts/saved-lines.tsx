'use client'

import { ShoppingBag, Trash2 } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import { Price } from '#app/_components/price.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { formatMoney } from '#server/core/money.ts'
import { formatLocale } from '#server/messages/locales.ts'
import { nameOf } from '../_lib/cart-change.ts'
import { type SavedLine, useCartChanges, useSavedLines } from '../_lib/use-cart.ts'

/** What is kept for later, below the cart. */
export function SavedLines({ initial }: { initial: SavedLine[] }) {
  const t = useTranslations('cart.saved')
  const { data: lines = initial } = useSavedLines(initial)
  if (lines.length === 0) return null
  return (
    <Card aria-labelledby="saved">
      <CardHeader id="saved" title={t('title', { count: lines.length })} description={t('text')} />
      <ul className="divide-y divide-border border-t border-border px-4 md:px-6">
        {lines.map((line) => (
          <Saved key={line.variantId} line={line} />
        ))}
      </ul>
    </Card>
  )
}

function Saved({ line }: { line: SavedLine }) {
  const t = useTranslations('cart')
  const changes = useCartChanges()
  const { variantId, productSlug, title, variantTitle, vendorName, quantity, onSale, available } = line
  const name = nameOf(line)
  const problem = onSale ? (available === 0 ? 'sold-out' : null) : 'unpublished'
  return (
    <li className="flex gap-4 py-4">
      <ProductPicture
        picture={
          line.picture ? { url: line.picture, alt: '', width: 96, height: 96, blurDataUrl: null } : null
        }
        className="size-16 shrink-0 self-start rounded-md border border-border"
      />
      <div className="min-w-0 flex-1 space-y-1 text-sm">
        <div className="flex items-start justify-between gap-4">
          <p className="font-medium [overflow-wrap:anywhere]">
            {onSale ? (
              <Link href={`/product/${productSlug}`} className="hover:underline">
                {title}
              </Link>
            ) : (
              title
            )}
          </p>
          <SavedPrice line={line} />
        </div>
        <p className="text-muted-foreground">
          {[variantTitle, vendorName, quantity > 1 && `${quantity} ×`].filter(Boolean).join(' · ')}
        </p>
        {problem && <p className="text-muted-foreground">{t(`saved.${problem}`)}</p>}
        <div className="flex flex-wrap items-center gap-1 pt-1">
          {!problem && (
            <Button
              variant="outline"
              size="sm"
              aria-label={t('saved.restore', { name })}
              loading={changes.restoreLine.isPending}
              onClick={() => changes.restoreLine.mutate({ variantId })}
            >
              <ShoppingBag aria-hidden />
              {t('saved.restoreShort')}
            </Button>
          )}
          <Button
            variant="ghost"
            size="icon-sm"
            aria-label={t('remove', { name })}
            loading={changes.removeSaved.isPending}
            onClick={() => changes.removeSaved.mutate({ variantId })}
          >
            <Trash2 aria-hidden />
          </Button>
        </div>
      </div>
    </li>
  )
}

function SavedPrice({ line: { unitPrice, seenPrice, currency } }: { line: SavedLine }) {
  const t = useTranslations('cart')
  const locale = formatLocale(useLocale())
  return (
    <p className="shrink-0 text-end font-medium">
      <Price amount={unitPrice} currency={currency} />
      {seenPrice !== null && seenPrice !== unitPrice && (
        <span className="block text-xs font-normal text-warning">
          {t('before', { price: formatMoney({ amount: seenPrice, currency }, locale) })}
        </span>
      )}
    </p>
  )
}
