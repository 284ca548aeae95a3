import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from '#local/testing/database.ts'
import { newId } from '#server/core/ids.ts'
import type { Locale } from '#server/messages/locales.ts'
import { findSuggestions } from './find-suggestions.ts'
import { listProducts } from './list-products.ts'
import { tagsOfProducts } from './queries.ts'
import {
  catalogTags,
  type Listing,
  listingInput,
  MOST_COMPARED,
  MOST_MATCHES,
  PRICE_STEPS,
} from './schema.ts'

let world: TestDatabase
const ids = new Map<string, string>()

beforeAll(async () => {
  world = await createTestDatabase()
  await makeVendor('kiln', 'Kiln & João')
  await makeVendor('bind', 'Papiermond')
  await makeCategory('kitchen', 'Kitchen', 'Küche')
  await makeCategory('paper', 'Paper', 'Papier')
  await make('mug-oat', 'Mug, oat glaze', { price: 2400, sizes: ['Small', 'Large'], rating: 5 })
  await make('mug-tidal', 'Mug, tidal glaze', { price: 2600, sizes: ['Large'], units: 0, rating: 3 })
  await make('teapot', 'Teapot', { price: 7800, sizes: ['Small'], text: 'Goes with every mug.' })
  await make('bowl', 'Bowl', { price: 1200, sizes: ['Large'] })
  await make('journal', 'Travel journal', { vendor: 'bind', category: 'paper', price: 1900, sizes: ['A5'] })
})
afterAll(() => world.drop())

async function makeVendor(slug: string, name: string) {
  ids.set(slug, newId())
  await world.db.vendor.create({
    data: {
      ...{ id: id(slug), slug, name, status: 'approved' },
      country: 'DE',
      email: `${slug}@example.test`,
    },
  })
}

async function makeCategory(slug: string, name: string, german: string) {
  ids.set(slug, newId())
  await world.db.category.create({ data: { id: id(slug), slug, name } })
  await world.db.categoryText.create({ data: { categoryId: id(slug), locale: 'de', name: german } })
}

interface Thing {
  price: number
  sizes: string[]
  vendor?: string
  category?: string
  units?: number
  rating?: number
  text?: string
}

async function make(slug: string, title: string, thing: Thing) {
  const { price, sizes, vendor = 'kiln', category = 'kitchen', units = 2, rating = 0, text = '' } = thing
  ids.set(slug, newId())
  await world.db.product.create({
    data: {
      ...{ id: id(slug), slug, title, description: text, vendorId: id(vendor), categoryId: id(category) },
      ...{ status: 'published', publishedAt: new Date(), ratingCount: rating ? 1 : 0, ratingSum: rating },
      variants: {
        create: sizes.map((size, position) => ({
          ...{
            id: newId(),
            vendorId: id(vendor),
            sku: `${slug}-${size}`,
            title: size,
            options: { Size: size },
          },
          ...{ price, currency: 'EUR', position, stock: { create: { onHand: units } } },
        })),
      },
    },
  })
}

const id = (name: string) => ids.get(name) ?? ''
const ask = (listing: Partial<Listing>) =>
  listProducts(world.db, listingInput.parse({ facets: true, sort: 'relevance', ...listing }))
const found = async (q: string) => (await ask({ q })).items.map(({ slug }) => slug)

describe('a search', () => {
  test('finds what has the words in its title before what mentions them', async () => {
    const mugs = await found('mug')
    expect(mugs.slice(0, 2).sort()).toEqual(['mug-oat', 'mug-tidal'])
    expect(mugs.slice(2)).toEqual(['teapot'])
    expect(await found('mugs')).toEqual(mugs)
    expect(await found('mug oat')).toEqual(['mug-oat'])
  })

  test('finds by vendor and by category, with and without accents, in English and in German', async () => {
    for (const q of ['João', 'joao', 'JOÃO']) expect(await found(q)).toHaveLength(4)
    for (const q of ['Küche', 'kuche', 'kitchen']) expect(await found(q)).toHaveLength(4)
    expect(await found('papiermond')).toEqual(['journal'])
  })

  test('understands synonyms, in German too and in other forms', async () => {
    expect((await found('Tassen')).slice(0, 2).sort()).toEqual(['mug-oat', 'mug-tidal'])
    expect(await found('teekanne')).toEqual(['teapot'])
    expect(await found('tagebuch')).toEqual(['journal'])
  })

  test('takes a mistyped word as the nearest one, and says so', async () => {
    const { items, words } = await ask({ q: 'teepot' })
    expect(items.map(({ slug }) => slug)).toEqual(['teapot'])
    expect(words).toEqual({ corrected: 'teapot', nearest: false })
    expect(await found('jurnal')).toEqual(['journal'])
    expect((await ask({ q: 'teapot' })).words.corrected).toBeNull()
  })

  test('takes a word that is only begun as those that begin so', async () => {
    expect(await found('teap')).toEqual(['teapot'])
  })

  test('takes a word with digits as it stands, which is in no list of words', async () => {
    await make('poster', 'Poster 50x70', { price: 3100, sizes: ['One'] })
    expect(await found('50x70')).toEqual(['poster'])
    expect(await found('postr 50x70')).toEqual(['poster'])
    await world.db.product.update({ where: { id: id('poster') }, data: { status: 'archived' } })
  })

  test('offers what comes nearest where nothing has all the words, and nothing where there is none', async () => {
    const { items, words } = await ask({ q: 'teapot qqqqq' })
    expect(items.map(({ slug }) => slug)).toEqual(['teapot'])
    expect(words.nearest).toBe(true)
    expect(await ask({ q: 'qqqqq' })).toMatchObject({ total: 0, items: [] })
    expect(await found('the')).toEqual([])
  })

  test('takes anything for words', async () => {
    for (const q of ["'", '& | !', '(((', '\\', '%_', ':*', '💡', 'a'.repeat(120)]) await ask({ q })
  })
})

describe('the filters', () => {
  const counts = async (listing: Partial<Listing>) => {
    const { facets, total } = await ask({ sort: 'newest', ...listing })
    return {
      total,
      vendors: Object.fromEntries(facets?.vendors.map(({ slug, count }) => [slug, count]) ?? []),
      categories: Object.fromEntries(facets?.categories.map(({ slug, count }) => [slug, count]) ?? []),
      sizes: Object.fromEntries(facets?.options[0]?.values.map(({ value, count }) => [value, count]) ?? []),
      inStock: facets?.inStock,
      ratings: facets?.ratings.map(({ count }) => count),
    }
  }

  test('count what each of their choices would show', async () => {
    expect(await counts({})).toEqual({
      total: 5,
      vendors: { kiln: 4, bind: 1 },
      categories: { kitchen: 4, paper: 1 },
      sizes: { Large: 3, Small: 2, A5: 1 },
      inStock: 4,
      ratings: [1, 2, 2],
    })
  })

  test('ignore their own choice in their counts, and mind all others', async () => {
    expect(await counts({ options: ['Size:Large'] })).toMatchObject({
      total: 3,
      sizes: { Large: 3, Small: 2, A5: 1 },
      vendors: { kiln: 3 },
      inStock: 2,
    })
    expect(await counts({ options: ['Size:Large'], inStock: true })).toMatchObject({
      total: 2,
      sizes: { Large: 2, Small: 2, A5: 1 },
      inStock: 2,
      ratings: [1, 1, 1],
    })
    expect(await counts({ vendors: ['bind'], maxPrice: 2000 })).toMatchObject({
      total: 1,
      vendors: { kiln: 1, bind: 1 },
      categories: { paper: 1 },
    })
  })

  test('show exactly what their counts say', async () => {
    await make('jug', 'Jug', { price: 2000, sizes: ['Large'] })
    const { facets } = await ask({ sort: 'newest' })
    for (const [step, { from, count }] of facets?.prices.entries() ?? [])
      expect((await ask({ minPrice: from, maxPrice: PRICE_STEPS[step + 1] })).total).toBe(count)
    for (const { slug, count } of facets?.vendors ?? [])
      expect((await ask({ vendors: [slug] })).total).toBe(count)
    for (const { value, count } of facets?.options[0]?.values ?? [])
      expect((await ask({ options: [`Size:${value}`] })).total).toBe(count)
    for (const { atLeast, count } of facets?.ratings ?? [])
      expect((await ask({ rating: atLeast })).total).toBe(count)
    expect((await ask({ inStock: true })).total).toBe(facets?.inStock)
    expect((await ask({ options: ['Size:Small', 'Size:A5'] })).total).toBe(3)
    expect((await ask({ minPrice: 1900, maxPrice: 2400 })).total).toBe(3)
    await world.db.product.update({ where: { id: id('jug') }, data: { status: 'archived' } })
  })

  test('work within a search, a category and a vendor', async () => {
    expect((await ask({ q: 'mug', inStock: true })).items.map(({ slug }) => slug)).toEqual([
      'mug-oat',
      'teapot',
    ])
    expect(await counts({ category: 'paper' })).toMatchObject({ total: 1, vendors: { bind: 1 } })
    expect(await counts({ vendor: 'kiln', options: ['Size:A5'] })).toMatchObject({ total: 0 })
  })
})

test('suggestions name products, categories and vendors by the beginnings of words', async () => {
  const suggest = (q: string, locale: Locale = 'en') => findSuggestions(world.db, { q, locale })
  expect((await suggest('mu')).products.map(({ title }) => title)).toHaveLength(2)
  expect((await suggest('tasse')).products).toHaveLength(2)
  expect((await suggest('teap', 'de')).products).toMatchObject([{ slug: 'teapot', price: '78,00\u00a0€' }])
  expect(await suggest('pap')).toMatchObject({
    categories: [{ slug: 'paper', name: 'Paper' }],
    vendors: [{ slug: 'bind', name: 'Papiermond' }],
  })
  expect((await suggest('küc', 'de')).categories).toEqual([{ slug: 'kitchen', name: 'Küche' }])
  expect((await suggest('papirmond')).vendors).toEqual([{ slug: 'bind', name: 'Papiermond' }])
  for (const q of ["'", ':*', '!', '💡']) expect((await suggest(q)).products).toEqual([])
})

describe('what is on show', () => {
  test('follows a change of the product, its variants, its vendor and its category at once', async () => {
    const { db } = world
    await make('change', 'Spoon', { price: 500, sizes: ['One'] })
    const change = { where: { id: id('change') } }
    await db.product.update({ ...change, data: { title: 'Ladle' } })
    expect([await found('ladle'), await found('spoon')]).toEqual([['change'], []])

    await db.variant.updateMany({ where: { productId: id('change') }, data: { price: 450 } })
    expect((await ask({ q: 'ladle', maxPrice: 450 })).total).toBe(1)

    await db.stock.updateMany({ where: { variant: { productId: id('change') } }, data: { reserved: 2 } })
    expect((await ask({ q: 'ladle', inStock: true })).total).toBe(0)
    await db.stock.updateMany({ where: { variant: { productId: id('change') } }, data: { reserved: 1 } })
    expect((await ask({ q: 'ladle', inStock: true })).total).toBe(1)

    await db.vendor.update({ where: { id: id('kiln') }, data: { name: 'Bakehouse' } })
    expect(await found('ladle bakehouse')).toEqual(['change'])
    await db.category.update({ where: { id: id('kitchen') }, data: { name: 'Cookery' } })
    expect(await found('ladle cookery')).toEqual(['change'])
    await db.vendor.update({ where: { id: id('kiln') }, data: { status: 'suspended' } })
    expect(await found('ladle')).toEqual([])
    await db.vendor.update({ where: { id: id('kiln') }, data: { status: 'approved' } })
    await db.product.update({ ...change, data: { listed: false } })
    expect(await found('ladle')).toEqual([])
  })

  test('loses nothing of two changes at the same time', async () => {
    await make('both', 'Whisk', { price: 900, sizes: ['One'] })
    const rounds = Array.from({ length: 8 }, (_, round) => round)
    for (const round of rounds) {
      await Promise.all([
        world.db.product.update({
          where: { id: id('both') },
          data: { title: `Whisk ${'x'.repeat(round + 3)}` },
        }),
        world.db.variant.updateMany({ where: { productId: id('both') }, data: { price: 900 + round } }),
      ])
      const { items } = await ask({ q: 'x'.repeat(round + 3), minPrice: 900 + round, maxPrice: 900 + round })
      expect(items.map(({ slug }) => slug)).toEqual(['both'])
    }
  })
})

test('the tags of a product name every page that shows it, and no others', async () => {
  const { product, vendor, category, listings, vendors } = catalogTags
  expect(await tagsOfProducts(world.db, [id('journal')])).toEqual([
    ...[product('journal'), vendor('bind'), listings, vendors, category('paper')],
  ])
})

test('what was typed comes before what means the same, however well that sells', async () => {
  await make('cup', 'Cup of ash', { price: 900, sizes: ['Small'] })
  const first = async (q: string) => (await ask({ q })).items[0]?.title
  await world.db.listedProduct.update({ where: { productId: id('cup') }, data: { sold: 5_000 } })
  expect(await first('mug')).toMatch(/^Mug/)
  expect(await found('mug')).toContain('cup')
  await world.db.listedProduct.updateMany({
    where: { product: { slug: { startsWith: 'mug' } } },
    data: { sold: 90_000 },
  })
  expect(await first('cup')).toBe('Cup of ash')

  // Of the words that are like a mistyped one, the one most like it.
  await make('tee', 'Tee in moss green', { price: 7200, sizes: ['M'] })
  await world.db.listedProduct.update({ where: { productId: id('tee') }, data: { sold: 90_000 } })
  expect(await first('teepot')).toBe('Teapot')
})

test('a drinking vessel in German is no egg cup', async () => {
  await make('egg-cup', 'Egg cup', { price: 700, sizes: ['One'] })
  await make('tea-cup', 'Tea cup', { price: 1700, sizes: ['One'] })
  const vessels = await found('Tassen')
  expect(vessels).toContain('tea-cup')
  expect(vessels).not.toContain('egg-cup')
})

describe('of a word that many things have', () => {
  const COUNT = MOST_MATCHES + 60

  beforeAll(async () => {
    expect(COUNT).toBeLessThan(MOST_COMPARED)
    const bricks = Array.from({ length: COUNT }, (_, number) => ({ id: newId(), number }))
    await world.db.product.createMany({
      data: bricks.map(({ id: productId, number }) => ({
        ...{ id: productId, slug: `brick-${number}`, title: 'Brick', description: '', status: 'published' },
        ...{ vendorId: id('bind'), categoryId: id('paper'), publishedAt: new Date() },
      })),
    })
    await world.db.variant.createMany({
      data: bricks.map(({ id: productId, number }) => ({
        ...{
          id: newId(),
          productId,
          vendorId: id('bind'),
          sku: `brick-${number}`,
          title: 'One',
          options: {},
        },
        ...{ price: 100_000 - number, currency: 'EUR', position: 0 },
      })),
    })
    await make('mortar', 'Mortar', { price: 10, sizes: ['One'], text: 'Holds a brick.' })
  })

  test('the best are counted, and it says that there are more', async () => {
    const { total, more, pages, facets } = await ask({ q: 'brick' })
    expect({ total, more, pages }).toEqual({ total: MOST_MATCHES, more: true, pages: MOST_MATCHES / 24 })
    expect(facets?.vendors).toMatchObject([{ slug: 'bind' }])
    expect(await ask({ q: 'mortar' })).toMatchObject({ total: 1, more: false })
  })

  test('another order shows what comes first of all, and no filter hides anything', async () => {
    const cheapest = (await ask({ q: 'brick', sort: 'price-up' })).items.map(({ slug }) => slug)
    expect(cheapest.slice(0, 2)).toEqual([`brick-${COUNT - 1}`, `brick-${COUNT - 2}`])
    const dear = await ask({ q: 'brick', minPrice: 99_999 })
    expect(dear.items.map(({ slug }) => slug).sort()).toEqual(['brick-0', 'brick-1'])
    expect(await ask({ q: 'brick', maxPrice: 10 })).toMatchObject({ total: 1, items: [{ slug: 'mortar' }] })
  })
})
