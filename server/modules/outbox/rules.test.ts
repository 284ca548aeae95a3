import { describe, expect, it } from 'vitest'
import { mayBatch, restAfter } from './rules.ts'

describe('the outbox', () => {
  it('lets a single order through without batching', () => {
    expect(mayBatch(1, 3)).toBe(false)
    expect(mayBatch(10, 10)).toBe(false)
  })
  it('lets listeners batch when one copy sends much, or all copies together write much', () => {
    expect(mayBatch(11, 0)).toBe(true)
    expect(mayBatch(1, 11)).toBe(true)
  })
  it('doubles the rest after each failure, up to fifteen seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map(restAfter)).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000])
  })
})
