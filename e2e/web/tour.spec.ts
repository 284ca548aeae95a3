/** The tour of local/tour/, which screenshots, audits and weights follow, misses no page. */
import { globSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { violationsOn } from '#local/tour/axe.ts'
import { FACES } from '#local/tour/stop.ts'
import { STOPS } from '#local/tour/stops.ts'
import { openTour, type Tour } from '#local/tour/tour.ts'
import { excessWidthOf } from '#local/tour/visit.ts'
import { PHONE } from '#local/tour/visitors.ts'
import { budgetOf, onePerPlace, weightOf } from '#local/tour/weight.ts'

// Windows of their own, dozens of them: no report could hold a picture of each.
test.use({ screenshot: 'off' })

/** Pages that people of the shop see: not those for its makers. */
const NOT_OURS = /^\/design/

test('the tour leads through every page of app/', () => {
  const places = globSync('app/**/page.tsx')
    .map((file) => file.replace(/^app|\/\([^/]+\)|\/\[locale\]|\/page\.tsx$/g, '') || '/')
    .filter((place) => !NOT_OURS.test(place))
  expect([...new Set(STOPS.map(({ place }) => place))].sort()).toEqual(places.sort())
  expect(new Set(STOPS.map(({ name }) => name)).size).toBe(STOPS.length)
})

// One visit to each page for all three. In the dark, on a phone: by day and on a desk the journeys look; `npm run audit:web`
// looks at every state of every page, on both screens and in both themes.
for (const face of FACES) {
  test.describe(`the ${face}'s page`, () => {
    const stops = onePerPlace(STOPS.filter((stop) => stop.face === face))
    let tour: Tour

    test.beforeAll(async ({ baseURL }) => {
      tour = await openTour(baseURL ?? '', stops)
    })

    for (const stop of stops) {
      test(`${stop.place} keeps its budget of script, is accessible and no wider than a phone`, async ({
        browser,
      }) => {
        const look = async (page: Page) => {
          await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
          expect(await violationsOn(page)).toEqual([])
          expect(await excessWidthOf(page), 'pixels wider than the screen').toBeLessThanOrEqual(0)
        }
        const weight = await weightOf(browser, tour, stop, { screen: PHONE, look })
        expect(weight, 'kB of script').toBeLessThanOrEqual(budgetOf(stop))
      })
    }
  })
}

test('the frame of every German page speaks German, whether it is kept or made anew', async ({ request }) => {
  for (const path of ['/de', '/de/cart', '/de/checkout', '/de/search?q=mug', '/de/order/find']) {
    const page = await (await request.get(path)).text()
    expect(page, path).toContain('viele unabhängige Läden.</p>')
  }
})
