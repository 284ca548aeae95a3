import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { productSearch } from '#server/modules/moderation/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ProductsTable } from './_parts/products-table.tsx'

const PATH = '/admin/products'
const TABS = [undefined, 'listed', 'unlisted', 'draft', 'archived'] as const

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.products'))('title') }
}

export default async function Products({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = productSearch.safeParse({ ...query, search: q })
  const { search, vendor, show, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.products')])
  const { products, next } = await admin.products.list({ search, vendor, show, after })
  return (
    <>
      <PageHeader title={t('title')} />
      {vendor ? (
        <Alert
          className="mb-4"
          title={t('ofVendor', { vendor: products[0]?.vendor ?? vendor })}
          action={
            <Link href={pathWith(PATH, { q: search, show })} className="link">
              {t('allVendors')}
            </Link>
          }
        />
      ) : null}
      <NavTabs
        label={t('show')}
        tabs={[
          ...TABS.map((tab) => ({
            label: t(`tabs.${tab ?? 'all'}`),
            href: pathWith(PATH, { q: search, vendor, show: tab }),
            current: tab === show,
          })),
          { label: t('tabs.low'), href: `${PATH}/low-stock`, current: false },
        ]}
      />
      <FilterBar
        path={PATH}
        values={{ q: search }}
        keep={{ vendor, show }}
        search={{ label: t('search'), placeholder: t('searchHint') }}
      >
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">
        <ProductsTable
          products={products}
          filtered={Boolean(search || vendor || show)}
          pages={neighbours(PATH, { q: search, vendor, show }, { after, passed: query.passed, next })}
        />
      </Card>
    </>
  )
}
