import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { Suspense } from 'react'
import { formatDate } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Skeleton } from '#app/_components/ui/skeleton.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { PERIODS } from '#server/modules/stats/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { JobServerNotice, JobServerState } from './_parts/job-server.tsx'
import { OrdersTable } from './_parts/orders-table.tsx'
import { ScarceStock, Waiting } from './_parts/overview-parts.tsx'
import { SalesFigures } from './_parts/sales-figures.tsx'
import { VerifyAudit } from './_parts/verify-audit.tsx'
import { VerifyBooks } from './_parts/verify-books.tsx'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.overview'))('title') }
}

export default async function AdminOverview({ searchParams }: { searchParams: Query }) {
  const wish = wishes(await searchParams)
  const period = PERIODS.find((known) => known === wish.period) ?? '30'
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.overview')])
  const [overview, latest] = await Promise.all([admin.overview.get(), admin.orders.list({ limit: 6 })])
  const day = formatDate(overview.now, { timeZone: overview.zone })
  return (
    <>
      <PageHeader title={t('title')} description={t('counted', { day, zone: overview.zone })} />
      <Suspense>
        <JobServerNotice />
      </Suspense>
      <section aria-labelledby="sales">
        <h2 id="sales" className="sr-only">
          {t('sales')}
        </h2>
        <NavTabs
          label={t('period')}
          tabs={PERIODS.map((one) => ({
            label: t(`periods.${one}`),
            href: pathWith('/admin', { period: one === '30' ? undefined : one }),
            current: one === period,
          }))}
        />
        <Suspense key={period} fallback={<Skeleton className="h-96 w-full rounded-lg" />}>
          <SalesFigures period={period} currency={overview.currency} />
        </Suspense>
      </section>
      <Waiting overview={overview} />
      <div className="mt-6 grid grid-cols-1 items-start gap-6 xl:grid-cols-2">
        <Proofs />
        <ScarceStock overview={overview} />
      </div>
      <Card className="mt-6 overflow-hidden">
        <CardHeader
          title={t('latest')}
          actions={
            <Link href="/admin/orders" className="link text-sm">
              {t('allOrders')}
            </Link>
          }
        />
        <OrdersTable caption={t('latest')} orders={latest.orders} />
      </Card>
    </>
  )
}

async function Proofs() {
  const t = await getTranslations('admin.overview')
  return (
    <Card>
      <CardHeader
        title={t('health')}
        actions={
          <Suspense fallback={<Skeleton className="h-5 w-40 rounded-full" />}>
            <span className="text-sm text-muted-foreground">{t('jobServer')}</span>
            <JobServerState />
          </Suspense>
        }
      />
      <CardContent className="space-y-6">
        <VerifyAudit />
        <VerifyBooks brief />
      </CardContent>
    </Card>
  )
}
