import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ASK_AGAIN_MS,
  earningOf,
  KEY_WINDOW_MS,
  LOOK_UP_AGAIN_MS,
  nextStep,
  PAYOUT_STATES,
  payable,
} from './rules.ts'

const instant = fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
const status = fc.constantFrom('awaiting-payment', 'placed', 'accepted', 'shipped', 'delivered', 'cancelled')

describe('an earning', () => {
  it('is scheduled only when its part is paid, delivered and not cancelled', () => {
    const part = fc.record({
      status,
      paidAt: fc.option(instant),
      deliveredAt: fc.option(instant),
      holdDays: fc.integer({ min: 0, max: 365 }),
    })
    fc.assert(
      fc.property(part, (drawn) => {
        const { state, releaseAt } = earningOf(drawn)
        const due = drawn.paidAt !== null && drawn.deliveredAt !== null && drawn.status !== 'cancelled'
        expect(state === 'scheduled').toBe(due)
        expect(releaseAt !== null).toBe(due)
      }),
    )
  })

  it('is released exactly its hold days after delivery, also when clocks change in between', () => {
    const deliveredAt = new Date('2026-03-27T12:00:00Z')
    const { releaseAt } = earningOf({ status: 'delivered', paidAt: new Date(0), deliveredAt, holdDays: 7 })
    expect(releaseAt).toEqual(new Date('2026-04-03T12:00:00Z'))
  })
})

describe('what may be paid out', () => {
  it('never exceeds what is available, nor what is left after debts', () => {
    const amount = fc.integer({ min: -1_000_000, max: 1_000_000 })
    fc.assert(
      fc.property(amount, amount, (available, pending) => {
        const paid = payable({ available, pending })
        expect(paid).toBeGreaterThanOrEqual(0)
        expect(paid).toBeLessThanOrEqual(Math.max(0, available))
        if (paid > 0) expect(paid).toBeLessThanOrEqual(available + Math.min(0, pending))
      }),
    )
  })
})

describe('the next step of a payout', () => {
  const now = new Date('2026-06-01T00:00:00Z')
  const ago = (ms: number) => new Date(now.getTime() - ms)

  it('is to send what was only requested, however long ago', () => {
    expect(
      nextStep({ state: 'requested', requestedAt: ago(90 * KEY_WINDOW_MS), updatedAt: ago(0) }, now),
    ).toBe('send')
  })
  it('is to wait while another may still be asking', () => {
    const payout = { requestedAt: ago(ASK_AGAIN_MS), updatedAt: ago(ASK_AGAIN_MS - 1) }
    expect(nextStep({ state: 'processing', ...payout }, now)).toBe('wait')
    expect(nextStep({ state: 'unknown', ...payout }, now)).toBe('wait')
  })
  it('is never to send again once the provider may have forgotten the key', () => {
    fc.assert(
      fc.property(fc.constantFrom(...PAYOUT_STATES), fc.nat(), fc.nat(), (state, old, rested) => {
        fc.pre(state !== 'requested')
        const payout = { state, requestedAt: ago(KEY_WINDOW_MS + old), updatedAt: ago(rested) }
        expect(nextStep(payout, now)).not.toBe('send')
      }),
    )
  })
  it('is to look up what is old, once its last call is certainly over', () => {
    const payout = { state: 'unknown' as const, requestedAt: ago(2 * KEY_WINDOW_MS) }
    expect(nextStep({ ...payout, updatedAt: ago(LOOK_UP_AGAIN_MS) }, now)).toBe('look-up')
    expect(nextStep({ ...payout, updatedAt: ago(LOOK_UP_AGAIN_MS - 1) }, now)).toBe('wait')
  })
})
