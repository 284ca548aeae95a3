import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/link.tsx'
import { categoryNames } from '#app/(storefront)/_lib/category-names.ts'
import { type View, viewAddress } from '#app/(storefront)/_lib/listing-view.ts'
import { loadListing, robotsOf } from '#app/(storefront)/_lib/load-listing.ts'
import { Listing } from '#app/(storefront)/_parts/listing.tsx'
import type { Locale } from '#server/messages/locales.ts'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { getCategories, getCategory } from '#server/trpc/public.ts'

type Props = { locale: Locale; slug: string; view: View }

async function open({ slug, locale }: Props) {
  const category = slugInput.safeParse({ slug }).success ? await getCategory(slug, locale) : null
  if (!category) notFound()
  return category
}

export async function categoryMetadata(props: Props): Promise<Metadata> {
  const { locale, view } = props
  const category = await open(props)
  const t = await getTranslations({ locale, namespace: 'listing.category' })
  return {
    title: category.name,
    description: category.description || t('description', { name: category.name }),
    robots: robotsOf(view),
    alternates: alternates(viewAddress(`/category/${category.slug}`, view), locale),
  }
}

/** A category: what is below it, and its products. */
export async function CategoryView(props: Props) {
  const { locale, view } = props
  const category = await open(props)
  const [result, tree, t] = await Promise.all([
    loadListing({ category: category.slug }, view),
    getCategories(locale),
    getTranslations({ locale, namespace: 'listing.category' }),
  ])
  const above = category.above.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))
  return (
    <>
      <PageHeader
        title={category.name}
        description={category.description}
        breadcrumb={[{ label: t('home'), href: '/' }, ...above]}
      />
      {category.children.length > 0 && (
        <nav aria-label={t('inside', { name: category.name })} className="mb-6">
          <ul className="flex flex-wrap gap-2">
            {category.children.map((child) => (
              <li key={child.slug}>
                <Link
                  href={`/category/${child.slug}`}
                  className="inline-flex min-h-11 items-center rounded-full border border-border bg-card px-4 text-sm hover:border-input hover:bg-accent md:min-h-9"
                >
                  {child.name}
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      )}
      <Listing
        base={`/category/${category.slug}`}
        view={view}
        result={result}
        categories={categoryNames(tree, category.slug)}
      />
    </>
  )
}
