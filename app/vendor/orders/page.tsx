import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ColumnsMenu } from '#app/_components/columns-menu.tsx'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { ListKeys } from '#app/_components/list-keys.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Selection, SelectionBar } from '#app/_components/selection.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { countryName } from '#app/(storefront)/_lib/countries.ts'
import type { PartSort } from '#server/modules/fulfilment/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { ORDER_COLUMNS, ORDERS_PATH, ordersQuery, STANDARD_COLUMNS } from '../_parts/orders-query.ts'
import { OrdersTable } from '../_parts/orders-table.tsx'
import { ViewTools } from '../_parts/view-tools.tsx'
import { AcceptChosen } from './_parts/accept-chosen.tsx'
import { ExportOrders } from './_parts/export-orders.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.orders'))('title') }
}

const VIEWS = ['placed', 'accepted', 'shipped', 'delivered', 'awaiting-payment', 'cancelled'] as const

export default async function VendorOrders({ searchParams }: { searchParams: Query }) {
  const [{ vendor }, t, words] = await Promise.all([
    api(),
    getTranslations('vendor.orders'),
    getTranslations('vendor.status'),
  ])
  const { countries, currency } = await vendor.orders.filters()
  const wish = wishes(await searchParams)
  const query = ordersQuery(wish, currency)
  const { asked, filters, kept, columns, narrowed } = query
  const [{ parts, next }, counts, views] = await Promise.all([
    vendor.orders.list(asked),
    vendor.orders.counts(),
    vendor.views.list({ list: 'orders' }),
  ])
  const standing = { ...filters, ...kept }
  const here = pathWith(ORDERS_PATH, standing)
  const saved = views.find((view) => `${ORDERS_PATH}?${view.query}` === here)
  return (
    <>
      <PageHeader title={t('title')} actions={<ExportOrders asked={asked} />} />
      <NavTabs
        label={t('views')}
        tabs={[
          { label: t('all'), href: ORDERS_PATH, current: here === ORDERS_PATH },
          ...VIEWS.map((status) => ({
            label: words(status),
            href: pathWith(ORDERS_PATH, { status }),
            current: kept.status === status && !saved,
            count: counts[status] ?? 0,
          })),
          ...views.map((view) => ({
            label: view.name,
            href: `${ORDERS_PATH}?${view.query}`,
            current: view === saved,
          })),
        ]}
      />
      <FilterBar
        path={ORDERS_PATH}
        values={filters}
        keep={kept}
        search={{ label: t('search'), placeholder: t('placeholder') }}
        fields={[
          {
            kind: 'select',
            name: 'country',
            label: t('country'),
            options: countries.map((country) => ({ value: country, label: countryName(country) })),
          },
          { kind: 'date', name: 'from', label: t('from') },
          { kind: 'date', name: 'to', label: t('to') },
          { kind: 'number', name: 'least', label: t('least') },
          { kind: 'number', name: 'most', label: t('most') },
        ]}
      >
        <ViewTools list="orders" path={ORDERS_PATH} query={standing} saved={saved?.id} />
        <ListKeys />
        <ColumnsMenu
          path={ORDERS_PATH}
          query={standing}
          columns={ORDER_COLUMNS.map((id) => ({ id, label: t(id) }))}
          shown={columns}
          standard={STANDARD_COLUMNS}
        />
      </FilterBar>
      <Selection ids={parts.map(({ id }) => id)}>
        <Card className="overflow-hidden">
          <OrdersTable
            caption={t('title')}
            parts={parts}
            columns={columns}
            sorts={sortsOf(asked.sort, standing)}
            choosing
            narrowed={narrowed}
            pages={{
              ...neighbours(ORDERS_PATH, standing, { after: asked.after, passed: wish.passed, next }),
              summary: t('page', { count: parts.length }),
            }}
          />
        </Card>
        <SelectionBar>
          <AcceptChosen acceptable={parts.flatMap(({ id, status }) => (status === 'placed' ? [id] : []))} />
        </SelectionBar>
      </Selection>
    </>
  )
}

/** What the headers lead to: to the other direction where the list is sorted by them already. */
function sortsOf(sort: PartSort = 'newest', standing: Record<string, string | undefined>) {
  const header = (down: PartSort, up: PartSort) => ({
    href: pathWith(ORDERS_PATH, { ...standing, sort: sort === down ? up : down }),
    direction: sort === down ? ('descending' as const) : sort === up ? ('ascending' as const) : undefined,
  })
  return { placed: header('newest', 'oldest'), total: header('total-down', 'total-up') }
}
