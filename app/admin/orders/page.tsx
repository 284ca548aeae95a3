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
import { orderPageInput } from '#server/modules/orders/schema.ts'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from '../_parts/orders-table.tsx'

const PATH = '/admin/orders'

/** The views of the list, each with what it asks for. */
const TABS = [
  { tab: 'all' },
  { tab: 'transfer', status: 'awaiting-payment', paymentMethod: 'transfer' },
  { tab: 'awaiting-payment', status: 'awaiting-payment' },
  { tab: 'placed', status: 'placed' },
  { tab: 'cancelled', status: 'cancelled' },
] as const satisfies { tab: string; status?: string; paymentMethod?: string }[]

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('admin.orders'))('title') }
}

export default async function AdminOrders({ searchParams }: { searchParams: Query }) {
  const { q, ...query } = wishes(await searchParams)
  const parsed = orderPageInput.omit({ limit: true, userId: true }).safeParse({ ...query, search: q })
  const { status, paymentMethod, search, vendor, after } = parsed.success ? parsed.data : {}
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.orders')])
  const { orders, next } = await admin.orders.list({ status, paymentMethod, search, vendor, after })
  const kept = { q: search, vendor, status, paymentMethod }
  const filtered = Object.values(kept).some(Boolean)
  return (
    <>
      <PageHeader title={t('title')} />
      {vendor ? (
        <Alert
          className="mb-4"
          title={t('ofVendor', { vendor })}
          action={
            <Link href={pathWith(PATH, { ...kept, vendor: undefined })} className="link">
              {t('allVendors')}
            </Link>
          }
        />
      ) : null}
      <NavTabs
        label={t('show')}
        tabs={TABS.map(({ tab, ...wanted }) => {
          const asked = { status: undefined, paymentMethod: undefined, ...wanted }
          return {
            label: t(`tabs.${tab}`),
            href: pathWith(PATH, { q: search, vendor, ...asked }),
            current: asked.status === status && asked.paymentMethod === paymentMethod,
          }
        })}
      />
      <FilterBar
        path={PATH}
        values={{ q: search }}
        keep={{ vendor, status, paymentMethod }}
        search={{ label: t('search'), placeholder: t('searchHint') }}
      >
        <ListKeys />
      </FilterBar>
      <Card className="overflow-hidden">
        <OrdersTable
          caption={t('title')}
          orders={orders}
          empty={filtered ? t('noMatch') : undefined}
          emptyText={filtered ? t('noMatchText') : undefined}
          pages={neighbours(PATH, kept, { after, passed: query.passed, next })}
        />
      </Card>
    </>
  )
}
