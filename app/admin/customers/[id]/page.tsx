import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { formatDate } from '#app/_components/format.ts'
import { neighbours } from '#app/_components/neighbours.ts'
import { PageHeader } from '#app/_components/page-header.tsx'
import { type Query, wishes } from '#app/_components/path.ts'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { isId } from '#server/core/ids.ts'
import { api } from '#server/trpc/caller.ts'
import { OrdersTable } from '../../_parts/orders-table.tsx'
import type { Customer } from '../../_parts/types.ts'
import { Account, Addresses, Sessions } from '../_parts/customer-facts.tsx'
import { LockCustomer } from '../_parts/lock-customer.tsx'

type Props = { params: Promise<{ id: string }>; searchParams: Query }

const find = cache(
  async (id: string): Promise<Customer | null> =>
    isId(id) ? (await api()).admin.customers.get({ userId: id }) : null,
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const [customer, t] = [await find((await params).id), await getTranslations('admin.customer')]
  return { title: customer?.name ?? t('title') }
}

export default async function CustomerPage({ params, searchParams }: Props) {
  const { id } = await params
  const customer = await find(id)
  if (!customer) notFound()
  const { after, passed } = wishes(await searchParams)
  const cursor = after && after.length <= 100 ? after : undefined
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.customer')])
  const { orders, next } = await admin.orders.list({ userId: id, after: cursor, limit: 10 })
  return (
    <>
      <PageHeader
        title={customer.name}
        breadcrumb={[{ label: t('customers'), href: '/admin/customers' }]}
        description={`${t('joined', { day: formatDate(customer.createdAt) })}. ${t('audited')}`}
        actions={<LockCustomer customer={customer} />}
      />
      {customer.lockedAt ? (
        <Alert
          tone="warning"
          className="mb-6"
          title={t('lockedTitle', { day: formatDate(customer.lockedAt) })}
        >
          {t('lockedText')}
        </Alert>
      ) : null}
      <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
        <Card className="min-w-0 overflow-hidden">
          <CardHeader title={t('orders')} />
          <OrdersTable
            caption={t('orders')}
            orders={orders}
            empty={t('noOrders')}
            without={['customer', 'parts']}
            pages={neighbours(`/admin/customers/${id}`, {}, { after: cursor, passed, next })}
          />
        </Card>
        <div className="min-w-0 space-y-6">
          <Account customer={customer} />
          <Addresses customer={customer} />
          <Sessions customer={customer} />
        </div>
      </div>
    </>
  )
}
