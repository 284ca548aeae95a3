import { createTranslator } from 'next-intl'
import { describe, expect, test } from 'vitest'
import { LISTENERS, listenersOf } from '#server/events.ts'
import { messagesOf } from '#server/messages/index.ts'
import { isComplete, type OrderPageData, stagesOf } from './timeline.ts'

const say = createTranslator({ locale: 'en', messages: messagesOf('en'), namespace: 'order.timeline' })

type Jobs = OrderPageData['jobs']

const placedAt = new Date('2026-03-01T10:00:00Z')
const jobsOf = (
  event: 'order/placed' | 'order/paid' | 'order/cancelled',
  state: Jobs[number]['state'],
): Jobs =>
  listenersOf(event).map((listener) => ({
    eventId: event,
    event,
    listener,
    state,
    finishedAt: state === 'done' ? placedAt : null,
  }))
const order = (over: object = {}) =>
  ({
    status: 'placed',
    placedAt,
    cancelledAt: null,
    parts: [],
    payment: { method: 'card', state: 'captured', paidAt: placedAt },
    ...over,
  }) as never
const states = (stages: ReturnType<typeof stagesOf>) =>
  Object.fromEntries(stages.map((stage) => [stage.id, stage.state]))

describe('the timeline of an order', () => {
  test('shows every listener that an order has to go through', () => {
    const jobs = [...jobsOf('order/placed', 'done'), ...jobsOf('order/paid', 'done')]
    const shown = states(stagesOf({ order: order(), jobs }, say))
    expect(Object.values(shown).every((state) => state === 'done')).toBe(true)
    // None is forgotten: while one is open, so is a stage.
    for (const { listener } of jobs) {
      const open = jobs.map((job) => (job.listener === listener ? { ...job, state: 'open' as const } : job))
      const payment = { method: 'card', state: 'authorised', paidAt: null }
      const charging = listener === 'capture-payment' ? { payment } : {}
      expect(
        Object.values(states(stagesOf({ order: order(charging), jobs: open }, say))),
        listener,
      ).toContain('active')
    }
    expect(isComplete(jobs)).toBe(true)
    expect(LISTENERS.filter((name) => jobs.every((job) => job.listener !== name))).toEqual([
      'send-webhook',
      'pay-refund',
    ])
  })

  test('is under way right after the placement', () => {
    const payment = { method: 'card', state: 'authorised', paidAt: null }
    const jobs = jobsOf('order/placed', 'waiting')
    const shown = states(stagesOf({ order: order({ status: 'awaiting-payment', payment }), jobs }, say))
    expect(shown).toMatchObject({
      placed: 'done',
      payment: 'active',
      'notify-customer': 'active',
      'adjust-inventory': 'waiting',
    })
    expect(isComplete(jobs)).toBe(false)
    expect(isComplete([])).toBe(false)
  })

  test('waits calmly for a transfer: nothing that needs the money has begun', () => {
    const payment = { method: 'transfer', state: 'awaiting-transfer', paidAt: null }
    const jobs = jobsOf('order/placed', 'done')
    const shown = states(stagesOf({ order: order({ status: 'awaiting-payment', payment }), jobs }, say))
    expect(shown).toMatchObject({
      payment: 'waiting',
      'notify-vendors': 'waiting',
      'notify-customer': 'done',
    })
    expect(isComplete(jobs)).toBe(true)
  })

  test('is done with a listener only when it has done all its events', () => {
    const jobs = [...jobsOf('order/placed', 'done'), ...jobsOf('order/paid', 'open')]
    expect(states(stagesOf({ order: order(), jobs }, say)).records).toBe('active')
  })

  test('tells trouble without alarming, and says when a person has to look', () => {
    const failing = stagesOf({ order: order(), jobs: jobsOf('order/placed', 'failing') }, say)
    expect(failing.find((stage) => stage.id === 'notify-customer')).toMatchObject({
      state: 'active',
      description: /longer/,
    })
    const dead = jobsOf('order/placed', 'dead')
    expect(states(stagesOf({ order: order(), jobs: dead }, say))['notify-customer']).toBe('failed')
    expect(isComplete(dead)).toBe(true)
  })

  test('follows each parcel in the words of its customer', () => {
    const part = (number: number, status: string) => ({
      number,
      status,
      vendor: { name: 'Kiln' },
      shippedAt: placedAt,
    })
    const parts = [part(1, 'placed'), part(2, 'accepted'), part(3, 'shipped'), part(4, 'delivered')]
    const jobs = [...jobsOf('order/placed', 'done'), ...jobsOf('order/paid', 'done')]
    const stages = stagesOf({ order: order({ parts }), jobs }, say)
    expect(states(stages)).toMatchObject({
      'parcel-1': 'waiting',
      'parcel-2': 'active',
      'parcel-3': 'active',
      'parcel-4': 'done',
    })
    expect(stages.find(({ id }) => id === 'parcel-3')?.title).toBe('Kiln has sent your parcel')
  })

  test('of a cancelled order speaks of the way back, and waits for nothing that never began', () => {
    const payment = { method: 'card', state: 'refused', paidAt: null }
    const jobs = [...jobsOf('order/placed', 'done'), ...jobsOf('order/cancelled', 'done')]
    const stages = stagesOf(
      { order: order({ status: 'cancelled', cancelledAt: placedAt, payment }), jobs },
      say,
    )
    expect(stages.map((stage) => stage.state)).not.toContain('waiting')
    expect(stages.find((stage) => stage.id === 'adjust-inventory')?.title).toMatch(/back/)
    expect(states(stages)).toMatchObject({ payment: 'failed', cancelled: 'done' })
  })
})
