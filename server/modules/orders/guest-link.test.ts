import { describe, expect, it } from 'vitest'
import { opensOrder, orderKey } from './guest-link.ts'

const secret = 'a secret of at least thirty-two characters'

describe("an order's signed link", () => {
  it('opens the order that it was made for and no other', () => {
    const key = orderKey('TH-7K3M-9QX2-F', secret)
    expect(opensOrder('TH-7K3M-9QX2-F', key, secret)).toBe(true)
    expect(opensOrder('TH-7K3M-9QX2-G', key, secret)).toBe(false)
  })
  it('opens nothing when it is cut, changed, empty or signed by somebody else', () => {
    const key = orderKey('TH-7K3M-9QX2-F', secret)
    for (const wrong of ['', key.slice(1), `${key}A`, key.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'))]) {
      expect(opensOrder('TH-7K3M-9QX2-F', wrong, secret)).toBe(false)
    }
    expect(opensOrder('TH-7K3M-9QX2-F', orderKey('TH-7K3M-9QX2-F', `${secret}!`), secret)).toBe(false)
  })
})
