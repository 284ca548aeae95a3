import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { ButtonLink } from '#app/_components/ui/button.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { DAY_PERIODS } from '#server/modules/stats/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from './_parts/orders-table.tsx'
import { BestSellers, LatestReviews } from './_parts/overview-lists.tsx'
import { SalesFigures } from './_parts/sales-figures.tsx'
import { Standing } from './_parts/standing.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('vendor.overview'))('title') }
}

export default async function VendorOverview({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const period = DAY_PERIODS.find((known) => known === wish.period) ?? '30'
  const [{ vendor }, t] = await Promise.all([api(), getTranslations('vendor.overview')])
  const [overview, latest] = await Promise.all([
    vendor.overview.get({ period }),
    vendor.orders.list({ limit: 6 }),
  ])
  return (
    <>
      <PageHeader title={t('title')} />
      <Standing overview={overview} />
      <section aria-labelledby="sales" className="mt-8">
        <h2 id="sales" className="mb-2 text-lg font-semibold">
          {t('sales')}
        </h2>
        <NavTabs
          label={t('period')}
          tabs={DAY_PERIODS.map((one) => ({
            label: t(`periods.${one}`),
            href: pathWith('/vendor', { period: one === '30' ? undefined : one }),
            current: one === period,
          }))}
        />
        <SalesFigures overview={overview} />
      </section>
      <div className="mt-6 grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <BestSellers sellers={overview.sellers} />
        <LatestReviews reviews={overview.reviews} />
      </div>
      <Card className="mt-6 overflow-hidden">
        <CardHeader
          title={t('latest')}
          actions={
            <ButtonLink variant="outline" size="sm" href="/vendor/orders">
              {t('allOrders')}
            </ButtonLink>
          }
        />
        <OrdersTable caption={t('latest')} parts={latest.parts} />
      </Card>
    </>
  )
}
