import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { findProducts, getCategories, getProducts } from '#server/trpc/public.ts'
import { categoryNames } from '../../../_lib/category-names.ts'
import { readView, viewAddress } from '../../../_lib/listing-view.ts'
import type { PageQuery } from '../../../_lib/page-query.ts'
import { Listing } from '../../../_parts/listing.tsx'
import { ProductGrid } from '../../../_parts/product-grid.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await pageLocale(params)
  const t = await getTranslations({ locale, namespace: 'listing.search' })
  const view = readView(await searchParams)
  return {
    title: view.q ? t('titleFor', { words: view.q }) : t('title'),
    robots: { index: false, follow: true },
    alternates: alternates(viewAddress('/search', view), locale),
  }
}

export default async function SearchPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  const view = readView(await searchParams)
  const [result, tree, t] = await Promise.all([
    findProducts({ ...view, facets: true }),
    getCategories(locale),
    getTranslations({ locale, namespace: 'listing.search' }),
  ])
  if (view.page > result.pages) notFound()
  const { corrected, nearest } = result.words
  const found = result.total > 0 && view.q
  return (
    <>
      <PageHeader
        title={view.q ? t('titleFor', { words: view.q }) : t('title')}
        description={
          found && nearest
            ? t('nearest')
            : found && corrected
              ? t('corrected', { words: corrected })
              : undefined
        }
      />
      <Listing
        base="/search"
        view={view}
        result={result}
        categories={categoryNames(tree)}
        empty={<NothingFound words={view.q} />}
      />
    </>
  )
}

/** Nothing is like what was searched for: how to search otherwise, and what people buy instead. */
async function NothingFound({ words }: { words: string }) {
  const t = await getTranslations('listing.search.none')
  const { items } = await getProducts({ sort: 'best-selling', pageSize: 8 })
  return (
    <>
      <EmptyState icon={<SearchX />} title={t('title', { words })}>
        {t('text')}
      </EmptyState>
      {items.length > 0 && (
        <>
          <h2 className="mb-4 text-2xl font-semibold md:mb-6">{t('instead')}</h2>
          <ProductGrid items={items} />
        </>
      )}
    </>
  )
}
