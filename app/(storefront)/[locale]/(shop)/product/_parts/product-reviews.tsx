'use client'

import type { inferRouterOutputs } from '@trpc/server'
import { BadgeCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useRef, useState } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { Stars } from '#app/_components/rating.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Button } from '#app/_components/ui/button.tsx'
import { cn } from '#app/_components/ui/cn.ts'
import { client } from '#app/_trpc/client.ts'
import { sharedAnswer } from '#app/_trpc/shared-answer.ts'
import { useAnswer } from '#app/_trpc/use-answer.ts'
import type { ReviewView } from '#server/modules/reviews/schema.ts'
import type { AppRouter } from '#server/trpc/router.ts'
import { ReviewStars } from './review-stars.tsx'

type ReviewPage = inferRouterOutputs<AppRouter>['catalog']['reviews']

const pages = sharedAnswer((which: { slug: string; stars?: number; page: number }) =>
  client.catalog.reviews.query(which),
)

type ProductReviewsProps = {
  slug: string
  /** Hundredths of a star. */
  rating: number
  /** The first page of all of them, which the page is cached with. */
  first: ReviewPage
}

/** What customers say of a product. A client component because it shows other stars and other pages of them. */
export function ProductReviews({ slug, rating, first }: ProductReviewsProps) {
  const t = useTranslations('product.reviews')
  const top = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useState<{ stars?: number; page: number }>({ page: 1 })
  const asFirst = wanted.page === 1 && !wanted.stars
  const { data, isBefore, isError, refetch } = useAnswer(
    pages,
    { slug, ...wanted },
    { initial: asFirst ? first : undefined, wanted: !asFirst },
  )
  const shown = data ?? first

  function turnTo(page: number) {
    setWanted({ ...wanted, page })
    top.current?.focus({ preventScroll: true })
    top.current?.scrollIntoView({ block: 'start' })
  }
  return (
    <div className="grid grid-cols-1 gap-8 md:grid-cols-[minmax(0,18rem)_minmax(0,1fr)] md:gap-12">
      <ReviewStars
        rating={rating}
        distribution={first.distribution}
        stars={wanted.stars}
        onStars={(stars) => setWanted({ stars, page: 1 })}
      />
      <div ref={top} tabIndex={-1} className="min-w-0 scroll-mt-6 outline-none">
        <div className="flex min-h-9 flex-wrap items-center justify-between gap-2">
          <p role="status" className="text-sm text-muted-foreground">
            {t('shown', { count: shown.total })}
            {wanted.stars && ` · ${t('stars', { stars: wanted.stars })}`}
          </p>
          {wanted.stars && (
            <Button variant="ghost" size="sm" onClick={() => setWanted({ page: 1 })}>
              {t('all')}
            </Button>
          )}
        </div>
        {isError && (
          <Alert
            live
            tone="warning"
            title={t('failed')}
            action={
              <Button size="sm" variant="outline" onClick={() => refetch()}>
                {t('retry')}
              </Button>
            }
          />
        )}
        <ul className={cn('divide-y divide-border transition-opacity', isBefore && 'opacity-50')}>
          {shown.items.map((review) => (
            <Review key={review.id} review={review} />
          ))}
        </ul>
        {shown.items.length === 0 && wanted.stars && (
          <p className="py-4 text-sm">{t('noneOf', { stars: wanted.stars })}</p>
        )}
        <Pages page={wanted.page} pages={shown.pages} onPage={turnTo} />
      </div>
    </div>
  )
}

function Review({ review }: { review: ReviewView }) {
  const t = useTranslations('product.reviews')
  return (
    <li className="space-y-1.5 py-5">
      <p className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <Stars rating={review.rating * 100} />
        <span className="sr-only">{t('stars', { stars: review.rating })}</span>
        {review.title && (
          <strong lang={review.locale} className="font-semibold [overflow-wrap:anywhere]">
            {review.title}
          </strong>
        )}
      </p>
      {review.body && (
        <p lang={review.locale} className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">
          {review.body}
        </p>
      )}
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-muted-foreground">
        <span>{review.author}</span>
        <DateTime value={review.createdAt} style="date" />
        {review.verified && (
          <span className="inline-flex items-center gap-1 text-success">
            <BadgeCheck aria-hidden className="size-4" /> {t('verified')}
          </span>
        )}
      </p>
    </li>
  )
}

type PagesProps = { page: number; pages: number; onPage: (page: number) => void }

function Pages({ page, pages, onPage }: PagesProps) {
  const t = useTranslations('product.reviews')
  if (pages < 2) return null
  return (
    <nav aria-label={t('pages')} className="mt-2 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted-foreground tabular-nums">{t('page', { page, pages })}</p>
      <div className="flex gap-2">
        <Button variant="outline" size="sm" disabled={page === 1} onClick={() => onPage(page - 1)}>
          {t('previous')}
        </Button>
        <Button variant="outline" size="sm" disabled={page >= pages} onClick={() => onPage(page + 1)}>
          {t('next')}
        </Button>
      </div>
    </nav>
  )
}
