'use client'

import { X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#app/_components/ui/button.tsx'
import { useWish } from '#app/(storefront)/_lib/use-wish.ts'

/** A wish that nobody can fulfil any more: it stays visible until its owner lets go of it. */
export function GoneWish({ slug, title }: { slug: string; title: string }) {
  const t = useTranslations('product.wishlist')
  const { wished, toggle } = useWish({ slug, title })
  return (
    <li className="flex items-center gap-4 py-3 text-sm">
      <span className="min-w-0 flex-1 [overflow-wrap:anywhere]">{title}</span>
      <span className="text-muted-foreground">{t('gone')}</span>
      <Button
        variant="ghost"
        size="icon"
        aria-label={t('remove', { title })}
        disabled={!wished}
        onClick={toggle}
      >
        <X aria-hidden />
      </Button>
    </li>
  )
}
