import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { getTranslations } from 'next-intl/server'
import { DateTime } from '#app/_components/date-time.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { pathWith, type Query, wishes } from '#app/_components/path.ts'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { NavTabs } from '#app/_components/ui/nav-tabs.tsx'
import { Link } from '#app/_i18n/link.tsx'
import { api } from '#server/trpc/caller.ts'
import { AuditTable } from '../../_parts/audit-table.tsx'
import type { Order, Trail } from '../../_parts/types.ts'
import { useCancelWords } from '../../_parts/words.ts'
import { OrderActions } from '../_parts/order-actions.tsx'
import { OrderBook } from '../_parts/order-book.tsx'
import { Customer, History, Payment, Refunds } from '../_parts/order-facts.tsx'
import { OrderJobs } from '../_parts/order-jobs.tsx'
import { OrderMessages } from '../_parts/order-messages.tsx'
import { OrderParts } from '../_parts/order-parts.tsx'

type Props = { params: Promise<{ code: string }>; searchParams: Query }

/** The views of an order; the first is what it is, the others what followed from it. */
const VIEWS = ['order', 'jobs', 'messages', 'book', 'audit'] as const
type View = (typeof VIEWS)[number]

async function find(params: Props['params']): Promise<Order | null> {
  const { code } = await params
  return code.length > 40 ? null : (await api()).admin.orders.get({ code })
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { code } = await params
  return { title: decodeURIComponent(code) }
}

export default async function AdminOrder({ params, searchParams }: Props) {
  const order = await find(params)
  if (!order) notFound()
  const { show } = wishes(await searchParams)
  const view = VIEWS.find((known) => known === show) ?? 'order'
  const [{ admin }, t] = await Promise.all([api(), getTranslations('admin.order')])
  const trail = await admin.orders.trail({ orderId: order.id })
  const underWay = trail.jobs.some(({ state }) => state !== 'done' && state !== 'dead')
  return (
    <>
      <RefreshWhile active={underWay} />
      <PageHeader
        title={order.code}
        badge={<StatusBadge kind="order" status={order.status} />}
        breadcrumb={[{ label: t('orders'), href: '/admin/orders' }]}
        description={t.rich('placed', {
          at: () => <DateTime value={order.placedAt} />,
          vendors: order.parts.length,
        })}
        actions={<OrderActions order={order} />}
      />
      {order.cancelReason ? <Cancelled reason={order.cancelReason} /> : null}
      <Views code={order.code} current={view} trail={trail} />
      <Shown view={view} order={order} trail={trail} />
    </>
  )
}

function Cancelled({ reason }: { reason: string }) {
  const [t, words] = [useTranslations('admin.order'), useCancelWords()]
  return (
    <Alert className="mb-6" title={t('cancelled')}>
      {words(reason)}.
    </Alert>
  )
}

function Views({ code, current, trail }: { code: string; current: View; trail: Trail }) {
  const t = useTranslations('admin.order')
  const undone = trail.jobs.filter(({ state }) => state !== 'done').length
  const counts: Record<View, number | undefined> = {
    order: undefined,
    jobs: undone || undefined,
    messages: trail.messages.length,
    book: trail.journals.length,
    audit: trail.audit.length,
  }
  return (
    <NavTabs
      label={t('views')}
      tabs={VIEWS.map((view) => ({
        label: t(`tabs.${view}`),
        href: pathWith(`/admin/orders/${code}`, { show: view === 'order' ? undefined : view }),
        current: view === current,
        count: counts[view],
      }))}
    />
  )
}

function Shown({ view, order, trail }: { view: View; order: Order; trail: Trail }) {
  if (view === 'jobs') return <OrderJobs jobs={trail.jobs} parts={order.parts} />
  if (view === 'messages') return <OrderMessages messages={trail.messages} />
  if (view === 'book') return <OrderBook journals={trail.journals} />
  if (view === 'audit') return <OrderAudit order={order} trail={trail} />
  return (
    <div className="grid grid-cols-1 items-start gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)]">
      <div className="min-w-0 space-y-6">
        <OrderParts order={order} />
      </div>
      <div className="min-w-0 space-y-6">
        <Payment order={order} />
        <Refunds refunds={trail.refunds} />
        <Customer order={order} />
        <History order={order} names={trail.names} />
      </div>
    </div>
  )
}

function OrderAudit({ order, trail }: { order: Order; trail: Trail }) {
  const t = useTranslations('admin.order')
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('tabs.audit')}
        actions={
          <Link href={`/admin/audit?orderId=${order.id}`} className="link text-sm">
            {t('auditPage')}
          </Link>
        }
      />
      <AuditTable
        rows={trail.audit}
        names={trail.names}
        empty={t('noAudit')}
        className="border-t border-border"
      />
    </Card>
  )
}
