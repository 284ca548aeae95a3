import { describe, expect, it, vi } from 'vitest'
import { isId, newId, parsePlace, writePlace } from './ids.ts'

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

describe('a place in a list', () => {
  const place = { at: new Date('2026-03-01T10:00:00.123Z'), id: newId() }

  it('is read back from its cursor', () => {
    expect(parsePlace(writePlace(place))).toEqual(place)
  })
  it.each([
    '',
    `${place.id}`,
    `0000-01-01T00:00:00.000Z_${place.id}`,
    `2026-13-01T00:00:00.000Z_${place.id}`,
    `-271821-04-20T00:00:00.000Z_${place.id}`,
    `2026-03-01T10:00:00.123Z_${'-'.repeat(36)}`,
    `${writePlace(place)} `,
  ])('is nowhere for %j', (cursor) => {
    expect(parsePlace(cursor)).toBeNull()
  })
})
