import { expect, test } from 'vitest'
import type { Cart } from './cart.ts'
import { withQuantity } from './cart-change.ts'

const line = (variantId: string, over: object = {}) => ({
  ...{
    variantId,
    productSlug: 'x',
    title: 'X',
    variantTitle: '',
    picture: null,
    quantity: 2,
    unitPrice: 100,
  },
  ...{ priceBefore: null, goods: 200, available: 5, problem: null },
  ...over,
})
const group = (id: string, lines: ReturnType<typeof line>[], shipping = 50) => {
  const goods = lines.reduce((sum, one) => sum + (one.problem === 'sold-out' ? 0 : one.goods), 0)
  return { vendor: { id, name: id, slug: id }, lines, goods, shipping, total: goods + shipping }
}
const cartOf = (...groups: ReturnType<typeof group>[]) =>
  ({
    ...{
      id: 'c',
      currency: 'EUR',
      country: 'DE',
      groups,
      shipping: 50 * groups.length,
      tax: 10,
      problem: null,
    },
    goods: groups.reduce((sum, one) => sum + one.goods, 0),
    total: groups.reduce((sum, one) => sum + one.total, 0),
  }) as Cart

test('a quantity changes its line and every sum above it, and nothing else', () => {
  const changed = withQuantity(cartOf(group('v', [line('a'), line('b')]), group('w', [line('c')])), 'a', 3)
  expect(changed).toMatchObject({ goods: 700, total: 800, shipping: 100, tax: 10 })
  expect(changed?.groups[0]).toMatchObject({ goods: 500, total: 550 })
  expect(changed?.groups[0]?.lines[0]).toMatchObject({ quantity: 3, goods: 300 })
  expect(changed?.groups[1]).toMatchObject({ goods: 200, total: 250 })
})

test('none removes the line, the last one its parcel, and the last parcel the cart', () => {
  const cart = cartOf(group('v', [line('a')]), group('w', [line('c')]))
  const changed = withQuantity(cart, 'a', 0)
  expect(changed?.groups.map(({ vendor }) => vendor.id)).toEqual(['w'])
  expect(changed?.goods).toBe(200)
  expect(changed && withQuantity(changed, 'c', 0)).toBeNull()
})

test('more than there are is told at once, and taken back with the quantity', () => {
  const cart = cartOf(group('v', [line('a')]))
  const tooMany = withQuantity(cart, 'a', 6)
  expect(tooMany?.groups[0]?.lines[0]?.problem).toBe('not-enough')
  expect((tooMany && withQuantity(tooMany, 'a', 5))?.groups[0]?.lines[0]?.problem).toBeNull()
})

test('what is sold out was in no sum, and leaves without changing one', () => {
  const cart = cartOf(group('v', [line('a'), line('b', { problem: 'sold-out', available: 0 })]))
  expect(withQuantity(cart, 'b', 0)).toMatchObject({ goods: 200, total: 250 })
})
