import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { quietUntil } from './rules.ts'

const MINUTE = 60_000
const BERLIN = { from: 22 * 60, until: 7 * 60, timeZone: 'Europe/Berlin' }
const at = (instant: string) => new Date(instant)

describe('quiet hours', () => {
  test('begin and end by the clocks of their zone', () => {
    expect(quietUntil(BERLIN, at('2026-07-01T19:59:59Z'))).toBeNull()
    expect(quietUntil(BERLIN, at('2026-07-01T20:00:00Z'))).toEqual(at('2026-07-02T05:00:00Z'))
    expect(quietUntil(BERLIN, at('2026-07-02T04:59:59Z'))).toEqual(at('2026-07-02T05:00:00Z'))
    expect(quietUntil(BERLIN, at('2026-07-02T05:00:00Z'))).toBeNull()
  })

  test('within one day are quiet only then', () => {
    const noon = { from: 12 * 60, until: 14 * 60, timeZone: 'Asia/Kolkata' }
    expect(quietUntil(noon, at('2026-01-10T07:00:30Z'))).toEqual(at('2026-01-10T08:30:00Z'))
    expect(quietUntil(noon, at('2026-01-10T08:30:00Z'))).toBeNull()
  })

  test('last an hour less or more in the nights in which clocks are changed', () => {
    expect(quietUntil(BERLIN, at('2026-03-28T21:00:00Z'))).toEqual(at('2026-03-29T05:00:00Z'))
    expect(quietUntil(BERLIN, at('2026-10-24T20:00:00Z'))).toEqual(at('2026-10-25T06:00:00Z'))
  })

  test('that end in an hour which does not come end when the next one begins', () => {
    const short = { from: 60, until: 2 * 60 + 30, timeZone: 'Europe/Berlin' }
    expect(quietUntil(short, at('2026-03-29T00:30:00Z'))).toEqual(at('2026-03-29T01:00:00Z'))
  })

  test('that have just begun are over when the clock is put back to before they begin', () => {
    const nearlyAlways = { from: 2 * 60 + 30, until: 2 * 60 + 15, timeZone: 'Europe/Berlin' }
    expect(quietUntil(nearlyAlways, at('2026-10-25T00:45:00Z'))).toEqual(at('2026-10-25T01:15:00Z'))
  })

  test('end at the first minute that is not quiet by the clocks, wherever and whenever it is', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Asia/Kathmandu', 'UTC']
    // Most of the days on which clocks somewhere are changed, and any other.
    const changes = ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']
    const day = fc.oneof(
      fc.constantFrom(...changes).map((date) => Date.parse(date)),
      fc.integer({ min: Date.parse('2026-01-01'), max: Date.parse('2027-12-31') }),
    )
    const minute = fc.integer({ min: 0, max: 1439 })
    fc.assert(
      fc.property(
        fc.record({ from: minute, until: minute, timeZone: fc.constantFrom(...zones) }),
        fc
          .tuple(day, fc.integer({ min: -24 * 60, max: 24 * 60 }))
          .map(([start, off]) => start + off * MINUTE),
        (quiet, start) => {
          fc.pre(quiet.from !== quiet.until)
          const end = quietUntil(quiet, new Date(start))
          expect(clockIsQuiet(quiet, start)).toBe(end !== null)
          if (!end) return
          expect(end.getTime()).toBeGreaterThan(start)
          expect(clockIsQuiet(quiet, end.getTime())).toBe(false)
          for (let time = end.getTime() - MINUTE; time > start; time -= 7 * MINUTE)
            expect(clockIsQuiet(quiet, time)).toBe(true)
        },
      ),
      { numRuns: 200 },
    )
  })
})

/** The same by the words of a clock: what a person would say who looks at it. */
function clockIsQuiet({ from, until, timeZone }: typeof BERLIN, time: number): boolean {
  const shown = new Date(time).toLocaleTimeString('sv-SE', { timeZone, hour: '2-digit', minute: '2-digit' })
  const words = (minute: number) =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
  const [begins, ends] = [words(from), words(until)]
  return begins < ends ? shown >= begins && shown < ends : shown >= begins || shown < ends
}
