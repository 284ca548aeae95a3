import { describe, expect, it } from 'vitest'
import { kindOf, linksIn } from './crawl.ts'

const SHOP = 'http://shop.test'

describe('the links of a page', () => {
  it('are those that lead into the shop, with their queries and without their fragments', () => {
    const html = `<a href="/product/mug">Mug</a> <a href="/category/tea?page=2&amp;sort=newest#list">More</a>
      <img src="/pictures/mug.webp"> <a href="${SHOP}/cart">Cart</a>`
    expect(linksIn(html, SHOP)).toEqual([
      '/product/mug',
      '/category/tea?page=2&sort=newest',
      '/pictures/mug.webp',
      '/cart',
    ])
  })

  it('are not those that lead elsewhere, into the build or into the API', () => {
    const html = `<a href="https://elsewhere.test/">Out</a> <a href="mailto:us@shop.test">Mail</a>
      <link href="/_next/static/a.css"> <a href="/api/health">Health</a> <img src="data:image/png;base64,AA">`
    expect(linksIn(html, SHOP)).toEqual([])
  })
})

describe('addresses with a query', () => {
  it('are of one kind where only what their names say differs', () => {
    expect(kindOf('/search?q=mug&page=2')).toBe(kindOf('/search?page=3&q=bowl'))
    expect(kindOf('/search?q=mug')).not.toBe(kindOf('/search?q=mug&page=2'))
    expect(kindOf('/search?q=mug')).not.toBe(kindOf('/category/mugs?q=mug'))
  })
})
