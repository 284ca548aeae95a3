import { ArrowRight, MapPinned, PackageSearch, Store, WalletCards } from 'lucide-react'
import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { ProductPicture } from '#app/_components/product-picture.tsx'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { alternates } from '#app/_i18n/addresses.ts'
import { Link } from '#app/_i18n/link.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import type { CategoryNode, ProductCard } from '#server/modules/catalog/schema.ts'
import type { VendorCard as Vendor } from '#server/modules/vendors/schema.ts'
import { getCategories, getProducts, getVendors } from '#server/trpc/public.ts'
import { ProductGrid } from '../../_parts/product-grid.tsx'
import { VendorCard } from '../../_parts/vendor-card.tsx'

// Made when it is first asked for and kept: building the shop needs no database.
export const revalidate = 60
export const generateStaticParams = () => []

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { alternates: alternates('/', await pageLocale(params)) }
}

export default async function HomePage({ params }: Props) {
  const locale = await pageLocale(params)
  const [categories, newest, popular, vendors] = await Promise.all([
    getCategories(locale),
    getProducts({ pageSize: 8 }),
    getProducts({ sort: 'best-selling', pageSize: 8 }),
    getVendors(6),
  ])
  return <Home categories={categories} newest={newest.items} popular={popular.items} vendors={vendors} />
}

type HomeProps = {
  categories: readonly CategoryNode[]
  newest: readonly ProductCard[]
  popular: readonly ProductCard[]
  vendors: readonly Vendor[]
}

function Home({ categories, newest, popular, vendors }: HomeProps) {
  const t = useTranslations('home')
  return (
    <div className="space-y-14 md:space-y-20">
      <Welcome items={popular} vendors={vendors.length > 0} />
      {newest.length === 0 && (
        <EmptyState icon={<Store />} title={t('opening.title')}>
          {t('opening.text')}
        </EmptyState>
      )}
      <Section id="categories" title={t('categories')} of={categories}>
        <ul className="grid grid-cols-4 gap-x-3 gap-y-5 sm:gap-x-4 lg:grid-cols-8 lg:gap-x-5">
          {categories.map((category) => (
            <li key={category.slug}>
              <Category category={category} />
            </li>
          ))}
        </ul>
      </Section>
      <Section
        id="popular"
        title={t('bestSelling')}
        of={popular}
        more={['/search?sort=best-selling', t('allBestSelling')]}
      >
        <ProductGrid items={popular} />
      </Section>
      <Section id="vendors" title={t('vendors')} of={vendors}>
        <ul className="grid grid-cols-1 gap-4 sm:grid-cols-2 lg:grid-cols-3 lg:gap-6">
          {vendors.map((vendor) => (
            <li key={vendor.slug}>
              <VendorCard vendor={vendor} />
            </li>
          ))}
        </ul>
      </Section>
      <Section id="new" title={t('new')} of={newest} more={['/search', t('allNew')]}>
        <ProductGrid items={newest} />
      </Section>
      <Promises />
    </div>
  )
}

/** `vendors`: whether there are any to be met. */
function Welcome({ items, vendors }: { items: readonly ProductCard[]; vendors: boolean }) {
  const t = useTranslations('home')
  return (
    <section className="grid grid-cols-1 items-center gap-10 overflow-hidden rounded-xl bg-primary-soft px-6 py-10 text-primary-soft-foreground md:px-12 md:py-14 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <div>
        <h1 className="max-w-2xl text-4xl font-semibold text-balance">{t('title')}</h1>
        <p className="mt-4 max-w-xl text-base md:text-lg">{t('text')}</p>
        <div className="mt-8 flex flex-wrap gap-3">
          <ButtonLink href="/search" size="lg">
            {t('browse')}
          </ButtonLink>
          {vendors && (
            <ButtonLink href="#vendors" variant="outline" size="lg">
              {t('meet')}
            </ButtonLink>
          )}
        </div>
      </div>
      {/* Decoration: the same things stand below, with names and prices. Lazy, so that a phone does not fetch what it hides. */}
      <div aria-hidden className="hidden grid-cols-2 gap-4 lg:grid">
        {items.slice(0, 4).map((item) => (
          <ProductPicture
            key={item.slug}
            picture={item.picture && { ...item.picture, alt: '' }}
            sizes="10.5rem"
            className="rounded-lg odd:translate-y-4 even:-translate-y-4"
          />
        ))}
      </div>
    </section>
  )
}

function Category({ category }: { category: CategoryNode }) {
  const t = useTranslations('home')
  return (
    <Link href={`/category/${category.slug}`} className="group block rounded-lg text-center text-sm">
      <ProductPicture
        picture={category.picture && { ...category.picture, alt: '' }}
        sizes="(min-width: 64rem) 9rem, 25vw"
        className="rounded-full border border-border transition-shadow group-hover:shadow-md"
      />
      <span className="mt-2 block font-medium text-balance [overflow-wrap:anywhere] group-hover:underline max-sm:text-xs">
        {category.name}
      </span>
      <span className="block text-muted-foreground tabular-nums max-sm:sr-only">
        {t('products', { count: category.products })}
      </span>
    </Link>
  )
}

type SectionProps = {
  id: string
  title: string
  /** What it shows; in a shop that has none of it yet it is left out. */
  of: readonly unknown[]
  more?: [href: string, label: string]
  children: ReactNode
}

function Section({ id, title, of, more, children }: SectionProps) {
  if (of.length === 0) return null
  return (
    <section aria-labelledby={`${id}-title`} id={id} className="scroll-mt-6">
      <div className="mb-4 flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1 md:mb-6">
        <h2 id={`${id}-title`} className="text-2xl font-semibold">
          {title}
        </h2>
        {more && (
          <Link href={more[0]} className="link inline-flex min-h-11 items-center gap-1 text-sm md:min-h-6">
            {more[1]} <ArrowRight aria-hidden className="size-4" />
          </Link>
        )}
      </div>
      {children}
    </section>
  )
}

const PROMISES = [
  ['one', WalletCards],
  ['two', MapPinned],
  ['three', PackageSearch],
] as const

function Promises() {
  const t = useTranslations('home.promises')
  return (
    <ul className="grid grid-cols-1 gap-6 rounded-xl border border-border bg-card p-6 md:grid-cols-3 md:p-8">
      {PROMISES.map(([name, Icon]) => (
        <li key={name} className="flex gap-4">
          <Icon aria-hidden className="mt-0.5 size-6 shrink-0 text-primary" />
          <div>
            <p className="font-medium">{t(`${name}.title`)}</p>
            <p className="mt-0.5 text-sm text-muted-foreground">{t(`${name}.text`)}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}
