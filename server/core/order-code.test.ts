import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makeOrderCode, parseOrderCode, vendorOrderCode } from './order-code.ts'

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const code = fc.integer().map(() => makeOrderCode())
const body = (text: string) => text.slice(3).replaceAll('-', '')

describe('order codes', () => {
  it('look like TH-7K3M-9QX2-A and read back as themselves', () => {
    fc.assert(
      fc.property(code, (made) => {
        expect(made).toMatch(/^TH-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]$/)
        expect(parseOrderCode(made)).toBe(made)
      }),
    )
  })
  it('use every character, and do not repeat', () => {
    const made = Array.from({ length: 2000 }, makeOrderCode)
    expect(new Set(made).size).toBe(made.length)
    expect(new Set(made.flatMap((one) => [...body(one)])).size).toBe(32)
  })
  it('are understood as people type them', () => {
    const made = 'TH-1010-ABCD-' // its check character follows from the eight
    const whole = [...ALPHABET].map((char) => parseOrderCode(made + char)).find((found) => found !== null)
    expect(whole).toBeDefined()
    const check = whole?.slice(-1)
    for (const typed of [
      `th-1010-abcd-${check}`,
      ` TH 1010 ABCD ${check?.toLowerCase()} `,
      `lolo abcd ${check}`,
      `TH–IOIO–ABCD–${check}`,
      `thlOiOabcd${check}`,
    ]) {
      expect(parseOrderCode(typed)).toBe(whole)
    }
  })
  it('notice any one wrong character', () => {
    const slip = fc.tuple(code, fc.nat(8), fc.integer({ min: 1, max: 31 }))
    fc.assert(
      fc.property(slip, ([made, at, by]) => {
        const chars = [...body(made)]
        chars[at] = ALPHABET[(ALPHABET.indexOf(chars[at] ?? '') + by) % 32] ?? ''
        expect(parseOrderCode(chars.join(''))).toBeNull()
      }),
    )
  })
  it('notice any two exchanged characters', () => {
    fc.assert(
      fc.property(code, fc.nat(8), fc.nat(8), (made, i, j) => {
        const chars = [...body(made)]
        fc.pre(chars[i] !== chars[j])
        ;[chars[i], chars[j]] = [chars[j] ?? '', chars[i] ?? '']
        expect(parseOrderCode(chars.join(''))).toBeNull()
      }),
    )
  })
  it('are not found in other text', () => {
    for (const text of ['', 'TH', 'TH-7K3M-9QX2', 'TH-UUUU-UUUU-U', '💥'.repeat(9), 'x'.repeat(10_000)]) {
      expect(parseOrderCode(text)).toBeNull()
    }
    fc.assert(fc.property(fc.string(), (text) => parseOrderCode(text) === null))
  })
  it('number the parts from 1', () => {
    expect(vendorOrderCode('TH-0000-0000-0', 2)).toBe('TH-0000-0000-0/2')
    expect(() => vendorOrderCode('TH-0000-0000-0', 0)).toThrow()
  })
})
