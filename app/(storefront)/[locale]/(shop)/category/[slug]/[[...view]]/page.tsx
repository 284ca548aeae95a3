import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageHeader } from '#app/_components/page-header.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { slugInput } from '#server/modules/catalog/schema.ts'
import { getCategory, getProducts } from '#server/trpc/public.ts'
import { listingPath, viewOf } from '../../../../../_lib/listing-path.ts'
import { Listing } from '../../../../../_parts/listing.tsx'

type Props = { params: Promise<{ locale: string; slug: string; view?: string[] }> }

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

async function open({ params }: Props) {
  const locale = await pageLocale(params)
  const { slug, view: parts } = await params
  const view = viewOf(parts)
  const category = view && slugInput.safeParse({ slug }).success ? await getCategory(slug) : null
  if (!view || !category) notFound()
  return { locale, view, category }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, category, view } = await open(props)
  return {
    title: category.name,
    description: category.description || `Everything in ${category.name} from independent shops.`,
    alternates: alternates(listingPath(`/category/${category.slug}`, view), locale),
  }
}

export default async function CategoryPage(props: Props) {
  const { view, category } = await open(props)
  const result = await getProducts({ category: category.slug, ...view })
  if (view.page > result.pages) notFound()
  const above = category.above.map(({ name, slug }) => ({ label: name, href: `/category/${slug}` }))
  return (
    <>
      <PageHeader
        title={category.name}
        description={category.description}
        breadcrumb={[{ label: 'Home', href: '/' }, ...above]}
      />
      {category.children.length > 0 && (
        <nav aria-label={`In ${category.name}`} className="mb-6">
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
      <Listing base={`/category/${category.slug}`} view={view} result={result} />
    </>
  )
}
