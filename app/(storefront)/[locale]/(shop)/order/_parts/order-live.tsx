'use client'

import { useTranslations } from 'next-intl'
import { useEffect } from 'react'
import { PageHeader } from '#app/_components/page-header.tsx'
import { StatusBadge } from '#app/_components/status-badge.tsx'
import { Timeline } from '#app/_components/timeline.tsx'
import { Alert } from '#app/_components/ui/alert.tsx'
import { Card, CardContent, CardHeader } from '#app/_components/ui/card.tsx'
import { useAnswer } from '#app/_trpc/use-answer.ts'
import { orderPages } from '../_lib/order-pages.ts'
import { cancelReasonKey, isComplete, type OrderPageData, stagesOf } from '../_lib/timeline.ts'
import { OrderAside } from './order-aside.tsx'
import { Parcel } from './order-parcel.tsx'
import { TransferDetails } from './transfer-details.tsx'

/** Between two looks while listeners are at work, and afterwards while parcels may still move; milliseconds. */
const SOON = 1000
const LATER = 15_000

const FINAL = new Set(['delivered', 'cancelled'])

/** The order as it is now. A client component because it follows what happens without a reload. */
export function OrderLive({ initial, orderKey }: { initial: OrderPageData; orderKey: string | undefined }) {
  const t = useTranslations('order')
  const { data, isError, isFetching, refetch } = useAnswer(
    orderPages,
    { code: initial.order.code, key: orderKey },
    { initial },
  )
  const shown = data ?? initial
  const { order, jobs, bank } = shown
  useEffect(() => {
    const wait = nextLook(shown)
    // Nobody looks at a page in the background; who comes back to it is shown what is there then.
    if (isFetching || wait === null) return
    const timer = setTimeout(() => document.visibilityState === 'visible' && refetch(), wait)
    return () => clearTimeout(timer)
  }, [shown, isFetching, refetch])
  return (
    <>
      <PageHeader
        title={t(`titles.${order.progress}`)}
        badge={<StatusBadge kind="order" status={order.progress} />}
        description={t.rich('about', {
          code: order.code,
          email: order.email,
          strong: (words) => (
            <strong className="font-mono text-sm font-semibold text-foreground">{words}</strong>
          ),
        })}
      />
      <div className="grid grid-cols-1 items-start gap-6 lg:grid-cols-[minmax(0,1fr)_24rem] lg:gap-8">
        <div className="space-y-4">
          {order.status === 'cancelled' && (
            <Alert title={t(`cancelReasons.${cancelReasonKey(order.cancelReason)}`)} />
          )}
          {bank && <TransferDetails order={order} bank={bank} />}
          {isError && <Alert live tone="warning" title={t('noNews')} />}
          {order.parts.map((part) => (
            <Parcel key={part.id} part={part} currency={order.currency} />
          ))}
          <Progress order={order} jobs={jobs} />
        </div>
        <OrderAside order={order} orderKey={orderKey} />
      </div>
    </>
  )
}

/** When to look again, in milliseconds; null where nothing can change any more. */
function nextLook({ order, jobs }: OrderPageData): number | null {
  if (!isComplete(jobs)) return SOON
  return order.parts.every((part) => FINAL.has(part.status)) ? null : LATER
}

function Progress({ order, jobs }: Pick<OrderPageData, 'order' | 'jobs'>) {
  const t = useTranslations('order')
  const say = useTranslations('order.timeline')
  const stages = stagesOf({ order, jobs }, say)
  const done = stages.filter((stage) => stage.state === 'done').length
  const complete = isComplete(jobs)
  const words = t(complete ? 'complete' : 'underWay', { done, all: stages.length })
  return (
    <Card aria-labelledby="progress" data-complete={complete}>
      <CardHeader
        id="progress"
        title={t('happening')}
        description={
          <span role="status" aria-live="polite">
            {words}
          </span>
        }
      />
      <CardContent>
        <Timeline label={t('happeningLabel')} entries={stages} />
      </CardContent>
    </Card>
  )
}
