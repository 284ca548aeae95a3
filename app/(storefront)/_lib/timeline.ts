import type { inferRouterOutputs } from '@trpc/server'
import type { TimelineState } from '#app/_components/timeline.tsx'
import type { AppRouter } from '#server/trpc/router.ts'

export type OrderPageData = NonNullable<inferRouterOutputs<AppRouter>['orders']['timeline']>
type Job = Pick<OrderPageData['jobs'][number], 'listener' | 'state' | 'finishedAt'>
type Payment = Pick<NonNullable<OrderPageData['order']['payment']>, 'method' | 'state' | 'paidAt'>

export interface Stage {
  id: string
  title: string
  state: TimelineState
  description?: string
  at?: Date | null
}

/** What each listener does, in the customer's words: while it is under way, and once it is done. */
const WORDS: [listener: string, underWay: string, done: string][] = [
  ['notify-customer', 'Writing your confirmation', 'Confirmation sent to you'],
  ['adjust-inventory', 'Setting your things aside', 'Your things are set aside'],
  ['notify-vendors', 'Telling the shops', 'The shops know what to pack'],
  ['update-vendor-balance', "Working out each shop's share", "Each shop's share is worked out"],
  ['process-vendor-payouts', "Noting the shops' earnings", "The shops' earnings are noted"],
  ['update-vendor-sales-stats', "Counting it in the shops' sales", "Counted in the shops' sales"],
  ['deliver-webhooks', "Updating the shops' own systems", "The shops' own systems are up to date"],
  ['create-audit-trail-entry', 'Entering it into our records', 'Entered into our records'],
]

/** The same for an order that was cancelled. */
const CANCELLED_WORDS: Record<string, [underWay: string, done: string]> = {
  'notify-customer': ['Writing to you', 'We wrote to you about it'],
  'adjust-inventory': ['Putting your things back', 'Your things are back on the shelves'],
  'notify-vendors': ['Telling the shops', 'The shops know that it is cancelled'],
  'update-vendor-balance': ["Reversing the shops' bookings", "The shops' bookings are reversed"],
  'process-vendor-payouts': ["Taking the shops' earnings back", "The shops' earnings are taken back"],
  'update-vendor-sales-stats': ["Taking it out of the shops' sales", "Taken out of the shops' sales"],
}

/** What is true already while a listener waits for the money. */
const UNTIL_PAID: Record<string, string> = { 'adjust-inventory': 'Reserved for you until then' }

const TROUBLE = 'This takes longer than usual. We keep at it; you need do nothing.'
const STUCK = 'Somebody of ours is looking at it; you need do nothing.'

/** Why an order was cancelled, for its customer. Codes: `CANCEL_REASONS` in the orders module's schema. */
export function cancelWords(reason: string | null): string {
  switch (reason) {
    case 'payment-refused':
      return 'Your bank refused the payment when it was to be charged. Nothing was taken.'
    case 'transfer-expired':
      return 'No transfer arrived in time. Should the money still come, we send it back.'
    case 'customer-request':
      return 'It was cancelled as you asked. What you paid is on its way back to you.'
    case 'out-of-stock':
      return 'A shop could not deliver. What you paid is on its way back to you.'
    default:
      return 'What you paid is on its way back to you. Please write to us if you have a question.'
  }
}

/** Whether nothing is under way any more: every listener has finished, or waits for a person of ours. */
export function isComplete(jobs: readonly Pick<Job, 'state'>[]): boolean {
  return jobs.length > 0 && jobs.every((job) => job.state === 'done' || job.state === 'dead')
}

/** Everything that happens to an order, in the order in which it is told: placed, paid, then each listener. */
export function stagesOf({ order, jobs }: Pick<OrderPageData, 'order' | 'jobs'>): Stage[] {
  const cancelled = order.status === 'cancelled'
  const placed: Stage = { id: 'placed', title: 'Order placed', state: 'done', at: order.placedAt }
  const stages = [placed, ...(order.payment ? [paymentStage(order.payment, jobs)] : [])]
  if (cancelled)
    stages.push({ id: 'cancelled', title: 'Order cancelled', state: 'done', at: order.cancelledAt })
  for (const [listener, underWay, done] of WORDS) {
    const words = (cancelled && CANCELLED_WORDS[listener]) || [underWay, done]
    const own = jobs.filter((job) => job.listener === listener)
    // A cancelled order waits for nothing that has not begun.
    if (own.length > 0 || !cancelled) stages.push(listenerStage(listener, words, own))
  }
  return stages
}

function listenerStage(id: string, [underWay, done]: readonly [string, string], jobs: readonly Job[]): Stage {
  if (jobs.length === 0)
    return { id, title: underWay, state: 'waiting', description: UNTIL_PAID[id] ?? 'After the payment' }
  if (jobs.some((job) => job.state === 'dead'))
    return { id, title: underWay, state: 'failed', description: STUCK }
  if (jobs.every((job) => job.state === 'done')) {
    const at = jobs.map((job) => job.finishedAt).reduce(later, null)
    return { id, title: done, state: 'done', at }
  }
  const failing = jobs.some((job) => job.state === 'failing')
  return { id, title: underWay, state: 'active', description: failing ? TROUBLE : undefined }
}

function paymentStage({ method, state, paidAt }: Payment, jobs: readonly Job[]): Stage {
  const id = 'payment'
  switch (state) {
    case 'captured':
    case 'received':
      return {
        id,
        title: method === 'card' ? 'Paid by card' : 'Your transfer has arrived',
        state: 'done',
        at: paidAt,
      }
    case 'awaiting-transfer':
      return { id, title: 'Waiting for your transfer', state: 'waiting' }
    case 'refused':
      return { id, title: 'Your bank refused the payment', state: 'failed' }
    case 'expired':
      return { id, title: 'No transfer arrived in time', state: 'failed' }
    case 'voiding':
    case 'voided':
      return { id, title: 'Your card was not charged', state: 'skipped' }
    default: {
      const capture = jobs.filter((job) => job.listener === 'capture-payment')
      return {
        ...listenerStage(id, ['Charging your card', 'Paid by card'], capture),
        state: activeUnlessStuck(capture),
      }
    }
  }
}

function activeUnlessStuck(jobs: readonly Job[]): TimelineState {
  return jobs.some((job) => job.state === 'dead') ? 'failed' : 'active'
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b)
}
