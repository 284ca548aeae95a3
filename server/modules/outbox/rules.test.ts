import { describe, expect, it } from 'vitest'
import { mayBatch, restAfter } from './rules.ts'

describe('the outbox', () => {
  it('lets a single order through without batching', () => {
    expect(mayBatch({ events: 3, waiting: 0 })).toBe(false)
    expect(mayBatch({ events: 10, waiting: 19 })).toBe(false)
  })
  it('lets listeners batch when much is written, or when the job server is behind', () => {
    expect(mayBatch({ events: 11, waiting: 0 })).toBe(true)
    expect(mayBatch({ events: 1, waiting: 20 })).toBe(true)
  })
  it('doubles the rest after each failure, up to fifteen seconds', () => {
    expect([1, 2, 3, 4, 5, 6, 50].map(restAfter)).toEqual([1000, 2000, 4000, 8000, 15000, 15000, 15000])
  })
})
