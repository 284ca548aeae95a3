import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardContent } from '#app/_components/ui/card.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { type PageQuery, queryValue } from '../../../../../_lib/page-query.ts'
import { ReviewForm } from '../../_parts/review-form.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'product.review' })
  return { title: t('title'), robots: { index: false } }
}

/** A review of one thing that the customer bought (`?item=`, an order item's id). */
export default async function NewReviewPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/reviews')
  const orderItemId = await queryValue(searchParams, 'item')
  const item = isId(orderItemId) ? await (await api()).reviews.item({ orderItemId }) : null
  if (!item) notFound()
  const t = await getTranslations({ locale, namespace: 'product.review' })
  return (
    <Words locale={locale} of={['product']}>
      <div className="mx-auto max-w-2xl">
        <PageHeader title={t('title')} breadcrumb={[{ label: t('yours'), href: '/account/reviews' }]} />
        <Card aria-label={item.title}>
          <CardContent className="flex items-center gap-4 border-b border-border">
            <ProductPicture
              picture={item.picture && { ...item.picture, alt: '' }}
              className="size-16 shrink-0 rounded-md border border-border"
            />
            <p className="min-w-0 text-sm">
              <span className="block font-medium [overflow-wrap:anywhere]">{item.title}</span>
              <span className="text-muted-foreground">
                {[item.variantTitle, item.vendorName].filter(Boolean).join(' · ')}
              </span>
            </p>
          </CardContent>
          <CardContent className="pt-4 md:pt-6">
            {item.obstacle ? (
              <Alert
                title={t(`problems.${item.obstacle}`)}
                action={<ButtonLink href="/account/reviews">{t('yours')}</ButtonLink>}
              />
            ) : (
              <ReviewForm item={item} />
            )}
          </CardContent>
        </Card>
      </div>
    </Words>
  )
}
