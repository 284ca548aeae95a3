import { gzipSync } from 'node:zlib'
import type { Browser } from '@playwright/test'
import type { Stop } from './stop.ts'
import type { Tour } from './tour.ts'
import { openWindow, type Screen } from './visitors.ts'

/**
 * How much script a page may load before anybody has done anything there, in kB (1,000 bytes) of gzip. What was aimed at
 * is 130 for home and listings, 150 for product and cart, 190 for the checkout. A page without any island loads 136 of
 * React and Next (16.4, of which react-dom is 73), and no setting of Next's makes that less: so these are 136 and what
 * the page's own islands take, and a page that grows must say so here.
 */
const BUDGETS: Record<string, number> = {
  '/': 156,
  '/category/[slug]': 156,
  '/category/[slug]/filtered': 156,
  '/shop/[slug]': 156,
  '/shop/[slug]/filtered': 156,
  '/search': 156,
  '/product/[slug]': 216,
  '/cart': 232,
  '/checkout': 264,
}
const OF_FACES = { storefront: 236, vendor: 298, operator: 320 }

export function budgetOf({ place, face }: Stop): number {
  return BUDGETS[place] ?? OF_FACES[face]
}

/** The first stop of each page in `app/`: all of a page's load the same scripts. */
export function onePerPlace(stops: readonly Stop[]): Stop[] {
  return stops.filter((stop, at) => stops.findIndex(({ place }) => place === stop.place) === at)
}

const DESK: Screen = { width: 1440, height: 900, phone: false }

/**
 * The scripts that a first visit to a page loads, in kB of gzip: all that the browser asks for on its own, but not what
 * Next fetches ahead for the links on it.
 */
export async function weightOf(
  browser: Browser,
  { url, visitors, addresses }: Tour,
  stop: Stop,
): Promise<number> {
  const window = await openWindow(browser, { url, session: visitors[stop.visitor], screen: DESK })
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
  await window.close()
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1_000
}
