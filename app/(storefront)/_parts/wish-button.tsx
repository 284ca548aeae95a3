'use client'

import { Heart } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { lazy, Suspense, useState } from 'react'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { useWish } from '../_lib/use-wish.ts'

// Only guests who press a heart need it.
const SignInFirst = lazy(async () => ({ default: (await import('./sign-in-first.tsx')).SignInFirst }))

/**
 * The heart: keeps a product for later. A client component because the page around it is the same for everybody.
 * `tile` is its look on a product's picture, where the whole tile is a link.
 */
export function WishButton({ slug, title, tile = false }: { slug: string; title: string; tile?: boolean }) {
  const t = useTranslations('common.wish')
  const [asking, setAsking] = useState(false)
  const { wished, toggle } = useWish({ slug, title }, () => setAsking(true))
  return (
    <>
      <Button
        variant="outline"
        size="icon"
        aria-pressed={wished}
        aria-label={t('keep', { title })}
        onClick={toggle}
        className={cn(
          'group/heart',
          tile && 'absolute top-2 right-2 z-10 rounded-full! border-border! shadow-sm',
        )}
      >
        <Heart
          aria-hidden
          className="transition-transform group-active/heart:scale-90 group-aria-pressed/heart:fill-destructive group-aria-pressed/heart:text-destructive"
        />
      </Button>
      {asking && (
        <Suspense>
          <SignInFirst slug={slug} title={title} onClose={() => setAsking(false)} />
        </Suspense>
      )}
    </>
  )
}
