import { gzipSync } from 'node:zlib'
import type { Browser, Page } from '@playwright/test'
import { Failure } from '../failure.ts'
import type { Stop } from './stop.ts'
import type { Tour } from './tour.ts'
import { DESK, openWindow, type Screen } from './visitors.ts'

/**
 * How much script a page may load before anybody has done anything there, in kB (1,000 bytes) of gzip: what was measured
 * and at most 3 more, so that a page that grows must say so here. What was aimed at is 130 for home and listings, 150 for
 * product and cart, 190 for the checkout, 280 for vendors, 320 for operators. A page without any island loads 136 of React
 * and Next (16.4, of which react-dom is 64 to 73), and no setting of Next's makes that less (`docs/performance.md`).
 */
const BUDGETS: Record<string, number> = {
  // 22: the frame alone (menus, search, account, cart), Next's link, and what puts words together.
  '/': 160,
  '/category/[slug]': 160,
  '/category/[slug]/view/[view]': 160,
  '/shop/[slug]': 160,
  '/shop/[slug]/view/[view]': 160,
  '/search': 160,
  '/search/view/[view]': 160,
  '/nowhere': 160,
  // The frame, and 10 for the gallery, options, the way into the cart, and reviews.
  '/product/[slug]': 169,
  // Lines that change at once and are taken back where that fails.
  '/cart': 168,
  // No frame, but React Hook Form (14), five steps, radio buttons and the cart again.
  '/checkout': 188,
}
/** Of all other pages; the heaviest are forms (storefront), lists with windows (vendor), and one that checks by a schema (operator). */
const OF_FACES = { storefront: 180, vendor: 246, operator: 260 }

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
  const address = addresses.get(stop)
  if (!address) throw new Failure(`${stop.name}: no link leads there.`)
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
  await page.goto(address, { waitUntil: 'networkidle' })
  const bodies = await Promise.all(scripts.values())
  await look?.(page)
  await window.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000
}
