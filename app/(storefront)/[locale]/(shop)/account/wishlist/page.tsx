import { Heart } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { ProductGrid } from '../../../../_parts/product-grid.tsx'
import { GoneWish } from '../_parts/gone-wish.tsx'

type Props = { params: Promise<{ locale: string }> }

export const dynamic = 'force-dynamic'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'product.wishlist' })
  return { title: t('title'), robots: { index: false } }
}

/** What the customer keeps for later. A heart that is let go of stays until the next visit, so that it can be pressed again. */
export default async function WishlistPage({ params }: Props) {
  const locale = await pageLocale(params)
  await requireUser('/account/wishlist')
  const [t, wishes] = await Promise.all([
    getTranslations({ locale, namespace: 'product.wishlist' }),
    (await api()).wishlist.list(),
  ])
  if (wishes.length === 0) {
    return (
      <EmptyState
        icon={<Heart />}
        level={1}
        title={t('empty')}
        action={<ButtonLink href="/">{t('look')}</ButtonLink>}
      >
        {t('emptyText')}
      </EmptyState>
    )
  }
  return (
    <Words locale={locale} of={['product']}>
      <PageHeader title={t('title')} description={t('text', { count: wishes.length })} />
      <h2 className="sr-only">{t('things')}</h2>
      <ProductGrid items={wishes.flatMap(({ card }) => card ?? [])} eager={4} />
      <ul className="mt-8 divide-y divide-border border-y border-border empty:hidden">
        {wishes.map(({ slug, title, card }) => !card && <GoneWish key={slug} slug={slug} title={title} />)}
      </ul>
    </Words>
  )
}
