import { expect, test } from 'vitest'
import { breadcrumbData, productData } from './product-data.ts'

const url = 'https://shop.test/product/bowl'
const described = (over: object) =>
  productData({
    title: 'Bowl',
    description: '',
    vendor: { name: 'Oak' },
    pictures: [],
    variants: [],
    rating: 0,
    ratingCount: 0,
    reviews: [],
    delivery: null,
    url,
    ...over,
  })
const variant = { id: 'v1', sku: 's', price: 1205, currency: 'EUR', available: 1 }

test('a text of a vendor or a customer cannot end the script element that it stands in', () => {
  const script = '</script><script>alert(1)</script>'
  const said = { author: script, rating: 5, title: script, body: script, createdAt: '2026-01-02T03:04:05Z' }
  const data = described({ description: script, rating: 500, ratingCount: 1, reviews: [said] })
  expect(data).not.toContain('<')
  expect(JSON.parse(data)).toMatchObject({ description: script, review: [{ reviewBody: script }] })
  expect(breadcrumbData([{ name: script, url }])).not.toContain('<')
})

test('prices have the decimals of their currency', () => {
  const variants = ['EUR', 'JPY', 'KWD'].map((currency) => ({ ...variant, currency }))
  const { offers } = JSON.parse(described({ variants }))
  expect(offers.map((offer: { price: string }) => offer.price)).toEqual(['12.05', '1205', '1.205'])
})

test('every offer leads to its variant and says what delivery costs and how long it takes', () => {
  const delivery = { base: 490, daysMin: 2, daysMax: 4, country: 'DE' }
  const variants = [variant, { ...variant, id: 'v2', available: 0 }]
  const { offers } = JSON.parse(described({ variants, delivery }))
  expect(offers).toMatchObject([
    {
      url: `${url}?variant=v1`,
      availability: 'https://schema.org/InStock',
      shippingDetails: {
        shippingRate: { value: '4.90', currency: 'EUR' },
        shippingDestination: { addressCountry: 'DE' },
        deliveryTime: { transitTime: { minValue: 2, maxValue: 4, unitCode: 'DAY' } },
      },
    },
    { url: `${url}?variant=v2`, availability: 'https://schema.org/OutOfStock' },
  ])
  expect(JSON.parse(described({ variants })).offers[0]).not.toHaveProperty('shippingDetails')
})

test('what nobody has rated has no rating; what was rated has the mean and the first reviews', () => {
  expect(JSON.parse(described({}))).not.toHaveProperty('aggregateRating')
  const said = { author: 'Ada L.', rating: 4, title: '', body: 'Fine.', createdAt: '2026-01-02T03:04:05Z' }
  const data = JSON.parse(described({ rating: 433, ratingCount: 9, reviews: Array(9).fill(said) }))
  expect(data.aggregateRating).toMatchObject({ ratingValue: '4.33', reviewCount: 9 })
  expect(data.review).toHaveLength(5)
  expect(data.review[0]).toEqual({
    '@type': 'Review',
    author: { '@type': 'Person', name: 'Ada L.' },
    datePublished: '2026-01-02',
    reviewBody: 'Fine.',
    reviewRating: { '@type': 'Rating', ratingValue: 4, bestRating: 5 },
  })
})

test('pictures have absolute addresses, and one that is drawn into the page has none', () => {
  const pictures = [
    { url: '/pictures/a.webp' },
    { url: 'data:image/svg+xml,x' },
    { url: 'https://cdn.test/b' },
  ]
  expect(JSON.parse(described({ pictures })).image).toEqual([
    'https://shop.test/pictures/a.webp',
    'https://cdn.test/b',
  ])
})

test('the way down is numbered from one, the page last', () => {
  const steps = [
    { name: 'Home', url: 'https://shop.test/' },
    { name: 'Bowl', url },
  ]
  expect(JSON.parse(breadcrumbData(steps)).itemListElement).toEqual([
    { '@type': 'ListItem', position: 1, name: 'Home', item: 'https://shop.test/' },
    { '@type': 'ListItem', position: 2, name: 'Bowl', item: url },
  ])
})
