import { expect, test } from 'vitest'
import { pathWith, wishes } from './path.ts'

test('an address names what is wanted and leaves out what is not', () => {
  expect(pathWith('/admin/orders', { q: 'a b', status: undefined, after: null, page: '' })).toBe(
    '/admin/orders?q=a+b',
  )
  expect(pathWith('/admin/orders', {})).toBe('/admin/orders')
})

test('of repeated values the first counts, and blanks are none', () => {
  expect(wishes({ q: [' TH-1 ', 'x'], status: ' ', none: undefined })).toEqual({ q: 'TH-1' })
})
