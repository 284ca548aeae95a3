import { ArrowRight, Store } from 'lucide-react'
import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/navigation.ts'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import type { ProductCard } from '#server/modules/catalog/schema.ts'
import { getCategories, getProducts, getVendors } from '#server/trpc/public.ts'
import { placeOf } from '../../_lib/countries.ts'
import { ProductGrid } from '../../_parts/product-grid.tsx'

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { alternates: alternates('/', await pageLocale(params)) }
}

export default async function HomePage({ params }: Props) {
  await pageLocale(params)
  const [categories, newest, vendors] = await Promise.all([
    getCategories(),
    getProducts({ pageSize: 8 }),
    getVendors(6),
  ])
  return (
    <div className="space-y-14 md:space-y-20">
      <Welcome firstCategory={categories[0]?.slug} items={newest.items} />
      <Section id="categories" title="Find your way">
        <ul className="grid grid-cols-2 gap-3 md:grid-cols-4 md:gap-4">
          {categories.map((category) => (
            <li key={category.slug}>
              <Link
                href={`/category/${category.slug}`}
                className="group flex h-full min-h-24 flex-col justify-between rounded-lg border border-border bg-card p-4 transition-shadow hover:shadow-md"
              >
                <span className="font-medium">{category.name}</span>
                <span className="mt-2 flex items-end justify-between gap-2 text-sm text-muted-foreground">
                  <span className="line-clamp-2">{category.description}</span>
                  <ArrowRight
                    aria-hidden
                    className="size-4 shrink-0 transition-transform group-hover:translate-x-0.5"
                  />
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section id="new" title="New this week">
        <ProductGrid items={newest.items} eager={4} />
      </Section>
      <Section id="vendors" title="Shops in the hall">
        <ul className="grid gap-3 sm:grid-cols-2 md:gap-4 lg:grid-cols-3">
          {vendors.map((vendor) => (
            <li key={vendor.slug}>
              <Link
                href={`/shop/${vendor.slug}`}
                className="flex h-full gap-4 rounded-lg border border-border bg-card p-4 transition-shadow hover:shadow-md"
              >
                <span
                  aria-hidden
                  className="grid size-11 shrink-0 place-items-center rounded-md bg-primary-soft text-primary-soft-foreground"
                >
                  <Store className="size-5" />
                </span>
                <span className="min-w-0">
                  <span className="block font-medium">{vendor.name}</span>
                  <span className="block text-sm text-muted-foreground">{placeOf(vendor)}</span>
                  <span className="mt-1 line-clamp-2 text-sm">{vendor.description}</span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
    </div>
  )
}

function Welcome({
  firstCategory,
  items,
}: {
  firstCategory: string | undefined
  items: readonly ProductCard[]
}) {
  return (
    <section className="grid items-center gap-10 overflow-hidden rounded-xl bg-primary-soft px-6 py-12 text-primary-soft-foreground md:px-12 md:py-16 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div>
        <h1 className="max-w-2xl text-4xl font-semibold text-balance">
          Everything under one roof, from people you can name
        </h1>
        <p className="mt-4 max-w-xl text-base md:text-lg">
          Independent shops, one cart. Fill it from as many of them as you like and pay once; each sends its
          part itself.
        </p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href={firstCategory ? `/category/${firstCategory}` : '#categories'} size="lg">
            Start looking around
          </ButtonLink>
          <ButtonLink href="#vendors" variant="outline" size="lg">
            Meet the shops
          </ButtonLink>
        </div>
      </div>
      {/* Decoration: the same things stand below, with names and prices. */}
      <div aria-hidden className="hidden grid-cols-2 gap-4 lg:grid">
        {items.slice(0, 4).map((item) => (
          <ProductPicture
            key={item.slug}
            picture={item.picture && { ...item.picture, alt: '' }}
            sizes="18rem"
            first
            className="rounded-lg odd:translate-y-4 even:-translate-y-4"
          />
        ))}
      </div>
    </section>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="scroll-mt-6">
      <h2 id={`${id}-title`} className="mb-4 text-2xl font-semibold md:mb-6">
        {title}
      </h2>
      {children}
    </section>
  )
}
