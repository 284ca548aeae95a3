import { describe, expect, test } from 'vitest'
import { distributionOf, signatureOf } from './rules.ts'

describe('a review', () => {
  test.each([
    ['Ada Lovelace', 'Ada L.'],
    ['  Jean-Luc   van der Berg ', 'Jean-Luc B.'],
    ['Cher', 'Cher'],
    ['Zoë Ångström', 'Zoë Å.'],
    ['李 𠮷田', '李 𠮷.'],
    ['   ', '–'],
  ])('of %s is signed %s', (name, signed) => expect(signatureOf(name)).toBe(signed))
})

test('a distribution has all five, also those that nobody gave', () => {
  expect(
    distributionOf([
      { rating: 5, count: 3 },
      { rating: 2, count: 1 },
    ]),
  ).toEqual([0, 1, 0, 0, 3])
})
