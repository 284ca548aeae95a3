import type { Metadata } from 'next'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, understood, wishes } from '#app/_components/path.ts'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { PRODUCT_STATUSES, SHELF_SORTS, shelfPageInput } from '#server/modules/catalog/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ViewTools } from '../_parts/view-tools.tsx'
import { flatCategories } from './_parts/categories.ts'
import { ProductsTable } from './_parts/products-table.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.products'))('title') }
}

const PATH = '/vendor/products'

export default async function VendorProducts({ searchParams }: { searchParams: Query }) {
  const [{ vendor, catalog }, t, words] = await Promise.all([
    api(),
    getTranslations('vendor.products'),
    getTranslations('vendor'),
  ])
  const { q, ...wish } = wishes(await searchParams)
  const { status, category, stock, sort, after } = understood(shelfPageInput.shape, wish)
  const [{ products, next }, counts, views, categories] = await Promise.all([
    vendor.products.list({ search: q?.slice(0, 100), status, category, stock, sort, after }),
    vendor.products.counts(),
    vendor.views.list({ list: 'products' }),
    catalog.categories(),
  ])
  const filters = { q, category, stock }
  const standing = { ...filters, status, sort }
  const here = pathWith(PATH, standing)
  const saved = views.find((view) => `${PATH}?${view.query}` === here)
  return (
    <>
      <Head />
      <NavTabs
        label={t('views')}
        tabs={[
          { label: words('all'), href: PATH, current: here === PATH },
          ...PRODUCT_STATUSES.map((one) => ({
            label: t(`statuses.${one}`),
            href: pathWith(PATH, { status: one }),
            current: status === one && !saved,
            count: counts[one] ?? 0,
          })),
          ...views.map((view) => ({
            label: view.name,
            href: `${PATH}?${view.query}`,
            current: view === saved,
          })),
        ]}
      />
      <FilterBar
        path={PATH}
        values={{ ...filters, sort }}
        keep={{ status }}
        search={{ label: t('search'), placeholder: t('placeholder') }}
        fields={[
          { kind: 'select', name: 'category', label: t('category'), options: flatCategories(categories) },
          {
            kind: 'select',
            name: 'stock',
            label: t('stock'),
            options: (['low', 'sold-out'] as const).map((one) => ({ value: one, label: t(one) })),
          },
          {
            kind: 'select',
            name: 'sort',
            quiet: true,
            label: t('sort'),
            options: SHELF_SORTS.map((one) => ({ value: one, label: t(`sorts.${one}`) })),
          },
        ]}
      >
        <ViewTools list="products" path={PATH} query={standing} saved={saved?.id} />
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">
        <ProductsTable
          caption={t('title')}
          products={products}
          categories={flatCategories(categories)}
          narrowed={Boolean(after) || Object.values(standing).some(Boolean)}
          pages={{
            ...neighbours(PATH, standing, { after, passed: wish.passed, next }),
            summary: t('page', { count: products.length }),
          }}
        />
      </Card>
    </>
  )
}

function Head() {
  const t = useTranslations('vendor.products')
  return (
    <PageHeader
      title={t('title')}
      actions={<ButtonLink href="/vendor/products/new">{t('add')}</ButtonLink>}
    />
  )
}
