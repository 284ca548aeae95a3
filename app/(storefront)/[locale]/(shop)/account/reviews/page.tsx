import type { inferRouterOutputs } from '@trpc/server'
import { PackageOpen } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { DateTime } from '#app/_components/date-time.tsx'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Stars } from '#app/_components/rating.tsx'
import { Badge } from '#app/_components/ui/badge.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import type { AppRouter } from '#server/trpc/router.ts'

type Props = { params: Promise<{ locale: string }> }
type Item = inferRouterOutputs<AppRouter>['reviews']['mine'][number]

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'product.review' })
  return { title: t('yours'), robots: { index: false } }
}

/** What the customer bought and has in hand: waiting for a review, or with the one they wrote. */
export default async function ReviewsPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/reviews')
  const [t, items] = await Promise.all([
    getTranslations({ locale, namespace: 'product.review' }),
    (await api()).reviews.mine(),
  ])
  const waiting = items.filter(({ obstacle }) => obstacle === null)
  const written = items.filter(({ review }) => review !== null)
  if (waiting.length + written.length === 0) {
    return (
      <EmptyState
        icon={<PackageOpen />}
        level={1}
        title={t('none')}
        action={<ButtonLink href="/">{t('look')}</ButtonLink>}
      >
        {t('noneText')}
      </EmptyState>
    )
  }
  return (
    <>
      <PageHeader title={t('yours')} description={t('yoursText')} />
      <div className="space-y-6">
        <Items id="waiting" title={t('waiting')} items={waiting}>
          {(item) => (
            <ButtonLink
              href={`/account/reviews/new?item=${item.orderItemId}`}
              variant="outline"
              size="sm"
              aria-label={t('writeFor', { title: item.title })}
            >
              {t('write')}
            </ButtonLink>
          )}
        </Items>
        <Items id="written" title={t('written')} items={written}>
          {({ review }) => review?.hidden && <Badge tone="warning">{t('hidden')}</Badge>}
        </Items>
      </div>
    </>
  )
}

type ItemsProps = {
  id: string
  title: string
  items: readonly Item[]
  children: (item: Item) => ReactNode
}

function Items({ id, title, items, children }: ItemsProps) {
  if (items.length === 0) return null
  return (
    <Card aria-labelledby={id}>
      <CardHeader id={id} title={title} />
      <ul className="divide-y divide-border border-t border-border px-4 md:px-6">
        {items.map((item) => (
          <li key={item.orderItemId} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-4">
            <ProductPicture
              picture={item.picture && { ...item.picture, alt: '' }}
              className="size-14 shrink-0 rounded-md border border-border"
            />
            <div className="min-w-40 flex-1 text-sm">
              <p className="font-medium [overflow-wrap:anywhere]">
                <Link href={`/product/${item.productSlug}`} className="hover:underline">
                  {item.title}
                </Link>
              </p>
              <p className="text-muted-foreground">
                {[item.variantTitle, item.vendorName].filter(Boolean).join(' · ')}
                {item.deliveredAt && (
                  <>
                    {' · '}
                    <DateTime value={item.deliveredAt} style="date" />
                  </>
                )}
              </p>
              {item.review && <OwnReview review={item.review} />}
            </div>
            {children(item)}
          </li>
        ))}
      </ul>
    </Card>
  )
}

async function OwnReview({ review }: { review: NonNullable<Item['review']> }) {
  const t = await getTranslations('product.reviews')
  return (
    <div className="mt-2 space-y-1">
      <p className="flex flex-wrap items-center gap-2">
        <Stars rating={review.rating * 100} />
        <span className="sr-only">{t('stars', { stars: review.rating })}</span>
        <strong className="font-medium">{review.title}</strong>
      </p>
      <p className="max-w-prose whitespace-pre-line [overflow-wrap:anywhere]">{review.body}</p>
    </div>
  )
}
