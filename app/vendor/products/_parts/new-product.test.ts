import { describe, expect, it } from 'vitest'
import { newProductInput } from '#server/modules/inventory/schema.ts'
import { combinations, fieldOf, inputOf, priceIn, unitsIn, valuesIn, variantsFor } from './new-product.ts'

const size = { name: 'Size', values: 'S, M,' }
const colour = { name: 'Colour', values: 'red,blue' }

describe('the variants of a product that is being typed', () => {
  it('are all combinations, and one where there are no options', () => {
    expect(combinations([])).toEqual([[]])
    expect(variantsFor([size, colour], []).map(({ choice }) => choice.join(' / '))).toEqual([
      'S / red',
      'S / blue',
      'M / red',
      'M / blue',
    ])
  })

  it('keep what was typed when an option gets another value', () => {
    const typed = variantsFor([size], []).map((variant, at) => ({ ...variant, sku: `A-${at}`, price: '5' }))
    const more = variantsFor([{ ...size, values: 'S, M, L' }], typed)
    expect(more.map(({ sku, price }) => [sku, price])).toEqual([
      ['A-0', '5'],
      ['A-1', '5'],
      ['', '5'],
    ])
  })
})

it('takes from a field what it can be, and nothing else', () => {
  expect(valuesIn(' S ,, M ')).toEqual(['S', 'M'])
  expect([priceIn('12.5', 2), priceIn('0', 2), priceIn('1.234', 2)]).toEqual([1250, null, null])
  expect([unitsIn(' 7 '), unitsIn('-1'), unitsIn('1.5'), unitsIn('')]).toEqual([7, null, null, null])
})

it('sends what is offered, and finds the field that an answer means', () => {
  const variants = variantsFor([size], []).map((variant, at) => ({
    ...{ ...variant, offered: at > 0, sku: `A-${at}`, price: '5', onHand: '2' },
  }))
  const texts = { title: 'Bowl', description: '', category: '', taxClass: 'standard' as const }
  const input = inputOf({ ...texts, axes: [size], variants }, { digits: 2, status: 'draft' })
  expect(newProductInput.parse(input)).toEqual({
    ...{ ...texts, category: null, status: 'draft', axes: [{ name: 'Size', values: ['S', 'M'] }] },
    variants: [{ choice: ['M'], sku: 'A-1', price: 500, onHand: 2 }],
  })
  expect(fieldOf('variants.0.sku', variants)).toBe('variants.1.sku')
  expect(fieldOf('variants.0.choice', variants)).toBe('variants.1.sku')
  expect(fieldOf('title', variants)).toBe('title')
})
