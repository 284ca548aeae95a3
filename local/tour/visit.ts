import type { Page } from '@playwright/test'
import { Failure } from '../failure.ts'
import type { State, Stop } from './stop.ts'

/** What a page was seen to do that no page may. */
export interface Mishap {
  /** Scripts that threw, and errors in the console. */
  errors: string[]
  /** How many pixels it is wider than the screen. */
  tooWide: number
}

const API = '**/api/trpc/**'
/** How long a page may try a call again before it gives up on it, in milliseconds. */
const GIVES_UP_MS = 12_000
/** What is further down than so many screens is not scrolled to. */
const SCREENS = 20

/** Opens a stop at its address, as it is in a state, with everything in it there. */
export async function visit(
  page: Page,
  { stop, address, state }: { stop: Stop; address: string; state: State },
): Promise<Mishap> {
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
  if (state === 'calls') await page.route(API, (route) => route.fulfill({ status: 500, body: '' }))
  const status = (await page.goto(address))?.status()
  if (state !== 'database' && status !== (stop.status ?? 200)) {
    throw new Failure(`${stop.name} (${address}) answers ${status}.`)
  }
  await settle(page)
  if (state === 'calls') await untilSilent(page)
  if (stop.act) {
    await stop.act(page)
    await settle(page)
  }
  const tooWide = await excessWidthOf(page)
  // Elsewhere the browser says that something has failed, and it has.
  return { errors: state === 'full' && !stop.status ? errors : [], tooWide }
}

/** How many pixels a page is wider than its screen. */
export function excessWidthOf(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/** Until nothing is on its way any more: requests, fonts, pictures further down. */
async function settle(page: Page): Promise<void> {
  await page.waitForLoadState('networkidle').catch(() => {})
  await page.evaluate(async (screens) => {
    const height = Math.min(document.body.scrollHeight, screens * window.innerHeight)
    for (let y = 0; y < height; y += window.innerHeight) {
      window.scrollTo(0, y)
      await new Promise(requestAnimationFrame)
    }
    window.scrollTo(0, 0)
    await document.fonts.ready
    const pictures = [...document.images].filter((image) => !image.complete)
    const loaded = pictures.map((image) => image.decode().catch(() => {}))
    await Promise.race([Promise.all(loaded), new Promise((resolve) => setTimeout(resolve, 3_000))])
  }, SCREENS)
}

/** Until no call is made again: they come with growing pauses, so silence alone tells. */
async function untilSilent(page: Page): Promise<void> {
  const deadline = Date.now() + GIVES_UP_MS
  const asksAgain = () =>
    page.waitForRequest(API, { timeout: 2_500 }).then(
      () => true,
      () => false,
    )
  while (Date.now() < deadline && (await asksAgain()));
}
