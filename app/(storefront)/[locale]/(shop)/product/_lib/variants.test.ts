import { describe, expect, test } from 'vitest'
import { firstChoice, followers, pick, valueState, variantFor } from './variants.ts'

const axes = [
  { name: 'Size', values: ['S', 'M', 'L'] },
  { name: 'Colour', values: ['Red', 'Blue'] },
]
const variant = (Size: string, Colour: string, available: number) => ({
  options: { Size, Colour },
  available,
})
const variants = [
  variant('S', 'Red', 0),
  variant('S', 'Blue', 3),
  variant('M', 'Red', 2),
  // M in Blue is not made
  variant('L', 'Red', 0),
  variant('L', 'Blue', 0),
]

describe('choosing a variant', () => {
  test('begins with the first that can be had', () => {
    expect(firstChoice(variants)).toEqual({ Size: 'S', Colour: 'Blue' })
    expect(firstChoice(variants.slice(3))).toEqual({ Size: 'L', Colour: 'Red' })
    expect(firstChoice([])).toEqual({})
  })

  test('tells combinations that are not made from those that are sold out', () => {
    const choice = { Size: 'M', Colour: 'Red' }
    expect(valueState(variants, choice, 'Colour', 'Blue')).toBe('missing')
    expect(valueState(variants, choice, 'Size', 'S')).toBe('sold-out')
    expect(valueState(variants, choice, 'Size', 'M')).toBe('available')
    expect(valueState(variants, {}, 'Size', 'S')).toBe('available')
    expect(valueState(variants, {}, 'Size', 'L')).toBe('sold-out')
  })

  test('never refuses a pick: the other axes follow to a combination that is made', () => {
    expect(pick(variants, axes, { Size: 'M', Colour: 'Red' }, 'Size', 'L')).toEqual({
      Size: 'L',
      Colour: 'Red',
    })
    expect(pick(variants, axes, { Size: 'M', Colour: 'Red' }, 'Colour', 'Blue')).toEqual({
      Size: 'S',
      Colour: 'Blue',
    })
  })

  test('tells which axes followed a pick, and not the one that was picked', () => {
    const before = { Size: 'M', Colour: 'Red' }
    expect(followers(axes, before, { Size: 'S', Colour: 'Blue' }, 'Colour')).toEqual(['Size'])
    expect(followers(axes, before, { Size: 'L', Colour: 'Red' }, 'Size')).toEqual([])
    expect(followers(axes, {}, { Size: 'L', Colour: 'Red' }, 'Size')).toEqual([])
  })

  test('finds a variant only by a complete choice', () => {
    expect(variantFor(variants, axes, { Size: 'S', Colour: 'Blue' })).toBe(variants[1])
    expect(variantFor(variants, axes, { Size: 'S' })).toBeUndefined()
    expect(variantFor(variants, axes, { Size: 'M', Colour: 'Blue' })).toBeUndefined()
  })

  test('has nothing to choose where a product is made in one way', () => {
    const only = { options: {}, available: 1 }
    expect(variantFor([only], [], {})).toBe(only)
  })
})
