import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import type { Stop } from './stop.ts'
import type { Tour } from './tour.ts'
import { DESK, openWindow, type Screen } from './visitors.ts'

/**
 * How much script a page may load before anybody has done anything there, in kB (1,000 bytes) of gzip: what was measured
 * and at most 3 more, so that a page that grows must say so here. What was aimed at is 130 for home and listings, 150 for
 * product and cart, 190 for the checkout. A page without any island loads 136 of React and Next (16.4, of which react-dom
 * is 73), and no setting of Next's makes that less: what counts is what the islands add to it.
 */
const BUDGETS: Record<string, number> = {
  // 33: the frame alone (menus, account, cart), for which nothing calls the API but `fetch`, and 9 of it to parse words.
  '/': 171,
  '/category/[slug]': 171,
  '/category/[slug]/filtered': 171,
  '/shop/[slug]': 171,
  '/shop/[slug]/filtered': 171,
  '/search': 171,
  '/nowhere': 170,
  // The frame, and 33 for the API's client, its cache and the islands that buy and review with them.
  '/product/[slug]': 204,
  // Lines that change at once and are taken back where that fails, and dialogs: 44.
  '/cart': 215,
  // No frame, but React Hook Form, the schemas of what is typed, and the cart again.
  '/checkout': 244,
  '/order/[code]': 233,
  '/order/find': 219,
  '/account/wishlist': 191,
  '/account/reviews': 189,
  // Forms, tables and dialogs of one order on one page.
  '/vendor/orders/[id]': 314,
}
/** Of all other pages; the heaviest are forms with schemas (storefront, operator) and tables with dialogs (vendor). */
const OF_FACES = { storefront: 256, vendor: 289, operator: 318 }

export function budgetOf({ place, face }: Stop): number {
  return BUDGETS[place] ?? OF_FACES[face]
}

/** The first stop of each page in `app/`: all of a page's load the same scripts. */
export function onePerPlace(stops: readonly Stop[]): Stop[] {
  return stops.filter((stop, at) => stops.findIndex(({ place }) => place === stop.place) === at)
}

/**
 * The scripts that a first visit to a page loads, in kB of gzip: all that the browser asks for on its own, but not what
 * Next fetches ahead for the links on it. They are the same on every screen; `look` sees the page on the one that is named.
 */
export async function weightOf(
  browser: Browser,
  { url, visitors, addresses }: Tour,
  stop: Stop,
  { screen = DESK, look }: { screen?: Screen; look?: (page: Page) => Promise<unknown> } = {},
): Promise<number> {
  const window = await openWindow(browser, { url, session: visitors[stop.visitor], screen })
  const page = await window.newPage()
  const scripts = new Map<string, Promise<Buffer>>()
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.set(response.url(), response.body())
  })
  await page.route('**', async (route) => {
    const ahead = route.request().headers()['next-router-prefetch'] !== undefined
    await (ahead ? route.abort() : route.continue())
  })
  await page.goto(addresses.get(stop) ?? '', { waitUntil: 'networkidle' })
  const bodies = await Promise.all(scripts.values())
  await look?.(page)
  await window.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000
}
