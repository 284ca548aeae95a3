import type { inferRouterOutputs } from '@trpc/server'
import type { useTranslations } from 'next-intl'
import type { TimelineState } from '#app/_components/timeline.tsx'
import type { AppRouter } from '#server/trpc/router.ts'

export type OrderPageData = NonNullable<inferRouterOutputs<AppRouter>['orders']['timeline']>
type Job = Pick<OrderPageData['jobs'][number], 'listener' | 'state' | 'finishedAt'>
type Part = OrderPageData['order']['parts'][number]
type Payment = Pick<NonNullable<OrderPageData['order']['payment']>, 'method' | 'state' | 'paidAt'>

export interface Stage {
  id: string
  title: string
  state: TimelineState
  description?: string
  at?: Date | null
}

type Key = Parameters<ReturnType<typeof useTranslations<'order.timeline'>>>[0]
/** Says a message of `order.timeline`. */
export type Say = (key: Key, values?: Record<string, string>) => string

/** What customers are told of, by the listeners that do it. How the shops' books are kept is one thing to them. */
const TOLD = {
  'notify-customer': ['notify-customer'],
  'adjust-inventory': ['adjust-inventory'],
  'notify-vendors': ['notify-vendors'],
  records: [
    ...['update-vendor-balance', 'process-vendor-payouts', 'update-vendor-sales-stats'],
    ...['deliver-webhooks', 'create-audit-trail-entry'],
  ],
} as const satisfies Record<string, readonly string[]>
type Told = keyof typeof TOLD

/** Why an order was cancelled, by the codes of `CANCEL_REASONS` in the orders module. */
const REASONS = ['payment-refused', 'transfer-expired', 'customer-request', 'out-of-stock'] as const

/** Which words of `order.cancelReasons` say it. */
export function cancelReasonKey(reason: string | null): (typeof REASONS)[number] | 'other' {
  return REASONS.find((known) => known === reason) ?? 'other'
}

/** Whether nothing is under way any more: every listener has finished, or waits for a person of ours. */
export function isComplete(jobs: readonly Pick<Job, 'state'>[]): boolean {
  return jobs.length > 0 && jobs.every((job) => job.state === 'done' || job.state === 'dead')
}

/**
 * Everything that happens to an order, in the order in which it is told: placed, paid, what we do with it, and where
 * each parcel is. `say`: the words of `order.timeline`.
 */
export function stagesOf({ order, jobs }: Pick<OrderPageData, 'order' | 'jobs'>, say: Say): Stage[] {
  const cancelled = order.status === 'cancelled'
  const placed: Stage = { id: 'placed', title: say('placed'), state: 'done', at: order.placedAt }
  const stages = [placed, ...(order.payment ? [paymentStage(order.payment, jobs, say)] : [])]
  if (cancelled)
    stages.push({ id: 'cancelled', title: say('cancelled'), state: 'done', at: order.cancelledAt })
  for (const [id, listeners] of Object.entries(TOLD) as [Told, readonly string[]][]) {
    const own = jobs.filter((job) => listeners.includes(job.listener))
    // A cancelled order waits for nothing that has not begun.
    if (own.length > 0 || !cancelled) stages.push(jobStage(id, own, cancelled, say))
  }
  return cancelled ? stages : [...stages, ...order.parts.map((part) => parcelStage(part, say))]
}

function jobStage(id: Told, jobs: readonly Job[], cancelled: boolean, say: Say): Stage {
  const words = cancelled ? 'cancelledJobs' : 'jobs'
  const underWay = say(`${words}.${id}.underWay`)
  if (jobs.length === 0) {
    // Already true while the money is waited for.
    const description = say(id === 'adjust-inventory' ? 'untilPaid' : 'afterPayment')
    return { id, title: underWay, state: 'waiting', description }
  }
  return { id, ...progressOf(jobs, underWay, say(`${words}.${id}.done`), say) }
}

function progressOf(jobs: readonly Job[], underWay: string, done: string, say: Say): Omit<Stage, 'id'> {
  if (jobs.some((job) => job.state === 'dead'))
    return { title: underWay, state: 'failed', description: say('stuck') }
  if (jobs.every((job) => job.state === 'done')) {
    const at = jobs.map((job) => job.finishedAt).reduce(later, null)
    return { title: done, state: 'done', at }
  }
  const failing = jobs.some((job) => job.state === 'failing')
  return { title: underWay, state: 'active', description: failing ? say('trouble') : undefined }
}

function parcelStage(part: Part, say: Say): Stage {
  const { number, status, shippedAt, deliveredAt, cancelledAt } = part
  const title = say(`parcel.${status}`, { vendor: part.vendor.name })
  const looks = { id: `parcel-${number}`, title }
  if (status === 'delivered') return { ...looks, state: 'done', at: deliveredAt }
  if (status === 'cancelled') return { ...looks, state: 'skipped', at: cancelledAt }
  if (status === 'shipped') return { ...looks, state: 'active', at: shippedAt }
  return { ...looks, state: status === 'accepted' ? 'active' : 'waiting' }
}

function paymentStage({ method, state, paidAt }: Payment, jobs: readonly Job[], say: Say): Stage {
  const id = 'payment'
  const paid = say(method === 'card' ? 'payment.card' : 'payment.transfer')
  switch (state) {
    case 'captured':
    case 'received':
      return { id, title: paid, state: 'done', at: paidAt }
    case 'awaiting-transfer':
      return { id, title: say('payment.awaiting'), state: 'waiting' }
    case 'refused':
      return { id, title: say('payment.refused'), state: 'failed' }
    case 'expired':
      return { id, title: say('payment.expired'), state: 'failed' }
    case 'voiding':
    case 'voided':
      return { id, title: say('payment.voided'), state: 'skipped' }
    default: {
      const capture = jobs.filter((job) => job.listener === 'capture-payment')
      const going = progressOf(capture, say('payment.charging'), paid, say)
      return { id, ...going, state: activeUnlessStuck(capture) }
    }
  }
}

function activeUnlessStuck(jobs: readonly Job[]): TimelineState {
  return jobs.some((job) => job.state === 'dead') ? 'failed' : 'active'
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
