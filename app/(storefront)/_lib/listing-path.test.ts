import { expect, test } from 'vitest'
import { listingPath, viewOf } from './listing-path.ts'

test.each([
  [{ sort: 'newest', page: 1 }, '/category/lamps'],
  [{ sort: 'newest', page: 3 }, '/category/lamps/3'],
  [{ sort: 'price-up', page: 1 }, '/category/lamps/price-up'],
  [{ sort: 'price-down', page: 12 }, '/category/lamps/price-down/12'],
] as const)('writes %j as %s and reads it back', (view, path) => {
  expect(listingPath('/category/lamps', view)).toBe(path)
  expect(viewOf(path.split('/').slice(3))).toEqual(view)
})

test.each([
  ['1'],
  ['0'],
  ['newest'],
  ['price-up', '1'],
  ['2', 'price-up'],
  ['price-up', '2', 'x'],
  ['999'],
  ['-2'],
  ['2.5'],
])('knows one address per view: %s is none', (...parts) => {
  expect(viewOf(parts)).toBeNull()
})
