import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isByHand, nextStep, REFUND_STATES } from './rules.ts'

const now = new Date('2026-06-01T00:00:00Z')
const instant = fc.date({ min: new Date('2025-01-01'), max: now, noInvalidDate: true })
const refund = (method: string) =>
  fc.record({
    method: fc.constant(method),
    state: fc.constantFrom(...REFUND_STATES),
    requestedAt: instant,
    updatedAt: instant,
  })

describe('a refund', () => {
  it('of a transfer is never sent to the provider', () => {
    fc.assert(
      fc.property(refund('transfer'), (drawn) => {
        expect(nextStep(drawn, now)).toBe(drawn.state === 'completed' ? 'settled' : 'by-hand')
      }),
    )
  })
  it('that is settled or refused is never sent again', () => {
    fc.assert(
      fc.property(refund('card'), (drawn) => {
        fc.pre(drawn.state === 'completed' || drawn.state === 'failed')
        expect(['settled', 'by-hand']).toContain(nextStep(drawn, now))
      }),
    )
  })
  it('is paid by hand or by the provider, never by both', () => {
    fc.assert(
      fc.property(refund('card'), (drawn) => {
        const atProvider = ['send', 'look-up', 'wait'].includes(nextStep(drawn, now))
        expect(atProvider && isByHand(drawn)).toBe(false)
      }),
    )
  })
})
