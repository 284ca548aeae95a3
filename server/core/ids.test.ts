import { describe, expect, it, vi } from 'vitest'
import { isId, newId } from './ids.ts'

describe('ids', () => {
  it('sort in the order in which they were made, within a millisecond and when the clock steps back', () => {
    vi.useFakeTimers({ now: 1_800_000_000_000 })
    const made = Array.from({ length: 1000 }, newId)
    vi.setSystemTime(1_700_000_000_000)
    made.push(...Array.from({ length: 1000 }, newId))
    vi.useRealTimers()
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(made.length)
  })
  it('are told from other text', () => {
    expect(isId(newId())).toBe(true)
    for (const other of ['', 'a', 7, null, '7d444840-9dc0-11d1-b245-5ffdce74fad2', `${newId()} `]) {
      expect(isId(other)).toBe(false)
    }
  })
})
