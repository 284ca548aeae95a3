import { expect, test } from 'vitest'
import { getPathname } from './navigation.ts'

test.each([
  ['/', '/de'],
  ['/?q=mug', '/de?q=mug'],
  ['/search?q=mug#more', '/de/search?q=mug#more'],
  ['/vendor', '/vendor'],
  ['/admin/orders?q=TH', '/admin/orders?q=TH'],
  ['/vendors', '/de/vendors'],
  ['?page=2', '?page=2'],
  ['#reviews', '#reviews'],
  ['https://elsewhere.test/', 'https://elsewhere.test/'],
  ['//elsewhere.test/', '//elsewhere.test/'],
])('in German %s is %s; in English it stays as it is', (href, german) => {
  expect(getPathname({ href, locale: 'de' })).toBe(german)
  expect(getPathname({ href, locale: 'en' })).toBe(href)
})
