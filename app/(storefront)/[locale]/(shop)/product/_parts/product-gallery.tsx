'use client'

import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type KeyboardEvent, useRef, useState } from 'react'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import type { Picture } from '#server/modules/catalog/schema.ts'

/** How wide the picture that is looked at is: half of the page, or all of a phone's. */
const WIDE = '(min-width: 64rem) 42rem, (min-width: 48rem) 50vw, 100vw'

type GalleryProps = { title: string; pictures: readonly Picture[] }

/** Where the arrow keys and their like lead from picture `at` of `count`; undefined for every other key. */
function target(key: string, at: number, count: number): number | undefined {
  const targets: Record<string, number> = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: count - 1 }
  return targets[key]
}

/**
 * A product's pictures, one beside the other: swiped by the browser's own scrolling, walked by arrow keys and thumbnails.
 * A client component because it knows which one is shown.
 */
export function ProductGallery({ title, pictures }: GalleryProps) {
  const t = useTranslations('product.pictures')
  const track = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(0)
  const count = pictures.length
  if (count < 2) {
    return (
      <ProductPicture
        picture={pictures[0] ?? null}
        sizes={WIDE}
        first
        className="rounded-xl border border-border"
      />
    )
  }

  const show = (index: number) => {
    const bounded = Math.min(Math.max(index, 0), count - 1)
    track.current?.scrollTo({ left: bounded * track.current.clientWidth })
  }
  const press = (event: KeyboardEvent) => {
    const index = target(event.key, at, count)
    if (index === undefined) return
    event.preventDefault()
    show(index)
  }
  return (
    <section aria-label={t('label', { title })} className="space-y-3">
      <div className="relative">
        <ul
          ref={track}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
          tabIndex={0}
          aria-label={t('position', { number: at + 1, count })}
          onScroll={({ currentTarget }) =>
            setAt(Math.round(currentTarget.scrollLeft / Math.max(1, currentTarget.clientWidth)))
          }
          onKeyDown={press}
          className="flex snap-x snap-mandatory overflow-x-auto scroll-smooth rounded-xl border border-border [scrollbar-width:none]"
        >
          {pictures.map((picture, index) => (
            <li key={picture.url} className="w-full shrink-0 snap-center">
              <ProductPicture picture={picture} sizes={WIDE} first={index === 0} />
            </li>
          ))}
        </ul>
        <Step label={t('previous')} className="left-3" hidden={at === 0} onClick={() => show(at - 1)}>
          <ChevronLeft aria-hidden />
        </Step>
        <Step label={t('next')} className="right-3" hidden={at === count - 1} onClick={() => show(at + 1)}>
          <ChevronRight aria-hidden />
        </Step>
        <span
          aria-hidden
          className="absolute right-3 bottom-3 rounded-full bg-card px-2.5 py-1 text-xs font-medium tabular-nums shadow-sm md:hidden"
        >
          {at + 1} / {count}
        </span>
      </div>
      <ul className="grid grid-cols-5 gap-2 md:gap-3">
        {pictures.map((picture, index) => (
          <li key={picture.url}>
            <button
              type="button"
              aria-label={t('show', { number: index + 1 })}
              aria-current={index === at}
              onClick={() => show(index)}
              className="block w-full rounded-lg border-2 border-transparent p-0.5 transition-colors hover:border-input aria-[current=true]:border-primary"
            >
              <ProductPicture picture={{ ...picture, alt: '' }} sizes="9rem" className="rounded-md" />
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

type StepProps = {
  label: string
  className: string
  hidden: boolean
  onClick: () => void
  children: React.ReactNode
}

/** To a neighbour, for a pointer; fingers swipe, and keys have arrows. */
function Step({ label, className, hidden, onClick, children }: StepProps) {
  return (
    <Button
      variant="outline"
      size="icon"
      aria-label={label}
      disabled={hidden}
      onClick={onClick}
      className={cn('absolute! top-1/2 -translate-y-1/2 rounded-full! shadow-sm max-md:hidden', className)}
    >
      {children}
    </Button>
  )
}
