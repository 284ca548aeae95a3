import { describe, expect, it } from 'vitest'
import { PAYMENT_STATES, paymentMoves, paymentStatesBefore } from './rules.ts'

describe('the states of payments', () => {
  it('never let go of money that is here, nor take what was let go of', () => {
    for (const end of ['captured', 'received', 'voided', 'refused'] as const)
      expect(paymentMoves[end]).toEqual([])
  })

  it('keep cards and transfers apart', () => {
    const transfer = ['awaiting-transfer', 'received', 'expired']
    for (const from of PAYMENT_STATES) {
      for (const to of paymentMoves[from]) expect(transfer.includes(from)).toBe(transfer.includes(to))
    }
  })

  it('book money whenever it comes: also after an expiry and when a capture overtakes a void', () => {
    expect(paymentStatesBefore('received')).toEqual(['awaiting-transfer', 'expired'])
    expect(paymentStatesBefore('captured')).toEqual(['authorised', 'capturing', 'unknown', 'voiding'])
  })
})
