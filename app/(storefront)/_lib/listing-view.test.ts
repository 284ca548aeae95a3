import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { MAX_PAGE, PAGE_SIZES, SORTS } from '#server/modules/catalog/schema.ts'
import {
  changed,
  filterCount,
  PLAIN,
  readView,
  toggled,
  unfiltered,
  type View,
  viewAddress,
} from './listing-view.ts'

/** The query of an address as a page gets it. */
function queryOf(address: string): Record<string, string | string[]> {
  const search = new URL(address, 'http://shop.test').searchParams
  return Object.fromEntries(
    [...new Set(search.keys())].map((name) => {
      const values = search.getAll(name)
      return [name, values.length > 1 ? values : (values[0] ?? '')]
    }),
  )
}

const slug = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/)
const some = (one: fc.Arbitrary<string>) => fc.uniqueArray(one, { maxLength: 4 }).map((list) => list.sort())
const price = fc.option(
  fc.nat(9999).map((units) => units * 100),
  { nil: undefined },
)
const view: fc.Arbitrary<View> = fc
  .record({
    q: fc
      .string({ unit: 'binary', maxLength: 40 })
      .map((text) => text.toWellFormed().replaceAll('\0', '').trim()),
    categories: some(slug),
    vendors: some(slug),
    options: some(
      fc.tuple(fc.stringMatching(/^[^:\n]{1,9}$/), fc.stringMatching(/^[^\n]{1,9}$/)).map((o) => o.join(':')),
    ),
    minPrice: price,
    maxPrice: price,
    rating: fc.option(fc.integer({ min: 1, max: 5 }), { nil: undefined }),
    inStock: fc.boolean(),
    sort: fc.constantFrom(...SORTS),
    page: fc.integer({ min: 1, max: MAX_PAGE }),
    pageSize: fc.constantFrom(...PAGE_SIZES),
  })
  .map((one) => (one.sort === 'relevance' && !one.q ? { ...one, sort: 'newest' as const } : one))

describe("a listing's address", () => {
  test('says all of a view: who opens it sees the same', () => {
    fc.assert(
      fc.property(view, (one) => {
        expect(readView(queryOf(viewAddress('/search', one)))).toEqual(one)
      }),
    )
  })

  test('is never an error, whatever it holds, and reads again as what it was read as', () => {
    const value = fc.oneof(fc.string(), fc.array(fc.string(), { maxLength: 30 }))
    const names = fc.constantFrom(
      'q',
      'category',
      'vendor',
      'option',
      'min',
      'max',
      'rating',
      'stock',
      'sort',
      'page',
      'size',
      'x',
    )
    fc.assert(
      fc.property(fc.dictionary(names, value), (query) => {
        const read = readView(query)
        expect(readView(queryOf(viewAddress('/search', read)))).toEqual(read)
      }),
    )
  })

  test('is the bare one where nothing is chosen', () => {
    expect(viewAddress('/category/lamps', PLAIN)).toBe('/category/lamps')
    expect(viewAddress('/search', { ...PLAIN, q: 'mug', sort: 'relevance' })).toBe('/search?q=mug')
    expect(readView({})).toEqual(PLAIN)
    expect(readView({ q: 'mug\0', option: ['Size:\0', 'Size:\ud800'] })).toEqual(PLAIN)
    expect(
      readView({ sort: 'bogus', page: '0', size: '7', rating: '9', min: '-1', category: 'NO/PE' }),
    ).toEqual(PLAIN)
  })
})

test('what is chosen can be given up again, one by one or all at once, and begins at the first page', () => {
  const deep = { ...PLAIN, q: 'mug', page: 3, vendors: ['a'], inStock: true, minPrice: 500 }
  expect(changed(deep, { vendors: toggled(deep.vendors, 'b') })).toMatchObject({
    page: 1,
    vendors: ['a', 'b'],
  })
  expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  expect(filterCount(deep)).toBe(3)
  expect(unfiltered(deep)).toMatchObject({
    q: 'mug',
    page: 1,
    vendors: [],
    inStock: false,
    minPrice: undefined,
  })
})
