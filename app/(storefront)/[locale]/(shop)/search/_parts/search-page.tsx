import { SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { categoryNames } from '#app/(storefront)/_lib/category-names.ts'
import { type View, viewAddress } from '#app/(storefront)/_lib/listing-view.ts'
import { Listing } from '#app/(storefront)/_parts/listing.tsx'
import { ProductGrid } from '#app/(storefront)/_parts/product-grid.tsx'
import type { Locale } from '#server/messages/locales.ts'
import { getCategories, getProducts } from '#server/trpc/public.ts'

type Props = { locale: Locale; view: View }

export async function searchMetadata({ locale, view }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale, namespace: 'listing.search' })
  return {
    title: view.q ? t('titleFor', { words: view.q }) : t('title'),
    robots: { index: false, follow: true },
    alternates: alternates(viewAddress('/search', view), locale),
  }
}

/** What is found by words in the whole shop; everything without them. */
export async function SearchView({ locale, view }: Props) {
  const [result, tree, t] = await Promise.all([
    getProducts({ ...view, facets: true }),
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
