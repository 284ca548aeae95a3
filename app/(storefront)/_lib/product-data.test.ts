import { expect, test } from 'vitest'
import { productData } from './product-data.ts'

const described = (over: object) =>
  productData({
    title: 'Bowl',
    description: '',
    vendor: { name: 'Oak' },
    pictures: [],
    variants: [],
    ...over,
  })

test('a text of a vendor cannot end the script element that it stands in', () => {
  const data = described({ description: '</script><script>alert(1)</script>' })
  expect(data).not.toContain('<')
  expect(JSON.parse(data).description).toBe('</script><script>alert(1)</script>')
})

test('prices have the decimals of their currency', () => {
  const prices = [
    ['EUR', 1205],
    ['JPY', 1205],
    ['KWD', 1205],
  ].map(([currency, price]) => ({ sku: 's', price, currency, available: 1 }))
  const { offers } = JSON.parse(described({ variants: prices }))
  expect(offers.map((offer: { price: string }) => offer.price)).toEqual(['12.05', '1205', '1.205'])
})
