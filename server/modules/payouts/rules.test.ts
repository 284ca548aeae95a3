import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASK_AGAIN_MS } from '#server/core/ask-again.ts'
import { earningOf, nextStep, payable } from './rules.ts'

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
  const long = new Date(now.getTime() - ASK_AGAIN_MS)

  it('is to send what was only requested, and to ask after what nobody heard of again', () => {
    expect(nextStep({ state: 'requested', requestedAt: now, updatedAt: now }, now)).toBe('send')
    expect(nextStep({ state: 'processing', requestedAt: long, updatedAt: long }, now)).toBe('send')
    expect(nextStep({ state: 'unknown', requestedAt: long, updatedAt: long }, now)).toBe('send')
    expect(nextStep({ state: 'processing', requestedAt: long, updatedAt: now }, now)).toBe('wait')
  })
  it('is nothing once it is settled', () => {
    for (const state of ['paid', 'failed', 'returned'] as const) {
      expect(nextStep({ state, requestedAt: new Date(0), updatedAt: new Date(0) }, now)).toBe('wait')
    }
  })
})
