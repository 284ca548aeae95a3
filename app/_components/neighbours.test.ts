import { expect, it } from 'vitest'
import { neighbours } from './neighbours.ts'

const wishOf = (href = '') => Object.fromEntries(new URLSearchParams(href.split('?')[1]))
const pageAt = (href: string, next: string | null) => {
  const { after, passed } = wishOf(href)
  return neighbours('/list', { q: 'x' }, { after, passed, next })
}

it('leads back over every page that lies before, whatever their cursors are written with', () => {
  const cursors = ['a', '100% ~ b', '2026-01-01T00:00:00.000Z_c', 'd']
  const hrefs = ['/list?q=x']
  for (const next of cursors) hrefs.push(pageAt(hrefs.at(-1) ?? '', next).nextHref ?? '')
  expect(hrefs.map((href) => wishOf(href).after)).toEqual([undefined, ...cursors])
  for (let at = hrefs.length - 1; at > 0; at -= 1) {
    expect(pageAt(hrefs[at] ?? '', null)).toEqual({ previousHref: hrefs[at - 1], nextHref: undefined })
  }
  expect(pageAt('/list?q=x', null)).toEqual({ previousHref: undefined, nextHref: undefined })
})

it('leads to the first page from one whose address says no more, and does not grow for ever', () => {
  expect(pageAt('/list?after=a', null).previousHref).toBe('/list?q=x')
  let href = '/list?q=x'
  for (let at = 0; at < 200; at += 1) href = pageAt(href, crypto.randomUUID()).nextHref ?? ''
  expect(href.length).toBeLessThan(3_000)
})
