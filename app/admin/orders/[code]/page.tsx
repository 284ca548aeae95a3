import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { DateTime } from '#app/_components/date-time.tsx'
import { PageHeader } from '#app/_components/page-header.tsx'
import { RefreshWhile } from '#app/_components/refresh-while.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardHeader } from '#app/_components/ui/card.tsx'
import { api } from '#server/trpc/caller.ts'
import { AuditTable } from '../../_parts/audit-table.tsx'
import { OrderActions } from '../../_parts/order-actions.tsx'
import { OrderBook } from '../../_parts/order-book.tsx'
import { Customer, History, Payment, Refunds } from '../../_parts/order-facts.tsx'
import { OrderJobs } from '../../_parts/order-jobs.tsx'
import { OrderMessages } from '../../_parts/order-messages.tsx'
import { OrderParts } from '../../_parts/order-parts.tsx'
import type { Order } from '../../_parts/types.ts'
import { cancelReasons } from '../../_parts/words.ts'

type Params = { params: Promise<{ code: string }> }

async function find(params: Params['params']): Promise<Order | null> {
  const { code } = await params
  return code.length > 40 ? null : (await api()).admin.orders.get({ code })
}

export async function generateMetadata({ params }: Params): Promise<Metadata> {
  const { code } = await params
  return { title: decodeURIComponent(code) }
}

export default async function AdminOrder({ params }: Params) {
  const order = await find(params)
  if (!order) notFound()
  const { admin } = await api()
  const trail = await admin.orders.trail({ orderId: order.id })
  const underWay = trail.jobs.some(({ state }) => state !== 'done' && state !== 'dead')
  return (
    <>
      <RefreshWhile active={underWay} />
      <PageHeader
        title={order.code}
        badge={<StatusBadge kind="order" status={order.status} />}
        breadcrumb={[{ label: 'Orders', href: '/admin/orders' }]}
        description={
          <>
            Placed <DateTime value={order.placedAt} /> with {order.parts.length}{' '}
            {order.parts.length === 1 ? 'vendor' : 'vendors'}
          </>
        }
        actions={<OrderActions order={order} />}
      />
      {order.cancelReason ? (
        <Alert className="mb-6" title="This order is cancelled">
          {cancelReasons[order.cancelReason] ?? order.cancelReason}.
        </Alert>
      ) : null}
      <div className="grid gap-6 xl:grid-cols-[minmax(0,2fr)_minmax(0,1fr)] xl:grid-rows-[auto_1fr]">
        <div className="space-y-6">
          <OrderParts order={order} />
        </div>
        <div className="space-y-6 xl:col-start-2 xl:row-span-2 xl:row-start-1">
          <Payment order={order} />
          <Refunds refunds={trail.refunds} />
          <Customer order={order} />
          <History order={order} names={trail.names} />
        </div>
        <div className="space-y-6 xl:col-start-1">
          <OrderJobs jobs={trail.jobs} parts={order.parts} />
          <OrderMessages messages={trail.messages} parts={order.parts} />
          <OrderBook journals={trail.journals} />
          <Card className="overflow-hidden">
            <CardHeader
              title="Audit trail"
              actions={
                <Link href={`/admin/audit?orderId=${order.id}`} className="link text-sm">
                  On its page
                </Link>
              }
            />
            <AuditTable
              rows={trail.audit}
              names={trail.names}
              empty="Nothing is recorded yet"
              className="border-t border-border"
            />
          </Card>
        </div>
      </div>
    </>
  )
}
