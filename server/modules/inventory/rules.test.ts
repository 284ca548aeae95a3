import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  inWords,
  movementOf,
  productAddress,
  RESERVATION_STATES,
  type Settlement,
  settlementOf,
} from './rules.ts'

const reservation = fc.record({
  id: fc.constant('r'),
  orderId: fc.constant('o'),
  variantId: fc.constant('v'),
  quantity: fc.integer({ min: 1, max: 999 }),
  state: fc.constantFrom(...RESERVATION_STATES),
  orderStatus: fc.constantFrom('awaiting-payment', 'placed', 'cancelled'),
  partShipped: fc.boolean(),
  returned: fc.boolean(),
})

describe('what becomes of held units', () => {
  it('never makes units out of nothing: what a sale takes is what a return gives', () => {
    fc.assert(
      fc.property(reservation, (one) => {
        const settlement = settlementOf(one)
        if (!settlement) return
        const expected = { sold: [-1, -1], released: [0, -1], returned: [1, 0] }[settlement.kind]
        expect([settlement.onHand, settlement.reserved]).toEqual(
          expected.map((sign) => (sign === 0 ? 0 : sign * one.quantity)),
        )
      }),
    )
  })

  it('settles nothing twice and nothing of an unpaid order', () => {
    fc.assert(
      fc.property(reservation, (one) => {
        if (one.state === 'released' || one.orderStatus === 'awaiting-payment' || one.returned) {
          if (one.state !== 'held' || one.orderStatus === 'awaiting-payment')
            expect(settlementOf(one)).toBeNull()
        }
        if (one.partShipped && one.state === 'committed') expect(settlementOf(one)).toBeNull()
      }),
    )
  })

  it('writes a movement exactly where the shelf changes', () => {
    fc.assert(
      fc.property(reservation, (one) => {
        const settlement = settlementOf(one)
        if (settlement) expect(movementOf(settlement)?.delta ?? 0).toBe(settlement.onHand)
      }),
    )
  })

  it('says so in words', () => {
    const of = (kind: Settlement['kind'], quantity: number): Settlement => ({
      ...{ reservationId: 'r', orderId: 'o', variantId: 'v', kind, quantity, onHand: 0, reserved: 0 },
    })
    expect(inWords([of('sold', 1), of('returned', 2), of('returned', 1)])).toBe(
      '1 unit sold, 3 units put back',
    )
    expect(inWords([])).toBe('no units were left to settle')
  })
})

it('makes an address of any title, which is never longer than addresses may be', () => {
  expect(productAddress('kiln-and-ember', 'Große Schüssel, 2 l')).toBe('kiln-and-ember-grosse-schussel-2-l')
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 150 }), (title) => {
      expect(productAddress('kiln', title)).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(productAddress('kiln', title).length).toBeLessThanOrEqual(110)
    }),
  )
})
