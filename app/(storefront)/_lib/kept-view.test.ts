import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keptPath, readKept } from './kept-view.ts'
import { PLAIN, readView } from './listing-view.ts'

const kept = (path: string, query: string) => keptPath(path, new URLSearchParams(query))
const chosenIn = (path: string | null) => readKept(path?.split('/').at(-1) ?? '')

describe('where a listing is kept with what is chosen in it', () => {
  test('is one place for all queries that choose the same, whatever else they say', () => {
    const path = kept('/search', 'q=mug&stock=1&option=Size:L&option=Size:S')
    expect(path).toMatch(/^\/search\/view\/[\w-]+$/)
    for (const query of [
      'stock=1&q=mug&option=Size:S&option=Size:L',
      'q=+mug+&stock=1&option=Size:S&option=Size:L&option=Size:S&utm_source=letter&page=1&rating=9',
    ]) {
      expect(kept('/search', query)).toBe(path)
    }
    expect(kept('/search', 'q=mug&stock=1&option=Size:L')).not.toBe(path)
  })

  test('says in its path what was chosen', () => {
    fc.assert(
      fc.property(fc.webQueryParameters(), fc.string({ unit: 'binary', maxLength: 40 }), (rest, words) => {
        const query = new URLSearchParams(rest)
        query.set('q', words.toWellFormed())
        const view = readView({ q: query.get('q') ?? '' })
        fc.pre(view.q !== '')
        expect(chosenIn(keptPath('/search', query))).toMatchObject({ q: view.q })
      }),
    )
    expect(chosenIn(kept('/shop/kiln-and-ember', 'min=5&sort=price-up&page=2'))).toEqual({
      ...PLAIN,
      ...{ minPrice: 500, sort: 'price-up', page: 2 },
    })
  })

  test('is none where nothing is chosen, and words choose nothing on a shelf', () => {
    expect(kept('/search', 'page=1&sort=bogus')).toBeNull()
    expect(kept('/category/lamps', 'q=mug')).toBeNull()
    expect(kept('/category/lamps', 'q=mug&stock=1')).toBe(kept('/category/lamps', 'stock=1'))
  })

  test('is nowhere else: what nobody was sent to is not read', () => {
    const other = (query: string) => Buffer.from(query).toString('base64url')
    for (const segment of ['', '!', other('stock=1&q=mug'), other('q=mug&x=1'), `${other('q=mug')}=`]) {
      expect(readKept(segment), segment).toEqual(segment === '' ? PLAIN : null)
    }
    expect(readKept(other('q=mug'))).toMatchObject({ q: 'mug' })
  })
})
