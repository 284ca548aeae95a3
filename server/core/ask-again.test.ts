import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ASK_AGAIN_MS, KEY_WINDOW_MS, LOOK_UP_AGAIN_MS, nextAsk } from './ask-again.ts'

const now = new Date('2026-06-01T00:00:00Z')
const ago = (ms: number) => new Date(now.getTime() - ms)

describe('asking a provider again', () => {
  it('sends what was never asked, however long ago it was made up', () => {
    fc.assert(
      fc.property(fc.nat(), (old) => {
        expect(nextAsk({ requestedAt: ago(old), askedAt: null }, now)).toBe('send')
      }),
    )
  })
  it('waits while another may still be asking', () => {
    const askedAt = ago(ASK_AGAIN_MS - 1)
    expect(nextAsk({ requestedAt: askedAt, askedAt }, now)).toBe('wait')
    expect(nextAsk({ requestedAt: askedAt, askedAt: ago(ASK_AGAIN_MS) }, now)).toBe('send')
  })
  it('never sends again once the provider may have forgotten the key', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (old, rested) => {
        const asked = { requestedAt: ago(KEY_WINDOW_MS + old), askedAt: ago(rested) }
        expect(nextAsk(asked, now)).not.toBe('send')
      }),
    )
  })
  it('looks up what is old, once its last call is certainly over', () => {
    const requestedAt = ago(2 * KEY_WINDOW_MS)
    expect(nextAsk({ requestedAt, askedAt: ago(LOOK_UP_AGAIN_MS) }, now)).toBe('look-up')
    expect(nextAsk({ requestedAt, askedAt: ago(LOOK_UP_AGAIN_MS - 1) }, now)).toBe('wait')
  })
})
