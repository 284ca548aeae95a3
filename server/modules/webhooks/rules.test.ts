import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPrivateAddress, literalAddress } from './addresses.ts'
import { MAX_ATTEMPTS, nextAttemptAt, verdict } from './rules.ts'

describe('attempts', () => {
  it('rest longer and longer, and end', () => {
    const now = new Date('2026-06-01T00:00:00Z')
    const rests = Array.from({ length: MAX_ATTEMPTS }, (_, index) => nextAttemptAt(index + 1, now))
    expect(rests.at(-1)).toBeNull()
    const times = rests.slice(0, -1).map((at) => (at?.getTime() ?? 0) - now.getTime())
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.every((time) => time > 0)).toBe(true)
  })
  it('end with any 2xx, and with 410; everything else is tried again', () => {
    fc.assert(
      fc.property(fc.integer({ min: 100, max: 599 }), (status) => {
        const expected = status >= 200 && status < 300 ? 'delivered' : status === 410 ? 'gone' : 'again'
        expect(verdict(status)).toBe(expected)
      }),
    )
  })
})

describe('addresses', () => {
  it.each([
    '127.0.0.1',
    '10.1.2.3',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.169.254',
    '100.64.0.1',
    '0.0.0.0',
    '224.0.0.1',
    '255.255.255.255',
    '::1',
    '::',
    'fe80::1',
    'fd00::1',
    'ff02::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '64:ff9b::7f00:1',
    '2002:7f00:1::',
    '2001:db8::1',
    'not an address',
  ])('of our own networks are private: %s', (address) => {
    expect(isPrivateAddress(address)).toBe(true)
  })
  it.each(['1.1.1.1', '172.32.0.1', '8.8.8.8', '2606:4700:4700::1111', '2a00:1450:4001::1'])(
    'of the internet are public: %s',
    (address) => {
      expect(isPrivateAddress(address)).toBe(false)
    },
  )
  it('are seen in every spelling that a URL has for them', () => {
    for (const host of ['127.0.0.1', '127.1', '0x7f.1', '2130706433', '[::1]', '[::ffff:127.0.0.1]', '0']) {
      const literal = literalAddress(new URL(`http://${host}/`))
      expect(literal !== null && isPrivateAddress(literal), host).toBe(true)
    }
    expect(literalAddress(new URL('https://hooks.example.com/'))).toBeNull()
  })
})
