import { expect, test } from 'vitest'
import { sitemap, sitemapIndex } from './sitemap.ts'

test('a sitemap has each page in each language, with where it stands in the others', () => {
  const text = sitemap('https://shop.test', [{ path: '/product/a&b', changed: '2026-11-29T00:00:00.000Z' }])
  expect(text.match(/<loc>[^<]+<\/loc>/g)).toEqual([
    '<loc>https://shop.test/product/a&amp;b</loc>',
    '<loc>https://shop.test/de/product/a&amp;b</loc>',
  ])
  expect(text.match(/hreflang="[^"]+"/g)).toEqual(
    Array(2).fill(['hreflang="en"', 'hreflang="de"', 'hreflang="x-default"']).flat(),
  )
  expect(text).toContain('<lastmod>2026-11-29T00:00:00.000Z</lastmod>')
})

test('the index names every sitemap', () => {
  expect(sitemapIndex(['https://shop.test/sitemaps/1'])).toContain('<loc>https://shop.test/sitemaps/1</loc>')
})
