import { PackageOpen, SearchX } from 'lucide-react'
import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { EmptyState } from '#app/_components/empty-state.tsx'
import { FilterBar } from '#app/_components/filter-bar.tsx'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith } from '#app/_components/path.ts'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Pagination } from '#app/_components/ui/pagination.tsx'
import { pageLocale } from '#app/_i18n/page-locale.ts'
import { Words } from '#app/_i18n/words.tsx'
import { isId } from '#server/core/ids.ts'
import { OWN_ORDERS_SHOWN } from '#server/modules/orders/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { requireUser } from '#server/trpc/page-guards.ts'
import { type PageQuery, queryValue } from '../../../../_lib/page-query.ts'
import { OwnOrdersTable } from '../_parts/orders-table.tsx'

type Props = { params: Promise<{ locale: string }>; searchParams: PageQuery }

const PATH = '/account/orders'

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const t = await getTranslations({ locale: await pageLocale(params), namespace: 'account.orders' })
  return { title: t('title') }
}

export default async function OrdersPage({ params, searchParams }: Props) {
  const locale = await pageLocale(params)
  await requireUser(PATH)
  const t = await getTranslations({ locale, namespace: 'account.orders' })
  const asked = await queryValue(searchParams, 'shown')
  const shown = OWN_ORDERS_SHOWN.find((one) => one === asked)
  const q = (await queryValue(searchParams, 'q'))?.slice(0, 40)
  const after = await queryValue(searchParams, 'after')
  const passed = await queryValue(searchParams, 'passed')
  const caller = await api()
  const { orders, next } = await caller.orders.mine({
    ...{ shown, search: q || undefined },
    after: isId(after) ? after : undefined,
  })
  const narrowed = Boolean(shown || q)
  return (
    <>
      <PageHeader title={t('title')} />
      <NavTabs
        label={t('views')}
        tabs={[undefined, ...OWN_ORDERS_SHOWN].map((view) => ({
          label: t(view ?? 'all'),
          href: pathWith(PATH, { shown: view, q }),
          current: view === shown,
        }))}
      />
      <Words locale={locale}>
        <FilterBar
          path={PATH}
          values={{ q }}
          keep={{ shown }}
          search={{ label: t('search'), placeholder: 'TH-…' }}
        />
      </Words>
      <Card>
        <OwnOrdersTable
          orders={orders}
          empty={
            <EmptyState
              icon={narrowed ? <SearchX /> : <PackageOpen />}
              title={t(narrowed ? 'noMatch' : 'none')}
              action={
                <ButtonLink href={narrowed ? PATH : '/'} variant={narrowed ? 'outline' : 'primary'}>
                  {t(narrowed ? 'showAll' : 'look')}
                </ButtonLink>
              }
            >
              {t(narrowed ? 'noMatchText' : 'noneText')}
            </EmptyState>
          }
        />
      </Card>
      <Pagination
        className="mt-4"
        label={t('pages')}
        {...neighbours(PATH, { shown, q }, { after, passed, next })}
      />
    </>
  )
}
