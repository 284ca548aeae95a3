/** The scripts that each page loads first, against its budget. The same on every screen. */
import { expect, test } from '@playwright/test'
import { STOPS } from '#local/tour/stops.ts'
import { openTour } from '#local/tour/tour.ts'
import { budgetOf, onePerPlace, weightOf } from '#local/tour/weight.ts'

// Windows of their own, dozens of them: no report could hold a picture and a trace of each.
test.use({ screenshot: 'off', trace: 'off' })

test('no page loads more script first than its budget', async ({ browser, baseURL }) => {
  const tour = await openTour(baseURL ?? '', onePerPlace(STOPS))
  const over: string[] = []
  for (const stop of tour.stops) {
    const weight = await weightOf(browser, tour, stop)
    if (weight > budgetOf(stop)) over.push(`${stop.place}: ${weight.toFixed(1)} kB of ${budgetOf(stop)}`)
  }
  expect(over).toEqual([])
})
