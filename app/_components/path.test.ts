import { expect, test } from 'vitest'
import { z } from 'zod'
import { pathWith, understood, wishes } from './path.ts'

test('an address names what is wanted and leaves out what is not', () => {
  expect(pathWith('/admin/orders', { q: 'a b', status: undefined, after: null, page: '' })).toBe(
    '/admin/orders?q=a+b',
  )
  expect(pathWith('/admin/orders', {})).toBe('/admin/orders')
})

test('of repeated values the first counts, and blanks are none', () => {
  expect(wishes({ q: [' TH-1 ', 'x'], status: ' ', none: undefined })).toEqual({ q: 'TH-1' })
})

test('what cannot be searched for is no wish, whatever Next made of it', () => {
  const odd = { q: 'a\0b', name: '\ud800', constructor: [Object, '1'] as unknown as string[] }
  expect(wishes(odd)).toEqual({ constructor: '1' })
})

test('a wish that is not understood takes no other with it', () => {
  const shape = { status: z.enum(['placed', 'shipped']), after: z.uuid() }
  expect(understood(shape, { status: 'placed', after: 'x', other: 'y' })).toEqual({ status: 'placed' })
})
