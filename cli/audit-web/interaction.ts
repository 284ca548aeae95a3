import type { Browser, Page } from '@playwright/test'
import type { Tour } from '#local/tour/tour.ts'
import { openWindow, PHONE } from '#local/tour/visitors.ts'
import { PAGES, type PageName } from './lighthouse.ts'

/** What a person does on each of Lighthouse's pages, in words of the English shop. */
const DEEDS: Record<PageName, (page: Page) => Promise<unknown>> = {
  home: (page) => page.getByRole('combobox').first().pressSequentially('mug', { delay: 80 }),
  listing: async (page) => {
    await page.locator('summary').first().click()
    await page.locator('summary').last().click()
  },
  product: (page) => page.getByRole('button', { name: /^(Add to cart|Sold out)$/ }).click(),
  cart: (page) => page.getByRole('button', { name: 'One more' }).first().click(),
  checkout: async (page) => {
    await page.getByLabel('E-mail').pressSequentially('ada@example.com', { delay: 40 })
    await page.getByRole('button', { name: 'Continue to the address' }).click()
  },
}

/** The processor of a phone in the middle of the market, beside that of this machine; as Lighthouse has it. */
const SLOWER = 4
/** What has been pressed is shown by then, in milliseconds. */
const SHOWN_MS = 1_500

/** The longest that a page keeps its visitor waiting for a frame that answers them, in milliseconds (INP, of a few deeds). */
export async function slowestAnswer(browser: Browser, tour: Tour, name: PageName): Promise<number | null> {
  const stop = tour.stops.find((one) => one.name === PAGES[name])
  const address = stop && tour.addresses.get(stop)
  if (!address) return null
  const window = await openWindow(browser, {
    url: tour.url,
    session: tour.visitors[stop.visitor],
    screen: PHONE,
  })
  const page = await window.newPage()
  await page.addInitScript(() => {
    const seen = window as unknown as { slowest: number }
    seen.slowest = 0
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as PerformanceEventTiming[]) {
        if (entry.interactionId) seen.slowest = Math.max(seen.slowest, entry.duration)
      }
    }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit)
  })
  const devtools = await window.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: SLOWER })
  await page.goto(address, { waitUntil: 'networkidle' })
  await DEEDS[name](page)
  await page.waitForTimeout(SHOWN_MS)
  const slowest = await page.evaluate(() => (window as unknown as { slowest: number }).slowest)
  await window.close()
  return Math.round(slowest)
}
