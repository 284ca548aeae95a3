/** The tour of local/tour/, which screenshots, audits and weights follow, misses no page. */
import { globSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { STOPS } from '#local/tour/stops.ts'

/** Pages that people of the shop see: not those for its makers. */
const NOT_OURS = /^\/design/

test('the tour leads through every page of app/', () => {
  const places = globSync('app/**/page.tsx')
    .map((file) => file.replace(/^app|\/\([^/]+\)|\/\[locale\]|\/page\.tsx$/g, '') || '/')
    .filter((place) => !NOT_OURS.test(place))
  expect([...new Set(STOPS.map(({ place }) => place))].sort()).toEqual(places.sort())
  expect(new Set(STOPS.map(({ name }) => name)).size).toBe(STOPS.length)
})
