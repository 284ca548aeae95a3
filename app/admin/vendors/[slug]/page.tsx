import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { formatDate, formatNumber } from '#app/_components/format.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith } from '#app/_components/path.ts'
import { Stat } from '#app/_components/stat.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from '../../_parts/orders-table.tsx'
import { PayoutsTable } from '../../_parts/payouts-table.tsx'
import type { Vendor } from '../../_parts/types.ts'
import { StandingBadge } from '../_parts/standing-badge.tsx'
import { TermsForm } from '../_parts/terms-form.tsx'
import { VendorActions } from '../_parts/vendor-actions.tsx'
import { Balances, Members, Profile } from '../_parts/vendor-facts.tsx'

type Params = { params: Promise<{ slug: string }> }

const find = cache(
  async (slug: string): Promise<Vendor | null> =>
    slug.length > 120 ? null : (await api()).admin.vendors.get({ slug }),
)

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  return { title: (await find((await params).slug))?.name }
}

export default async function VendorPage({ params }: Params) {
  const vendor = await find((await params).slug)
  if (!vendor) notFound()
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.vendor')])
  const [{ settings }, { orders }] = await Promise.all([
    admin.settings.get(),
    admin.orders.list({ vendor: vendor.slug, limit: 6 }),
  ])
  return (
    <>
      <PageHeader
        title={vendor.name}
        badge={<StandingBadge vendor={vendor} />}
        breadcrumb={[{ label: t('vendors'), href: '/admin/vendors' }]}
        description={t('joined', { day: formatDate(vendor.createdAt) })}
        actions={<VendorActions vendor={vendor} />}
      />
      <StandingNotice vendor={vendor} />
      <Glance vendor={vendor} />
      <div className="mt-6 grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <div className="min-w-0 space-y-6">
          <Balances vendor={vendor} />
          <Card className="overflow-hidden">
            <CardHeader
              title={t('orders')}
              actions={
                <More href={pathWith('/admin/orders', { vendor: vendor.slug })} label={t('allOrders')} />
              }
            />
            <OrdersTable
              caption={t('orders')}
              orders={orders}
              empty={t('noOrders')}
              without={['payment', 'parts', 'time']}
            />
          </Card>
          <Card className="overflow-hidden">
            <CardHeader
              title={t('payouts')}
              actions={
                <More href={pathWith('/admin/payouts', { vendor: vendor.slug })} label={t('allPayouts')} />
              }
            />
            <PayoutsTable payouts={vendor.payouts} empty={t('noPayouts')} withoutVendor />
          </Card>
        </div>
        <div className="min-w-0 space-y-6">
          <TermsForm key={String(vendor.updatedAt)} vendor={vendor} platform={settings} />
          <Profile vendor={vendor} />
          <Members members={vendor.members} />
        </div>
      </div>
    </>
  )
}

function More({ href, label }: { href: string; label: string }) {
  return (
    <Link href={href} className="link text-sm">
      {label}
    </Link>
  )
}

function StandingNotice({ vendor: { status, listed } }: { vendor: Vendor }) {
  const t = useTranslations('admin.vendor')
  const standing = status === 'approved' ? (listed ? null : 'unlisted') : status
  if (!standing) return null
  return (
    <Alert
      tone={standing === 'suspended' ? 'warning' : 'info'}
      className="mb-6"
      title={t(`${standing}Title`)}
    >
      {t(`${standing}Text`)}
    </Alert>
  )
}

function Glance({ vendor: { slug, products, parts } }: { vendor: Vendor }) {
  const t = useTranslations('admin.vendor')
  const toShip = (parts.placed ?? 0) + (parts.accepted ?? 0)
  return (
    <section aria-label={t('counts')} className="grid grid-cols-2 gap-3 md:grid-cols-3 md:gap-4">
      <Stat
        label={t('publishedProducts')}
        value={formatNumber(products.published)}
        href={pathWith('/admin/products', { vendor: slug })}
        hint={t('unlistedProducts', { count: products.unlisted })}
      />
      <Stat
        label={t('toShip')}
        value={formatNumber(toShip)}
        href={pathWith('/admin/orders', { vendor: slug, status: 'placed' })}
        hint={t('toShipHint')}
      />
      <Stat
        label={t('delivered')}
        value={formatNumber(parts.delivered ?? 0)}
        href={pathWith('/admin/orders', { vendor: slug })}
        className="max-md:col-span-2"
      />
    </section>
  )
}
