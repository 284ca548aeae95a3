import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonical, chainHash, GENESIS, subjectOf } from './rules.ts'

const entry = {
  number: 1n,
  eventId: 'e',
  name: 'order/placed',
  actor: 'customer',
  orderId: 'o',
  subject: 'order:o',
  payload: { orderId: 'o' },
  occurredAt: new Date(0),
  recordedAt: new Date(1),
}

describe('the audit chain', () => {
  it('gives the same canonical text whatever the order of the keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).reverse())
        expect(canonical(reversed)).toBe(canonical(value))
        expect(JSON.parse(canonical(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
    )
  })
  it('changes its hash with every field and with the hash before it', () => {
    const hash = chainHash(GENESIS, entry)
    const changed = [
      { ...entry, number: 2n },
      { ...entry, eventId: 'f' },
      { ...entry, name: 'order/paid' },
      { ...entry, actor: 'system' },
      { ...entry, orderId: null },
      { ...entry, subject: 'order:p' },
      { ...entry, payload: { orderId: 'p' } },
      { ...entry, occurredAt: new Date(2) },
      { ...entry, recordedAt: new Date(2) },
    ]
    const hashes = [
      hash,
      chainHash('1'.repeat(64), entry),
      ...changed.map((other) => chainHash(GENESIS, other)),
    ]
    expect(new Set(hashes).size).toBe(hashes.length)
  })
  it('names what an event is about', () => {
    expect(subjectOf('order/paid', { orderId: 'o', paymentId: 'p' })).toBe('order:o')
    expect(subjectOf('vendor-order/shipped', { orderId: 'o', vendorOrderId: 'v' })).toBe('vendor-order:v')
    expect(subjectOf('refund/requested', { orderId: 'o', refundId: 'r' })).toBe('refund:r')
    expect(subjectOf('settings/changed', { actorId: 'a', keys: [] })).toBe('settings')
  })
})
