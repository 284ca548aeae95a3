'use client'

import { useQuery } from '@tanstack/react-query'
import { PageHeader } from '#app/_components/page-header.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Timeline } from '#app/_components/timeline.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { useTRPC } from '#app/_trpc/client.tsx'
import { cancelWords, isComplete, type OrderPageData, stagesOf } from '../_lib/timeline.ts'
import { OrderAside } from './order-aside.tsx'
import { Parcel } from './order-parcel.tsx'
import { TransferDetails } from './transfer-details.tsx'

/** Between two looks while listeners are at work, and afterwards while parcels may still move; milliseconds. */
const SOON = 1000
const LATER = 15_000

const FINAL = new Set(['delivered', 'cancelled'])

/** The order as it is now. A client component because it follows what happens without a reload. */
export function OrderLive({ initial, orderKey }: { initial: OrderPageData; orderKey: string | undefined }) {
  const trpc = useTRPC()
  const { data, isError } = useQuery({
    ...trpc.orders.timeline.queryOptions({ code: initial.order.code, key: orderKey }),
    initialData: initial,
    staleTime: 0,
    refetchInterval: ({ state }) => nextLook(state.data ?? initial),
  })
  const { order, jobs, bank } = data ?? initial
  return (
    <>
      <PageHeader
        title={TITLES[order.progress]}
        badge={<StatusBadge kind="order" status={order.progress} />}
        description={
          <>
            Order <strong className="font-mono text-sm font-semibold text-foreground">{order.code}</strong>.
            News of it goes to {order.email}.
          </>
        }
      />
      <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="space-y-4">
          {order.status === 'cancelled' && <Alert title={cancelWords(order.cancelReason)} />}
          {bank && <TransferDetails order={order} bank={bank} />}
          {isError && <Alert live tone="warning" title="We cannot see news at the moment. We keep trying." />}
          {order.parts.map((part) => (
            <Parcel key={part.id} part={part} currency={order.currency} />
          ))}
          <Progress order={order} jobs={jobs} />
        </div>
        <OrderAside order={order} />
      </div>
    </>
  )
}

function nextLook({ order, jobs }: OrderPageData): number | false {
  if (!isComplete(jobs)) return SOON
  return order.parts.every((part) => FINAL.has(part.status)) ? false : LATER
}

const TITLES: Record<OrderPageData['order']['progress'], string> = {
  'awaiting-payment': 'Thank you, we have your order',
  placed: 'Thank you, your order is placed',
  accepted: 'Your order is being prepared',
  'partly-shipped': 'Part of your order is on its way',
  shipped: 'Your order is on its way',
  delivered: 'Everything has arrived',
  cancelled: 'This order was cancelled',
}

function Progress({ order, jobs }: Pick<OrderPageData, 'order' | 'jobs'>) {
  const stages = stagesOf({ order, jobs })
  const done = stages.filter((stage) => stage.state === 'done').length
  const complete = isComplete(jobs)
  const words = complete
    ? `Everything that can be done now is done: ${done} of ${stages.length} steps.`
    : `${done} of ${stages.length} steps done.`
  return (
    <Card aria-labelledby="progress" data-complete={complete}>
      <CardHeader
        id="progress"
        title="What is happening"
        description={
          <span role="status" aria-live="polite">
            {words}
          </span>
        }
      />
      <CardContent>
        <Timeline label="What is happening with your order" entries={stages} />
      </CardContent>
    </Card>
  )
}
